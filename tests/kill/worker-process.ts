/**
 * The Worker as a process that can be killed: `wrangler dev` over a state that outlives it. It is copied once, by the local
 * clock, so that a start is quick, touches nothing of the project, and is the same Worker every time, at the test's own instant.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { unstable_readConfig } from 'wrangler';
import { freePort } from '../../src/cli/local/running.ts';
import { BUILT } from '../fixtures/build.ts';

const WRANGLER = 'node_modules/wrangler/bin/wrangler.js';
const LEASH = 'tests/kill/leash.ts';

/** How long a start may take (ms), on a machine that has other things to do. */
const START_WITHIN_MS = 120_000;

export interface WorkerProcess {
  readonly url: string;
  /** Kills wrangler and workerd in one stroke, as a power cut does. Resolves once they are gone; twice is once. */
  kill(): Promise<void>;
}

/** Where a Worker keeps its state below `folder`. */
export const stateIn = (folder: string) => join(folder, 'state');

/** Its configuration. */
export const configIn = (folder: string) => join(folder, 'wrangler.json');

/** Copies the Worker that was built into `folder`, with its mails and a configuration that builds nothing. */
export async function copyWorker(folder: string): Promise<void> {
  const config = unstable_readConfig({ config: 'wrangler.toml' });
  for (const part of ['assets', 'local']) await cp(join(BUILT, part), join(folder, part), { recursive: true });
  const copied = { main: 'local/index.js', assets: { ...config.assets, directory: 'assets' } };
  // What is left out was for the build, or is no field of a file.
  const done = { build: undefined, unsafe: undefined };
  await writeFile(configIn(folder), JSON.stringify({ ...config, ...copied, ...done }));
}

/** Starts the Worker that was copied into `folder`; throws with what it printed if it ends before it answers. */
export async function startWorker(folder: string, vars: Record<string, string>): Promise<WorkerProcess> {
  const port = await freePort();
  const where = ['--port', port, '--ip', '127.0.0.1', '--inspector-port', '0', '--persist-to', stateIn(folder)];
  const quiet = ['--log-level', 'error', '--show-interactive-dev-session', 'false'];
  const given = Object.entries(vars).flatMap(([name, value]) => ['--var', `${name}:${value}`]);
  const args = [WRANGLER, 'dev', '--config', configIn(folder), ...where, ...quiet, ...given];
  // In a process group of its own, so that one signal reaches it and the workerd that it starts.
  const child = spawn(process.execPath, [LEASH, ...args], { detached: true, env: environment(folder) });
  const url = `http://127.0.0.1:${port}`;
  await answers(url, child).catch(async (error: unknown) => {
    await kill(child);
    throw error;
  });
  return { url, kill: () => kill(child) };
}

/** Offline; what wrangler leaves behind when it is killed stays in `folder`; V8 need not compile it at every start. */
function environment(folder: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    WRANGLER_SEND_METRICS: 'false',
    TMPDIR: folder,
    XDG_CONFIG_HOME: folder,
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  };
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

async function kill(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || hasEnded(child)) return;
  const gone = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await gone;
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (words) => (output += String(words)));
  const until = Date.now() + START_WITHIN_MS;
  const isUp = () => fetch(`${url}/health`).then(Boolean, () => false);
  while (!(await isUp())) {
    if (hasEnded(child) || Date.now() > until) throw new Error(`wrangler dev does not answer:\n${output}`);
    await sleep(50);
  }
}
