import fc from 'fast-check';
import { expect, it } from 'vitest';
import { subscriberId } from '../../src/domain/subscriber.ts';

it("a subscriber's id is 32 hex digits, always the same for one address and another for any other", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.emailAddress(), { minLength: 2, maxLength: 4 }), async (addresses) => {
      const ids = await Promise.all(addresses.map(subscriberId));
      for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
      expect(new Set(ids).size).toBe(addresses.length);
      expect(await Promise.all(addresses.map(subscriberId))).toEqual(ids);
    }),
  );
});

it("a subscriber's id is the beginning of the SHA-256 of the address", async () => {
  expect(await subscriberId('abc')).toBe('ba7816bf8f01cfea414140de5dae2223');
});
