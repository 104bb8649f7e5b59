/** `npm run deploy`: deploys the Worker with wrangler. Options go to wrangler. */
import { courseArgument } from './course-argument.ts';
import { deployCourse } from './deploying.ts';
import { runCommand } from './local.ts';

await runCommand(async (options) => {
  process.exitCode = (await deployCourse(courseArgument(options))).code;
});
