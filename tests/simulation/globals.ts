/** What the Worker finds around it: a Date, chance, hashes, a cache and a network that are all the story's own. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type Random, randomOf } from '../stand-ins/random.ts';
import { invocation } from './invocation.ts';
import type { World } from './world.ts';

export interface Network {
  fetch(url: string, init: RequestInit): Promise<Response>;
}

/** Puts the story's world in the place of the real one, and returns what puts the real one back. For one thread only. */
export function install(world: World, seed: number, network: Network, log: (line: string) => void): () => void {
  const random = randomOf(seed, 'globals');
  const write = (...values: unknown[]) => log(values.map(String).join(' '));
  const values: Record<string, unknown> = {
    Date: dateOf(world),
    Intl: INTL,
    fetch: (url: string, init: RequestInit = {}) => network.fetch(url, init),
    caches: { default: cacheOf(world) },
    crypto: cryptoOf(random),
    CryptoKey: Key,
    console: { ...console, log: write, error: write, warn: write, info: write, debug: write },
  };
  const before = Object.entries(values).map(([name, value]) => {
    const former = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    return [name, former] as const;
  });
  const { random: former } = Math;
  Math.random = () => random.next();
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
    }
    Math.random = former;
  };
}

function dateOf(world: World): DateConstructor {
  return new Proxy(Date, {
    construct: (target, args) => Reflect.construct(target, args.length === 0 ? [world.now] : args),
    apply: () => new Date(world.now).toString(),
    get: (target, name) => (name === 'now' ? () => world.now : Reflect.get(target, name)),
  });
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Intl, which makes each formatter once: they have no state, and the Worker's pages ask for the same ones all the time. */
const INTL = Object.create(Intl, {
  DateTimeFormat: {
    value: new Proxy(Intl.DateTimeFormat, {
      construct(target, args) {
        const name = JSON.stringify(args);
        const formatter = formatters.get(name) ?? Reflect.construct(target, args);
        formatters.set(name, formatter);
        return formatter;
      },
    }),
  },
});

/** One cache a location. */
function cacheOf(world: World) {
  const kept = new Map<string, number>();
  const nameOf = (url: unknown) => `${invocation().location} ${String(url)}`;
  return {
    match(url: unknown) {
      const name = nameOf(url);
      return invocation().step('look in the cache', () => ((kept.get(name) ?? 0) > world.now ? {} : undefined), FREE);
    },
    put(url: unknown, response: Response) {
      const name = nameOf(url);
      const [, seconds = '0'] = /max-age=(\d+)/.exec(response.headers.get('cache-control') ?? '') ?? [];
      return invocation().step('put into the cache', () => kept.set(name, world.now + Number(seconds) * 1_000), FREE);
    },
  };
}

const FREE = { isFree: true };

/** Hono looks for it by `instanceof`. */
class Key {
  readonly type = 'secret';
  readonly algorithm = { name: 'HMAC' };
  readonly secret: Uint8Array;

  constructor(secret: Uint8Array) {
    this.secret = secret;
  }
}

/** The part of Web Crypto that Daystep uses, answered at once. */
function cryptoOf(random: Random) {
  const hmac = ({ secret }: Key, data: Uint8Array) => createHmac('sha256', secret).update(data).digest();
  const bufferOf = (bytes: Buffer) => new Uint8Array(bytes).buffer;
  const fill = (bytes: Uint8Array) => bytes.map(() => random.whole(0, 255));
  return {
    getRandomValues: (bytes: Uint8Array) => {
      bytes.set(fill(new Uint8Array(bytes.length)));
      return bytes;
    },
    randomUUID: () => {
      const hex = Buffer.from(fill(new Uint8Array(16))).toString('hex');
      return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    },
    subtle: {
      digest: async (_: unknown, data: Uint8Array) => bufferOf(createHash('sha256').update(data).digest()),
      importKey: async (_: unknown, secret: Uint8Array) => new Key(new Uint8Array(secret)),
      sign: async (_: unknown, key: Key, data: Uint8Array) => bufferOf(hmac(key, data)),
      verify: async (_: unknown, key: Key, signature: Uint8Array, data: Uint8Array) => {
        const [one, other] = [hmac(key, data), Buffer.from(new Uint8Array(signature))];
        return one.length === other.length && timingSafeEqual(one, other);
      },
    },
  };
}
