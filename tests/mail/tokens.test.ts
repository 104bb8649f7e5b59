import fc from 'fast-check';
import { sign } from 'hono/jwt';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../src/domain/time.ts';
import { createTokens, type SignedRestore } from '../../src/mail/tokens.ts';

const SECRET = 'a-secret-for-tests-only-0123456789';
const OLD_SECRET = 'the-secret-before-that-0123456789';
const NOW = Date.parse('2030-01-15T12:00:00Z');
const ID = '0123456789abcdef0123456789abcdef';

const signup = {
  address: 'jürgen@reader.example',
  name: 'Jürgen "中" <b>',
  timeZone: 'Europe/Berlin',
  origin: 'https://course.example',
};
const tokens = await createTokens([SECRET]);
const withOld = await createTokens([SECRET, OLD_SECRET]);
const old = await createTokens([OLD_SECRET]);

describe('a confirmation link', () => {
  it('hands out the whole signup, and when it was issued, to the millisecond', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(DAY_MS), async (more) => {
        const issuedAt = NOW + more;
        const opened = await tokens.openSignup(await tokens.signup(signup, issuedAt), issuedAt);
        if (opened.kind !== 'valid') return expect.fail(opened.kind);
        expect(opened.claims).toEqual(signup);
        expect(opened.issuedAt).toBe(issuedAt);
      }),
    );
  });

  it('works for 7 days; then it has expired, and still hands the signup out', async () => {
    const token = await tokens.signup(signup, NOW);
    expect(await tokens.openSignup(token, NOW + 7 * DAY_MS - 1)).toMatchObject({ kind: 'valid', issuedAt: NOW });
    expect(await tokens.openSignup(token, NOW + 7 * DAY_MS)).toEqual({ kind: 'expired', claims: signup });
    expect(await tokens.openSignup(token, NOW + 900 * DAY_MS)).toEqual({ kind: 'expired', claims: signup });
  });

  it('opens no door of a reader, even for someone whose id is in it', async () => {
    const token = await tokens.signup(signup, NOW);
    expect(await tokens.openReader(token, 'unsubscribe')).toBeNull();
    expect(await tokens.openReader(token, 'preferences')).toBeNull();
    const forged = await sign({ ...signup, sub: ID, aud: 'confirm' }, SECRET, 'HS256');
    expect(await tokens.openReader(forged, 'unsubscribe')).toBeNull();
  });

  it('that lacks a part of the signup is none', async () => {
    const token = await sign({ address: 'anna@reader.example', aud: 'confirm' }, SECRET, 'HS256');
    expect(await tokens.openSignup(token, NOW)).toEqual({ kind: 'invalid' });
  });
});

describe("a reader's link", () => {
  it('opens for what it was made for only', async () => {
    const unsubscribe = await tokens.reader(ID, 'unsubscribe');
    const preferences = await tokens.reader(ID, 'preferences');
    expect(await tokens.openReader(unsubscribe, 'unsubscribe')).toBe(ID);
    expect(await tokens.openReader(preferences, 'preferences')).toBe(ID);
    expect(await tokens.openReader(unsubscribe, 'preferences')).toBeNull();
    expect(await tokens.openReader(preferences, 'unsubscribe')).toBeNull();
    for (const token of [unsubscribe, preferences]) {
      expect(await tokens.openSignup(token, NOW)).toEqual({ kind: 'invalid' });
    }
  });

  it('is the same for ever, and another for another reader', async () => {
    const again = await createTokens([SECRET]);
    expect(await again.reader(ID, 'unsubscribe')).toBe(await tokens.reader(ID, 'unsubscribe'));
    expect(await tokens.reader(ID.toUpperCase(), 'unsubscribe')).not.toBe(await tokens.reader(ID, 'unsubscribe'));
  });

  it('for every audience at once opens nothing more than its own', async () => {
    const none = await sign({ sub: ID }, SECRET, 'HS256');
    expect(await tokens.openReader(none, 'unsubscribe')).toBeNull();
  });
});

describe("a lesson's link", () => {
  it('hands out the slug, and is the same for ever', async () => {
    const token = await tokens.lesson('lesson-1');
    expect(await tokens.openLesson(token)).toBe('lesson-1');
    expect(await tokens.lesson('lesson-1')).toBe(token);
    expect(await (await createTokens([SECRET])).lesson('lesson-1')).toBe(token);
    expect(await tokens.lesson('lesson-5')).not.toBe(token);
    expect(await withOld.openLesson(await old.lesson('lesson-1'))).toBe('lesson-1');
  });

  it('opens nothing of a reader, and no link of theirs opens a lesson', async () => {
    const token = await tokens.lesson(ID);
    expect(await tokens.openReader(token, 'preferences')).toBeNull();
    expect(await tokens.openReader(token, 'unsubscribe')).toBeNull();
    expect(await tokens.openLesson(await tokens.reader('lesson-1', 'preferences'))).toBeNull();
    expect(await tokens.openLesson('nothing')).toBeNull();
  });
});

describe('a link to a new address, and one that takes a deletion back', () => {
  const move = { id: ID, address: 'anna@elsewhere.example' };
  const subscriber = {
    address: 'anna@reader.example',
    name: 'Anna',
    timeZone: 'UTC',
    status: 'active',
    consent: { requestedAt: NOW, confirmedAt: NOW, origin: '' },
    cohort: null,
    received: ['lesson-1'],
  } as const;
  const state: SignedRestore = { deleted: [[ID, { ...subscriber, received: [...subscriber.received] }]] };

  it('carry what they were made with, for seven days and for an hour', async () => {
    const [address, restore] = [await tokens.address(move, NOW), await tokens.restore(state, NOW)];
    expect(await tokens.openAddress(address, NOW + 7 * DAY_MS - 1)).toEqual({
      kind: 'valid',
      claims: move,
      issuedAt: NOW,
    });
    expect(await tokens.openAddress(address, NOW + 7 * DAY_MS)).toEqual({ kind: 'expired', claims: move });
    expect(await tokens.openRestore(restore, NOW + HOUR_MS - 1)).toEqual({
      kind: 'valid',
      claims: state,
      issuedAt: NOW,
    });
    expect(await tokens.openRestore(restore, NOW + HOUR_MS)).toEqual({ kind: 'expired', claims: state });
  });

  it('open nothing but their own', async () => {
    for (const token of [await tokens.address(move, NOW), await tokens.restore(state, NOW)]) {
      expect(await tokens.openSignup(token, NOW)).toEqual({ kind: 'invalid' });
      expect(await tokens.openReader(token, 'preferences')).toBeNull();
      expect(await tokens.openReader(token, 'unsubscribe')).toBeNull();
    }
    expect(await tokens.openAddress(await tokens.restore(state, NOW), NOW)).toEqual({ kind: 'invalid' });
    expect(await tokens.openRestore(await tokens.address(move, NOW), NOW)).toEqual({ kind: 'invalid' });
    expect(await tokens.openAddress(await tokens.signup(signup, NOW), NOW)).toEqual({ kind: 'invalid' });
    expect(await tokens.openAddress(await tokens.reader(ID, 'preferences'), NOW)).toEqual({ kind: 'invalid' });
  });
});

describe('a change of the secret', () => {
  it('leaves the links of the previous one good', async () => {
    expect(await withOld.openReader(await old.reader(ID, 'unsubscribe'), 'unsubscribe')).toBe(ID);
    expect(await withOld.openSignup(await old.signup(signup, NOW), NOW)).toMatchObject({
      kind: 'valid',
      claims: signup,
    });
    const expired = await withOld.openSignup(await old.signup(signup, NOW), NOW + 8 * DAY_MS);
    expect(expired).toEqual({ kind: 'expired', claims: signup });
  });

  it('signs with the new one', async () => {
    expect(await withOld.reader(ID, 'unsubscribe')).toBe(await tokens.reader(ID, 'unsubscribe'));
  });

  it('ends all links once the previous one is given up', async () => {
    expect(await tokens.openReader(await old.reader(ID, 'unsubscribe'), 'unsubscribe')).toBeNull();
    expect(await tokens.openSignup(await old.signup(signup, NOW), NOW)).toEqual({ kind: 'invalid' });
  });

  it('cannot leave none at all', async () => {
    await expect(createTokens([])).rejects.toThrow('at least one secret');
  });
});

describe('a link that nobody here signed', () => {
  const opens = async (token: string) =>
    (await withOld.openReader(token, 'unsubscribe')) !== null ||
    (await withOld.openSignup(token, NOW)).kind !== 'invalid';

  it('does not open, whichever character of a good one was changed', async () => {
    const good = await tokens.reader(ID, 'unsubscribe');
    expect(await opens(good)).toBe(true);
    const characters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.=');
    // The last character holds two bits that base64url does not read.
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 2), characters, async (at, character) => {
        fc.pre(good[at] !== character);
        expect(await opens(good.slice(0, at) + character + good.slice(at + 1))).toBe(false);
      }),
    );
  });

  it('does not open with the claims of one and the signature of another', async () => {
    const [header, , signature] = (await tokens.reader(ID, 'preferences')).split('.');
    const [, claims] = (await tokens.reader(ID, 'unsubscribe')).split('.');
    expect(await opens([header, claims, signature].join('.'))).toBe(false);
  });

  it('does not open without a signature, whatever its header says', async () => {
    const [, claims] = (await tokens.reader(ID, 'unsubscribe')).split('.');
    for (const alg of ['none', 'None', 'HS256']) {
      const header = btoa(JSON.stringify({ alg, typ: 'JWT' })).replaceAll('=', '');
      expect(await opens(`${header}.${claims}.`)).toBe(false);
      expect(await opens(`${header}.${claims}`)).toBe(false);
    }
  });

  it('does not open with the right secret and another algorithm', async () => {
    const claims = { sub: ID, aud: 'unsubscribe' };
    expect(await opens(await sign(claims, SECRET, 'HS512'))).toBe(false);
    expect(await opens(await sign(claims, SECRET, 'HS256'))).toBe(true);
  });

  it('does not open where it is no token at all', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string(), fc.base64String(), fc.constantFrom('', '.', '..', 'a.b.c')),
        async (token) => {
          expect(await opens(token)).toBe(false);
        },
      ),
    );
  });
});
