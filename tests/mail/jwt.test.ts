import fc from 'fast-check';
import { sign, verify } from 'hono/jwt';
import { expect, test } from 'vitest';
import { importKey, signJwt, verifyJwt } from '../../src/mail/jwt.ts';

const SECRET = 'a-secret-for-tests-only-0123456789';

const claims = fc.dictionary(
  fc.string({ unit: 'grapheme' }).filter((name) => name !== '__proto__'),
  fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(null)),
);

test('a library reads our tokens, and we read a library’s, whatever they hold', async () => {
  const key = await importKey(SECRET);
  const times = { exp: false, iat: false, nbf: false };
  await fc.assert(
    fc.asyncProperty(claims, async (held) => {
      const token = await signJwt(held, key);
      expect(token).toBe(await sign(held, SECRET, 'HS256'));
      expect(await verify(token, SECRET, { alg: 'HS256', ...times })).toEqual(held);
      expect(await verifyJwt(token, key)).toEqual(held);
    }),
  );
});

test('a token of which a letter was changed is none', async () => {
  const key = await importKey(SECRET);
  const token = await signJwt({ sub: 'anna', aud: 'preferences' }, key);
  await fc.assert(
    fc.asyncProperty(fc.nat(token.length - 2), fc.constantFrom('A', 'B', '.', '=', '*', 'é'), async (at, letter) => {
      fc.pre(token[at] !== letter);
      expect(await verifyJwt(token.slice(0, at) + letter + token.slice(at + 1), key)).toBeNull();
    }),
  );
});

test('another secret, another algorithm and no algorithm are refused', async () => {
  const key = await importKey(SECRET);
  expect(await verifyJwt(await sign({ sub: 'anna' }, `${SECRET}x`, 'HS256'), key)).toBeNull();
  expect(await verifyJwt(await sign({ sub: 'anna' }, SECRET, 'HS512'), key)).toBeNull();
  const none = [{ alg: 'none', typ: 'JWT' }, { sub: 'anna' }].map((part) =>
    btoa(JSON.stringify(part)).replaceAll('=', ''),
  );
  expect(await verifyJwt(`${none.join('.')}.`, key)).toBeNull();
});

test('what is no token at all is refused', async () => {
  const key = await importKey(SECRET);
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
      expect(await verifyJwt(text, key)).toBeNull();
    }),
  );
});
