/**
 * The one clock of a course on this machine, for its pages, ticks, tokens and commands: the wall clock, and how far it was
 * set or travelled from there. A tick for a later instant takes it along; nothing takes it back. It stands in the local KV
 * beside what happened by it, so that neither outlives the other.
 */
import { is, number, object } from 'valibot';
import type { Time } from '../domain/time.ts';
import type { Env } from '../env.ts';
import { wallTime } from '../services.ts';
import { createStore } from '../storage/store.ts';

/** Beside the keys of the course; no deployed Worker knows it. */
const KEY = 'local-clock';

const ClockSchema = object({
  /** How far it was ahead of the wall clock when it began (ms); negative where it was behind. */
  begunAt: number(),
  /** How far it is ahead now (ms). */
  ahead: number(),
});

/** What `npm start` tells the Worker beyond what a deployed one is told. */
export interface LocalEnv extends Env {
  /** The instant at which a clock begins that has none yet, ISO 8601; the wall clock's, where it is empty. */
  DAYSTEP_NOW?: string;
  /** The time zone of this machine, by its IANA name. */
  LOCAL_TIME_ZONE?: string;
}

export interface LocalClock {
  time: Time;
  /** How far it has travelled since it began (ms). */
  travelled: number;
  /** What the course is given: keys in its storage expire by this clock, and no version says when it was deployed by another. */
  env: Env;
}

/** The clock as it is now: where the ticks have come to, or later. What is seen of it first is kept, and goes on from there. */
export async function readClock(env: LocalEnv): Promise<LocalClock> {
  const { begunAt, kept } = await read(env);
  const wall = wallTime.now();
  const ahead = Math.max(
    kept ?? begunAt,
    (await createStore(env.KV, { time: wallTime, signingSecrets: [] }).clock.lastTickAt()) - wall,
  );
  if (ahead !== (kept ?? 0)) await env.KV.put(KEY, JSON.stringify({ begunAt, ahead }));
  return clockOf({ begunAt, ahead }, env);
}

/**
 * The clock of a tick for `instant` (ms): it is there, or later. The tick itself writes down that it was (`clock`), so nothing
 * more is kept until somebody looks.
 */
export async function clockAt(instant: number, env: LocalEnv): Promise<LocalClock> {
  const { begunAt, kept } = await read(env);
  return clockOf({ begunAt, ahead: Math.max(kept ?? begunAt, instant - wallTime.now()) }, env);
}

/** What is kept of the clock; `kept` is null where it has not begun, which it does now. */
async function read({ KV, DAYSTEP_NOW = '' }: LocalEnv): Promise<{ begunAt: number; kept: number | null }> {
  const stored: unknown = await KV.get(KEY, 'json');
  if (is(ClockSchema, stored)) return { begunAt: stored.begunAt, kept: stored.ahead };
  return { begunAt: DAYSTEP_NOW === '' ? 0 : Date.parse(DAYSTEP_NOW) - wallTime.now(), kept: null };
}

function clockOf({ begunAt, ahead }: { begunAt: number; ahead: number }, given: LocalEnv): LocalClock {
  const { CF_VERSION_METADATA: _, ...env } = given;
  return {
    time: { ...wallTime, now: () => wallTime.now() + ahead },
    travelled: ahead - begunAt,
    env: { ...env, KV: expiringBy(ahead, env.KV) },
  };
}

/** Storage tells by the wall clock when a key expires, and takes none that should have by then. */
function expiringBy(ahead: number, kv: KVNamespace): KVNamespace {
  const byWallClock = ({ expiration, ...options }: KVNamespacePutOptions): KVNamespacePutOptions =>
    expiration === undefined ? options : { ...options, expiration: expiration - Math.floor(ahead / 1000) };
  return new Proxy(kv, {
    get(target, name) {
      if (name === 'put') {
        return (key: string, value: string, options: KVNamespacePutOptions = {}) =>
          target.put(key, value, byWallClock(options));
      }
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}
