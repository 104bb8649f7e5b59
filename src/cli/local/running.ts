/** Runs `npm start` for a script or a test: on ports of its own, with a state of its own, gone when it is stopped. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Local, readLocal } from './addresses.ts';

export interface RunningCourse {
  local: Local;
  /** What `npm start` has printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/**
 * Starts the course and resolves once it answers; throws with what it printed if it ends before. `settings` are its
 * variables; `project` is the folder of another copy of this project, `options` are further words of the command, `state` is a folder
 * that outlives the course, in place of one of its own.
 */
export async function startCourse(
  settings: Record<string, string> = {},
  { project = '.', options = [], state }: { project?: string; options?: readonly string[]; state?: string } = {},
): Promise<RunningCourse> {
  const folder = state ?? (await mkdtemp(join(tmpdir(), 'daystep-')));
  const args = ['--port', await freePort(), '--inbox-port', await freePort(), '--state', folder];
  const child = spawn(process.execPath, ['src/cli/start.ts', ...args, ...options], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...settings },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (words: string) => {
      output += words;
    });
  }
  await ready(child, () => output);
  return {
    local: readLocal(args).local,
    output: () => output,
    async stop() {
      const ended = once(child, 'exit');
      if (child.exitCode === null && child.kill('SIGTERM')) await ended;
      if (state === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

function ready(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => output().includes('is running') && resolve());
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${output()}`)));
  });
}

/** A port that is free right now. */
export async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port.');
  return String(address.port);
}
