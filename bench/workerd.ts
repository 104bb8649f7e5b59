/**
 * Runs a bundle on workerd, the server that Cloudflare runs, without anything around it: the process holds the Worker
 * and nothing else, so that its CPU and its memory are the Worker's. Storage is a process of its own, as it is there.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../src/cli/local/running.ts';
import type { Modules } from './bundle.ts';
import { cpuTime, forgetPeak, memoryMb } from './process.ts';

const WORKERD = 'node_modules/workerd/bin/workerd';

/** Of what workerd and the Worker print, so much (characters) is shown where something fails. */
const MAX_COMPLAINT_LENGTH = 2_000;

/** Stands for a cache that holds nothing: no two signups of the bench are alike. */
const NO_CACHE =
  'export default { fetch: ({ method }) => new Response(null, { status: method === "GET" ? 504 : 204 }) };';

export interface Workerd {
  url: string;
  /** CPU (ms) from its start until it answered. */
  startCpuMs: number;
  /** Runs the tick of `time` (ms) with these vars. */
  tick(time: number, vars?: Record<string, string>): Promise<Tick>;
  /** Does something that asks the Worker, and tells what that took. */
  measure<Answer>(ask: () => Promise<Answer>): Promise<{ answer: Answer; cost: Tick }>;
  stop(): Promise<void>;
}

/** What a tick, or a request, took; `workerMs` is the part of its CPU that ran in the Worker's own thread, without V8's helpers. `grownMb`: the most memory during it, beyond what the process held before its first request. */
export interface Tick {
  wallMs: number;
  cpuMs: number;
  workerMs: number;
  peakMb: number;
  grownMb: number;
}

interface Given {
  /** The Worker's modules, and `worker.js`, which stands before them. */
  modules: Modules;
  vars: Record<string, string>;
  /** `127.0.0.1:<port>` of the storage; left out, there is none. */
  kv?: string | undefined;
  /** V8 may hold so much (MB), and the Worker dies where that is too little; left out: as V8 likes. */
  heapMb?: number | undefined;
  scratch: string;
}

/** Starts workerd, and resolves once it answers; `/bench/ready` is all it was asked by then. */
export async function startWorkerd({ modules, vars, kv, heapMb, scratch }: Given): Promise<Workerd> {
  const folder = await mkdtemp(join(scratch, 'workerd-'));
  const port = await freePort();
  for (const [name, source] of modules) await writeFile(join(folder, name), source);
  await writeFile(join(folder, 'config.capnp'), configFor(port, { modules, vars, kv, heapMb }));
  // The binary itself, which its install script puts there: a launcher would be another process.
  const child = spawn(WORKERD, ['serve', join(folder, 'config.capnp')], { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (words: string) => {
    complaints = (complaints + words).slice(-MAX_COMPLAINT_LENGTH);
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${WORKERD} does not start.`);
  const url = `http://127.0.0.1:${port}`;
  while ((await request(`${url}/bench/ready`).catch(() => 0)) !== 200) {
    if (child.exitCode !== null) throw new Error(`workerd ended with ${child.exitCode}: ${complaints}`);
    await sleep(5);
  }
  const { all: startCpuMs } = await cpuTime(pid);
  const atRest = (await memoryMb(pid)).now;
  const measure: Workerd['measure'] = async (ask) => {
    await forgetPeak(pid);
    const before = await cpuTime(pid);
    const startedAt = performance.now();
    const answer = await ask();
    const wallMs = performance.now() - startedAt;
    const { peak } = await memoryMb(pid);
    const after = await cpuTime(pid);
    const cpu = { cpuMs: after.all - before.all, workerMs: after.first - before.first };
    return { answer, cost: { wallMs, ...cpu, peakMb: peak, grownMb: peak - atRest } };
  };
  return {
    url,
    startCpuMs,
    async tick(time, given = {}) {
      const { answer: status, cost } = await measure(() =>
        request(`${url}/bench/tick?${new URLSearchParams({ ...given, time: String(time) })}`),
      );
      if (status !== 200) throw new Error(`A tick failed with ${status}: ${complaints}`);
      return cost;
    },
    measure,
    async stop() {
      if (child.exitCode === null && child.kill('SIGKILL')) await once(child, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The status of a GET. `fetch` gives up after five minutes, and a tick may take fifteen. */
function request(url: string): Promise<number> {
  return new Promise((done, fail) => {
    get(url, { agent: false }, (response) => {
      response.resume().once('end', () => done(response.statusCode ?? 0));
    }).once('error', fail);
  });
}

function configFor(port: string, { modules, vars, kv, heapMb }: Omit<Given, 'scratch'>): string {
  const bindings = [
    '(name = "ASSETS", service = "assets")',
    ...(kv === undefined ? [] : ['(name = "KV", kvNamespace = "kv")']),
    ...Object.entries(vars).map(([name, value]) => `(name = ${quoted(name)}, text = ${quoted(value)})`),
  ];
  // The first module is the Worker.
  const names = [...modules.keys()].filter((name) => name !== 'worker.js');
  const storage = kv === undefined ? '' : `(name = "kv", external = (address = ${quoted(kv)}, http = ())),`;
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [
        ${['worker.js', ...names].map((name) => `(name = "${name}", esModule = embed "${name}")`).join(',\n        ')},
      ],
      compatibilityDate = "2026-10-01",
      bindings = [${bindings.join(', ')}],
      cacheApiOutbound = "cache",
    )),
    (name = "cache", worker = (
      modules = [(name = "cache.js", esModule = ${quoted(NO_CACHE)})],
      compatibilityDate = "2026-10-01",
    )),
    (name = "assets", disk = (path = ${quoted(resolve('dist/assets'))})),
    ${storage}
    (name = "internet", network = (allow = ["private", "local"])),
  ],
  v8Flags = [${heapMb === undefined ? '' : `"--max-heap-size=${heapMb}"`}],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`;
}

const quoted = (words: string) => JSON.stringify(words);
