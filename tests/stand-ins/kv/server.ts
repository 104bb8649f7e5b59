/**
 * KV as a server, in the protocol that workerd's KV binding speaks, with every operation counted. `/control/…` fills it
 * and returns the counts. Keys never expire: the ticks of a benchmark live in another year than this process.
 */
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { answerJson, type Incoming, type Listening, listen } from '../loopback.ts';
import { PAGE_KEYS } from './limits.ts';
import { KvStore } from './store.ts';
import { KvMeter } from './usage.ts';

const seed = v.object({
  key: v.string(),
  value: v.string(),
  metadata: v.exactOptional(v.string()),
  count: v.number(),
});

/** Keys by a pattern: each `%` in the key, the value and the metadata (JSON) is the number of the entry, from 0. */
export type Seed = v.InferOutput<typeof seed>;

const seeds = v.pipe(v.string(), v.parseJson(), v.array(seed));
const bulkRead = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ keys: v.array(v.string()), type: v.exactOptional(v.string()) }),
);

/** As many digits as a million entries need, so that keys sort as numbers do. */
const DIGITS = 7;

const VIEW = { now: () => 0, location: 0 };

/** Starts an empty namespace, whose operations take so long (ms) besides what they take here. */
export function startKv(latencyMs = 0): Promise<Listening> {
  const namespace = new ServedNamespace();
  return listen(async (request, response) => {
    const { pathname } = request.url;
    if (pathname.startsWith('/control/')) return namespace.control(request, response);
    if (latencyMs > 0) await sleep(latencyMs);
    if (pathname === '/bulk/get') return namespace.bulk(request, response);
    const key = decodeURIComponent(pathname.slice(1));
    if (key === '') return namespace.list(request.url.searchParams, response);
    if (request.method === 'PUT') return namespace.put(key, request, response);
    return request.method === 'DELETE' ? namespace.delete(key, response) : namespace.get(key, response);
  });
}

class ServedNamespace {
  // A benchmark does not wait a second between the writes of a tick and of the next.
  readonly #store = new KvStore({ writeGapMs: 0 });
  readonly #meter = new KvMeter();

  /** `POST /control/seed`, `/control/clear`, `/control/reset` (of the counts); all answer with the counts. */
  control({ url, body }: Incoming, response: ServerResponse): void {
    if (url.pathname === '/control/seed') for (const one of v.parse(seeds, String(body))) this.#plant(one);
    if (url.pathname === '/control/clear') this.#store.clear();
    if (url.pathname === '/control/reset') this.#meter.reset();
    answerJson(response, 200, this.#meter.usage);
  }

  get(key: string, response: ServerResponse): void {
    this.#meter.count('get', 1, 0);
    const found = this.#store.read(key, VIEW);
    if (found === null) response.writeHead(404);
    else if (found.metadata !== null) response.setHeader('cf-kv-metadata', toHeader(found.metadata));
    response.end(found?.value);
  }

  bulk({ body }: Incoming, response: ServerResponse): void {
    const { keys, type } = v.parse(bulkRead, String(body));
    this.#meter.count('get', keys.length, 0);
    const values = keys.map((key) => {
      const value = this.#store.read(key, VIEW)?.value ?? null;
      return [key, value !== null && type === 'json' ? JSON.parse(value) : value];
    });
    response.end(JSON.stringify(Object.fromEntries(values)));
  }

  put(key: string, { headers, body }: Incoming, response: ServerResponse): void {
    this.#meter.count('put', 1, 0);
    const header = headers['cf-kv-metadata'];
    const metadata = typeof header === 'string' ? fromHeader(header) : null;
    this.#store.write(key, { value: String(body), metadata }, VIEW);
    response.end();
  }

  delete(key: string, response: ServerResponse): void {
    this.#meter.count('delete', 1, 0);
    this.#store.write(key, { value: null }, VIEW);
    response.end();
  }

  list(query: URLSearchParams, response: ServerResponse): void {
    this.#meter.count('list', 1, 0);
    const limit = Number(query.get('key_count_limit') ?? PAGE_KEYS);
    const page = this.#store.list({ prefix: query.get('prefix') ?? '', cursor: query.get('cursor'), limit }, VIEW);
    // Metadata is JSON already: putting it in as it is spares parsing it a million times.
    const keys = page.entries.map(
      ({ name, metadata }) => `{"name":${JSON.stringify(name)}${metadata === null ? '' : `,"metadata":${metadata}`}}`,
    );
    const end = page.cursor === null ? 'true' : `false,"cursor":${JSON.stringify(page.cursor)}`;
    response.end(`{"keys":[${keys.join(',')}],"list_complete":${end}}`);
  }

  #plant({ key, value, metadata, count }: Seed): void {
    for (let index = 0; index < count; index += 1) {
      const number = String(index).padStart(DIGITS, '0');
      const numbered = (pattern: string) => pattern.replaceAll('%', number);
      const write = { value: numbered(value), metadata: metadata === undefined ? null : numbered(metadata) };
      this.#store.write(numbered(key), write, VIEW);
    }
  }
}

/** workerd writes UTF-8 into headers, where Node sees a character for each byte. */
const fromHeader = (header: string) => Buffer.from(header, 'latin1').toString('utf8');
const toHeader = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
