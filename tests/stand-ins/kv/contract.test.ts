/** The model of KV does what workerd's own KV does: one table for both. */
import { reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterAll, describe, expect, test } from 'vitest';
import { namespaceOf } from './namespace.ts';
import { KvStore } from './store.ts';
import { soundly } from './unreliable.ts';

/** Names of all keys with a prefix, page by page. */
async function namesIn(kv: KVNamespace, prefix: string, limit = 2): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | null = null;
  do {
    const page: KVNamespaceListResult<unknown> = await kv.list({ prefix, limit, cursor });
    expect(page.keys.length).toBeLessThanOrEqual(limit);
    names.push(...page.keys.map(({ name }) => name));
    cursor = page.list_complete ? null : page.cursor;
  } while (cursor !== null);
  return names;
}

afterAll(() => reset());

const soon = () => Math.floor(Date.now() / 1_000) + 3_600;

describe.each<[name: string, open: () => KVNamespace]>([
  ['the KV of workerd', () => env.KV],
  // workerd takes two writes of a key within a second, which Cloudflare does not.
  ['the model', () => namespaceOf(soundly(new KvStore({ writeGapMs: 0 })))],
])('%s', (_, open) => {
  test.each<[what: string, read: (kv: KVNamespace) => Promise<unknown>, found: unknown]>([
    ['a text', (kv) => kv.get('t:json'), '{"a":1}'],
    ['JSON', (kv) => kv.get('t:json', 'json'), { a: 1 }],
    ['JSON by options', (kv) => kv.get('t:json', { type: 'json' }), { a: 1 }],
    ['an absent key', (kv) => kv.get('t:none'), null],
    ['a deleted key', (kv) => kv.get('t:deleted'), null],
    ['the last of two writes', (kv) => kv.get('t:twice'), 'two'],
    [
      'several keys',
      (kv) => kv.get<unknown>(['t:json', 't:none'], 'json'),
      new Map([
        ['t:json', { a: 1 }],
        ['t:none', null],
      ]),
    ],
    ['metadata', (kv) => kv.getWithMetadata('t:json'), { value: '{"a":1}', metadata: { n: [1] }, cacheStatus: null }],
    ['no metadata', (kv) => kv.getWithMetadata('t:twice'), { value: 'two', metadata: null, cacheStatus: null }],
    [
      'an absent key’s metadata',
      (kv) => kv.getWithMetadata('t:none'),
      { value: null, metadata: null, cacheStatus: null },
    ],
    [
      'keys in the order of their bytes, over pages',
      (kv) => namesIn(kv, 's:'),
      ['s:a', 's:b', 's:z', 's:é', 's:\uffee', 's:🙂'],
    ],
    ['an exact page', (kv) => namesIn(kv, 's:', 6), ['s:a', 's:b', 's:z', 's:é', 's:\uffee', 's:🙂']],
    ['nothing', (kv) => kv.list({ prefix: 'u:' }), { keys: [], list_complete: true, cacheStatus: null }],
  ])('reads %s', async (_what, read, found) => {
    const kv = open();
    await kv.put('t:json', '{"a":1}', { metadata: { n: [1] } });
    await kv.put('t:twice', 'one', { metadata: { gone: true } });
    await kv.put('t:twice', 'two');
    await kv.put('t:deleted', 'x');
    await kv.delete('t:deleted');
    await kv.delete('t:never');
    for (const key of ['🙂', 'b', '\uffee', 'é', 'a', 'z', 'y']) await kv.put(`s:${key}`, '');
    await kv.delete('s:y');
    expect(await read(kv)).toEqual(found);
  });

  test('lists metadata and expiration, for whole pages and for none', async () => {
    const kv = open();
    const expiration = soon();
    await kv.put('l:a', 'x', { metadata: { n: 1 }, expiration });
    await kv.put('l:b', 'x');
    const keys = [{ name: 'l:a', metadata: { n: 1 }, expiration }, { name: 'l:b' }];
    expect(await kv.list({ prefix: 'l:' })).toEqual({ keys, list_complete: true, cacheStatus: null });
  });

  test.each<[what: string, act: (kv: KVNamespace) => Promise<unknown>, words: RegExp]>([
    ['an empty key', (kv) => kv.get(''), /empty/],
    ['a key that is a dot', (kv) => kv.put('.', ''), /"\."/],
    ['a key of over 512 bytes', (kv) => kv.put('ü'.repeat(257), ''), /^KV PUT failed: 414/],
    ['reading such a key', (kv) => kv.get('ü'.repeat(257)), /^KV GET failed: 414/],
    ['metadata of over 1,024 bytes', (kv) => kv.put('k', '', { metadata: 'x'.repeat(1_023) }), /^KV PUT failed: 413/],
    ['an expiration within a minute', (kv) => kv.put('k', '', { expirationTtl: 59 }), /^KV PUT failed: 400/],
    ['101 keys at once', (kv) => kv.get(Array.from({ length: 101 }, (_one, n) => `k${n}`)), /^KV GET_BULK failed: 400/],
  ])('refuses %s', async (_what, act, words) => {
    const kv = open();
    await expect((async () => act(kv))()).rejects.toThrow(words);
    expect((await kv.list({ prefix: 'k' })).keys).toEqual([]);
  });
});
