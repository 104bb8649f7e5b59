/** Starts the stand-ins, each in a process of its own, and asks them what they have counted. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { KvCounts, Seed } from './kv.ts';
import type { ResendCounts, ResendLimits } from './resend.ts';

interface StandIn {
  /** `127.0.0.1:<port>`. */
  address: string;
  /** Posts to `/control/<what>`; the answer holds the counts. */
  control(what: string, body?: unknown): Promise<Response>;
  stop(): Promise<void>;
}

export interface Kv {
  address: string;
  /** Fills it anew with these entries, and with nothing else. */
  fill(seeds: readonly Seed[]): Promise<void>;
  /** What was counted since the last call, which is then forgotten. */
  counted(): Promise<KvCounts>;
  /** Writes a value with its metadata (JSON), as the Worker would have. */
  put(key: string, value: string, metadata: string): Promise<void>;
  stop(): Promise<void>;
}

export interface Resend {
  address: string;
  limit(limits: ResendLimits): Promise<void>;
  /** What was counted since the last call, which is then forgotten. */
  counted(): Promise<ResendCounts>;
  stop(): Promise<void>;
}

/** An empty KV, whose operations take so long (ms) besides what they take here. */
export async function startKv(latencyMs: number): Promise<Kv> {
  const { address, control, stop } = await start('bench/stand-ins/kv.ts', [String(latencyMs)]);
  return {
    address,
    stop,
    async fill(seeds) {
      await control('clear');
      await control('seed', seeds);
    },
    async counted() {
      const counts: KvCounts = await (await control('counts')).json();
      await control('reset');
      return counts;
    },
    async put(key, value, metadata) {
      const headers = { 'cf-kv-metadata': metadata };
      await fetch(`http://${address}/${key}`, { method: 'PUT', body: value, headers });
    },
  };
}

/** A Resend without a limit, which answers at once. */
export async function startResend(): Promise<Resend> {
  const { address, control, stop } = await start('bench/stand-ins/resend.ts');
  return {
    address,
    stop,
    async limit(limits) {
      await control('limits', limits);
    },
    async counted() {
      const counts: ResendCounts = await (await control('counts')).json();
      await control('reset');
      return counts;
    },
  };
}

async function start(file: string, args: readonly string[] = []): Promise<StandIn> {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [port] = await once(child.stdout.setEncoding('utf8'), 'data');
  const address = `127.0.0.1:${Number(port)}`;
  return {
    address,
    async control(what, body) {
      const response = await fetch(`http://${address}/control/${what}`, { method: 'POST', body: JSON.stringify(body) });
      if (!response.ok) throw new Error(await response.text());
      return response;
    },
    async stop() {
      if (child.exitCode !== null || !child.kill('SIGKILL')) return;
      await once(child, 'exit');
    },
  };
}
