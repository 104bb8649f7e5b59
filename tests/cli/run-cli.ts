/** Runs commands as `npm run` runs them. */
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a command left behind: its code, and all that it printed. */
export interface Ended {
  code: number;
  output: string;
}

/** Runs `src/cli/<command>.ts`. */
export function runCli(
  command: string,
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<Ended> {
  return runNode(`src/cli/${command}.ts`, args, env);
}

/** Runs a file of this project, in its folder or in another one. */
export function runNode(
  file: string,
  args: readonly string[] = [],
  env: Record<string, string> = {},
  cwd = '.',
): Promise<Ended> {
  return run(process.execPath, [resolve(file), ...args], { cwd, env: { ...process.env, ...env } }).then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ code, output: stdout + stderr }),
  );
}
