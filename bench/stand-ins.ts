/** Starts the stand-ins, each in a process of its own, and asks them what they have counted. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Seed } from '../tests/stand-ins/kv/server.ts';
import type { KvUsage } from '../tests/stand-ins/kv/usage.ts';
import { resendAccount } from '../tests/stand-ins/resend/client.ts';
import type { Counts } from '../tests/stand-ins/resend/wire.ts';

export interface Kv {
  /** `127.0.0.1:<port>`. */
  address: string;
  /** Fills it anew with these entries, and with nothing else. */
  fill(seeds: readonly Seed[]): Promise<void>;
  /** What was counted since the last call, which is then forgotten. */
  counted(): Promise<KvUsage>;
  /** Writes a value with its metadata (JSON), as the Worker would have. */
  put(key: string, value: string, metadata: string): Promise<void>;
  stop(): Promise<void>;
}

/** Calls a second (0: no limit), and how long each takes (ms). */
interface ResendLimits {
  perSecond: number;
  latencyMs: number;
}

export interface Resend {
  /** `127.0.0.1:<port>`. */
  address: string;
  limit(limits: ResendLimits): Promise<void>;
  /** What was counted since the last call, which is then forgotten, together with all idempotency keys. */
  counted(): Promise<Counts>;
  stop(): Promise<void>;
}

/** More calls than any benchmark makes. */
const ALL_CALLS = 1e9;

/** An empty KV, whose operations take so long (ms) besides what they take here. */
export async function startKv(latencyMs: number): Promise<Kv> {
  const { address, stop } = await start('kv', String(latencyMs));
  const control = async (what: string, body?: unknown): Promise<KvUsage> => {
    const response = await fetch(`http://${address}/control/${what}`, { method: 'POST', body: JSON.stringify(body) });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  };
  return {
    address,
    stop,
    async fill(seeds) {
      await control('clear');
      await control('seed', seeds);
    },
    async counted() {
      const usage = await control('counts');
      await control('reset');
      return usage;
    },
    async put(key, value, metadata) {
      const headers = { 'cf-kv-metadata': metadata };
      await fetch(`http://${address}/${key}`, { method: 'PUT', body: value, headers });
    },
  };
}

/** The account of `apiKey` at a Resend without a limit, which answers at once. */
export async function startResend(apiKey: string): Promise<Resend> {
  const { address, stop } = await start('resend');
  const account = resendAccount(`http://${address}`, apiKey);
  let limits: ResendLimits = { perSecond: 0, latencyMs: 0 };
  const apply = ({ perSecond, latencyMs }: ResendLimits) => {
    const delay = { kind: 'delay', ms: latencyMs, accept: 'end', calls: ALL_CALLS } as const;
    return account.set({ rateLimit: perSecond, faults: latencyMs > 0 ? [delay] : [] });
  };
  return {
    address,
    stop,
    async limit(wanted) {
      limits = wanted;
      await apply(limits);
    },
    async counted() {
      const counts = await account.counts();
      await account.reset();
      await apply(limits);
      return counts;
    },
  };
}

async function start(...args: string[]): Promise<{ address: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, ['tests/stand-ins/process.ts', ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [port] = await once(child.stdout.setEncoding('utf8'), 'data');
  return {
    address: `127.0.0.1:${Number(port)}`,
    async stop() {
      if (child.exitCode !== null || !child.kill('SIGKILL')) return;
      await once(child, 'exit');
    },
  };
}
