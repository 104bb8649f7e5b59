import { expect, it } from 'vitest';
import { faultOfOurs, isReadersFault } from '../../src/resend/refusals.ts';

const toRefused = { index: 0, message: 'Invalid `to` field. Please use a real address.' };
const fromRefused = { index: 0, message: 'Invalid `from` field. The email address needs to follow the format.' };

it('a refusal of an address is about its reader; one of our own fields is not', () => {
  expect(isReadersFault(toRefused)).toBe(true);
  expect(isReadersFault({ index: 1, message: 'This address is suppressed' })).toBe(true);
  expect(isReadersFault(fromRefused)).toBe(false);
  expect(isReadersFault({ index: 0, message: 'Invalid `reply_to` field.' })).toBe(false);
});

it('a batch of which every mail is refused is our fault, unless it is one reader with a bad address', () => {
  expect(faultOfOurs([toRefused, { ...toRefused, index: 1 }], 2)).toContain('`to`');
  expect(faultOfOurs([fromRefused], 1)).toContain('`from`');
  expect(faultOfOurs([toRefused], 1)).toBeNull();
  expect(faultOfOurs([toRefused], 2)).toBeNull();
  expect(faultOfOurs([], 3)).toBeNull();
});
