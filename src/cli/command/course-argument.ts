/** Which course a command is about. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './run.ts';

/**
 * Takes `--course examples/drawing` out of a command's words and hands the others back. It is kept in the variable
 * COURSE, which whatever the command starts has from it, wrangler's own build too. Throws a
 * `UsageError` if there is no course in that folder.
 */
export function courseArgument(args: readonly string[]): string[] {
  const at = args.findIndex((word) => word === '--course' || word.startsWith('--course='));
  const [, inline] = args[at]?.split('=') ?? [];
  const folder = at === -1 ? process.env['COURSE'] : (inline ?? args[at + 1] ?? '');
  if (folder !== undefined && folder !== '' && existsSync(join(folder, 'course.ts')))
    process.env['COURSE'] = folder.replace(/\/+$/, '');
  else if (at !== -1 || folder)
    throw new UsageError(
      `"${folder ?? ''}" holds no course.ts: name the folder of a course, such as --course examples/drawing.`,
    );
  return at === -1 ? [...args] : args.toSpliced(at, inline === undefined ? 2 : 1);
}
