/** Signs people up by the form, many at a time, and looks at how long each has to wait. */
import { Agent, request } from 'node:http';
import type { Bundle } from './bundle.ts';
import { CALL_MS, type Machine } from './machine.ts';

export interface Signups {
  count: number;
  perSecond: number;
  /** 99 of 100 waited no longer (ms), Resend's part included. */
  p99Ms: number;
}

const AT_A_TIME = 32;

/** So many signups before those that count. */
const WARM_UP = 4 * AT_A_TIME;

/** Signs up so many people; throws where one is not taken. */
export async function measureSignups(count: number, bundle: Bundle, machine: Machine): Promise<Signups> {
  await machine.kv.fill([]);
  await machine.resend.limit({ perSecond: 0, latencyMs: CALL_MS });
  return machine.withWorker(bundle, async ({ url }) => {
    const agent = new Agent({ keepAlive: true, maxSockets: AT_A_TIME });
    try {
      // Nobody waits for the code to be read: that is what start-up shows.
      await crowd('first', WARM_UP, url, agent);
      const startedAt = performance.now();
      const waits = await crowd('reader', count, url, agent);
      const seconds = (performance.now() - startedAt) / 1_000;
      waits.sort((one, other) => one - other);
      return { count, perSecond: count / seconds, p99Ms: waits[Math.ceil(count * 0.99) - 1] ?? 0 };
    } finally {
      agent.destroy();
    }
  });
}

/** Signs up so many people, each with a name of their own. Returns how long each waited (ms). */
async function crowd(name: string, count: number, url: string, agent: Agent): Promise<number[]> {
  const waits: number[] = [];
  let next = 0;
  const visitor = async () => {
    while (next < count) {
      const startedAt = performance.now();
      await signUp(url, `${name}-${next++}`, agent);
      waits.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, visitor));
  return waits;
}

function signUp(url: string, name: string, agent: Agent): Promise<void> {
  const fields = { email: `${name}@reader.example`, name: 'Anna', timezone: 'Europe/Berlin' };
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return new Promise((done, fail) => {
    request(`${url}/subscribe`, { method: 'POST', agent, headers }, (response) => {
      const { statusCode = 0 } = response;
      response.resume().once('end', () => {
        if (statusCode < 400) done();
        else fail(new Error(`A signup was answered with ${statusCode}.`));
      });
    })
      .once('error', fail)
      .end(new URLSearchParams(fields).toString());
  });
}
