/** `npm run deploy`: deploys the Worker with wrangler. Options go to wrangler. */
import { courseArgument, runCommand } from './command/run.ts';
import { deployCourse } from './wrangler/run.ts';

await runCommand(async (options) => {
  process.exitCode = (await deployCourse(courseArgument(options))).code;
});
