/**
 * Workers KV as a process of its own: all in memory, in the protocol that workerd's KV binding speaks. Keys sorted,
 * a thousand a page, metadata in the list, every operation counted as Cloudflare bills it. Keys never expire.
 * `/control/…` fills it and tells the counts. Its argument: how long an operation takes (ms).
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from './serve.ts';
import { SortedStore, type Stored } from './sorted-store.ts';

/** Keys by a pattern: every `%` in the key, the value and the metadata is the number of the entry, from 0. */
export interface Seed {
  key: string;
  value: string;
  metadata?: string;
  count: number;
}

/** Operations so far; a bulk read counts each of its keys. */
export interface KvCounts {
  reads: number;
  writes: number;
  deletes: number;
  lists: number;
}

const PAGE = 1_000;

/** As many digits as a million readers need, so that keys sort as numbers do. */
const DIGITS = 7;

const nothing = (): KvCounts => ({ reads: 0, writes: 0, deletes: 0, lists: 0 });

const store = new SortedStore();
let counts = nothing();

/** How long an operation takes (ms), besides what it takes here. */
const latencyMs = Number(process.argv[2] ?? 0);

serve(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://kv');
  if (url.pathname.startsWith('/control/')) return control(url.pathname, request, response);
  if (latencyMs > 0) await sleep(latencyMs);
  if (url.pathname === '/bulk/get') return bulk(request, response);
  const key = decodeURIComponent(url.pathname.slice(1));
  if (key === '') return list(url.searchParams, response);
  if (request.method === 'PUT') return put(key, request, response);
  if (request.method === 'DELETE') {
    counts.deletes += 1;
    store.delete(key);
    return void response.end();
  }
  counts.reads += 1;
  get(store.get(key), response);
});

async function control(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (path === '/control/seed') {
    const seeds: Seed[] = JSON.parse(await text(request));
    for (const seed of seeds) plant(seed);
  }
  if (path === '/control/clear') store.clear();
  if (path === '/control/reset') counts = nothing();
  response.end(JSON.stringify(counts));
}

function plant({ key, value, metadata, count }: Seed): void {
  for (let index = 0; index < count; index += 1) {
    const number = String(index).padStart(DIGITS, '0');
    const numbered = (words: string) => words.replaceAll('%', number);
    const described = metadata === undefined ? {} : { metadata: numbered(metadata) };
    store.set(numbered(key), { value: numbered(value), ...described });
  }
}

function get(stored: Stored | null, response: ServerResponse): void {
  if (stored === null) response.writeHead(404);
  else if (stored.metadata !== undefined) response.setHeader('cf-kv-metadata', toHeader(stored.metadata));
  response.end(stored?.value);
}

/** workerd writes UTF-8 into headers, where Node sees a character for each byte. */
const fromHeader = (header: string) => Buffer.from(header, 'latin1').toString('utf8');
const toHeader = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

async function put(key: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  counts.writes += 1;
  const metadata = request.headers['cf-kv-metadata'];
  const value = await text(request);
  store.set(key, { value, ...(typeof metadata === 'string' ? { metadata: fromHeader(metadata) } : {}) });
  response.end();
}

async function bulk(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { keys, type }: { keys: string[]; type?: string } = JSON.parse(await text(request));
  counts.reads += keys.length;
  const read = (key: string) => {
    const value = store.get(key)?.value ?? null;
    return value !== null && type === 'json' ? JSON.parse(value) : value;
  };
  response.end(JSON.stringify(Object.fromEntries(keys.map((key) => [key, read(key)]))));
}

function list(query: URLSearchParams, response: ServerResponse): void {
  counts.lists += 1;
  const limit = Number(query.get('key_count_limit') ?? PAGE);
  const { entries, isLast } = store.page(query.get('prefix') ?? '', query.get('cursor') ?? '', limit);
  // Metadata is JSON already: putting it in as it is spares parsing it a million times.
  const keys = entries.map(
    ([name, { metadata }]) =>
      `{"name":${JSON.stringify(name)}${metadata === undefined ? '' : `,"metadata":${metadata}`}}`,
  );
  const cursor = entries.at(-1)?.[0] ?? '';
  const end = isLast ? '"list_complete":true' : `"list_complete":false,"cursor":${JSON.stringify(cursor)}`;
  response.end(`{"keys":[${keys.join(',')}],${end}}`);
}
