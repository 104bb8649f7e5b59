/** `npm run deploy`: deploys the Worker with wrangler. Options go to wrangler. */
import { deployCourse } from './deploying.ts';
import { runCommand } from './local.ts';

await runCommand(async (options) => {
  process.exitCode = (await deployCourse(options)).code;
});
