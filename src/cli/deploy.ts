/**
 * `npm run deploy`: deploys the Worker with wrangler, and writes down which course its readers get from now on, for
 * `npm run course:diff`. Options go to wrangler.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lessonsIn, writeDeployed } from './course-diff/version.ts';
import { runCommand } from './local.ts';

async function deploy(args: string[]): Promise<void> {
  // Before wrangler builds it, which takes a while: what the author saves in the meantime is not in the record.
  const lessons = await lessonsIn('emails', 'The course');
  const wrangler = ['node_modules/wrangler/bin/wrangler.js', 'deploy', ...args];
  const [code] = await once(spawn(process.execPath, wrangler, { stdio: 'inherit' }), 'exit');
  if (code === 0 && !args.some(isDryRun)) await writeDeployed(lessons, Date.now());
  process.exitCode = code ?? 1;
}

const isDryRun = (arg: string) => /^--dry-?run(=true)?$/i.test(arg);

await runCommand(deploy);
