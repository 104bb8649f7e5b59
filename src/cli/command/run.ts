/** What all commands share: how they end with an error, and the `--course` option. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A mistake in how a command was called, or in its input. Printed as one sentence, without a stack trace. */
export class UsageError extends Error {}

/** Runs a command. A `UsageError` prints its message and ends it with exit code 1. */
export async function runCommand(command: (args: string[]) => Promise<void>): Promise<void> {
  try {
    await command(process.argv.slice(2));
  } catch (error) {
    const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
    console.error(isUsage ? `\n  ${error.message}\n` : error);
    process.exit(1);
  }
}

/**
 * Removes `--course examples/drawing` from a command's arguments and returns the others. The folder is stored in the
 * variable COURSE, which child processes inherit, including wrangler's build. Throws a `UsageError` if the folder holds
 * no course.
 */
export function courseArgument(args: readonly string[]): string[] {
  const at = args.findIndex((word) => word === '--course' || word.startsWith('--course='));
  const [, inline] = args[at]?.split('=') ?? [];
  const folder = at === -1 ? process.env['COURSE'] : (inline ?? args[at + 1] ?? '');
  if (folder !== undefined && folder !== '' && existsSync(join(folder, 'course.ts')))
    process.env['COURSE'] = folder.replace(/\/+$/, '');
  else if (at !== -1 || folder)
    throw new UsageError(
      `"${folder ?? ''}" has no course.ts. Name the folder of a course, for example --course examples/drawing.`,
    );
  return at === -1 ? [...args] : args.toSpliced(at, inline === undefined ? 2 : 1);
}
