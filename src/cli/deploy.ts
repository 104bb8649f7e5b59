/** `npm run deploy`: deploys the Worker with wrangler. Options go to wrangler. */
import { courseArgument } from './command/course-argument.ts';
import { runCommand } from './command/run.ts';
import { deployCourse } from './wrangler/deploy.ts';

await runCommand(async (options) => {
  process.exitCode = (await deployCourse(courseArgument(options))).code;
});
