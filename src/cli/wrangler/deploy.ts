/** Deploys the Worker, and writes down which course its readers get from now on, for `npm run course:diff`. */
import { courseFolder } from '../../build/folder.ts';
import { lessonsIn, writeDeployed } from '../course-diff/version.ts';
import { type Ended, runWrangler } from './run.ts';

/** Runs `wrangler deploy` with these options, in this terminal; throws a `UsageError` if the course can't be built. */
export async function deployCourse(options: readonly string[]): Promise<Ended> {
  // Before wrangler builds it, which takes a while: what the author saves in the meantime is not in the record.
  const lessons = await lessonsIn(courseFolder(), 'The course');
  const ended = await runWrangler(['deploy', ...options], 'terminal');
  if (ended.code === 0 && !options.some(isDryRun) && !isPreview(options)) await writeDeployed(lessons, Date.now());
  return ended;
}

/** A preview has readers of its own. */
const isPreview = (options: readonly string[]) => /(^| )(--env|-e)[ =]preview( |$)/.test(options.join(' '));

const isDryRun = (option: string) => /^--dry-?run(=true)?$/i.test(option);
