import { expect, it } from 'vitest';
import { faultOfOurs, isRecipientFault, isRefusedWhole } from '../../src/mail/refusals.ts';

const badTo = { index: 0, message: 'Invalid `to` field. The address anna@reader.example is refused.' };
const badFrom = { index: 0, message: 'Invalid `from` field. It was boss@course.example.' };
const unnamed = { index: 1, message: 'Not today.' };

it('a refusal of an address is about its reader; one of our own fields is not', () => {
  expect(isRecipientFault(badTo)).toBe(true);
  expect(isRecipientFault({ index: 1, message: 'This address is suppressed' })).toBe(true);
  expect(isRecipientFault(badFrom)).toBe(false);
  expect(isRecipientFault({ index: 0, message: 'Invalid `reply_to` field.' })).toBe(false);
});

it('a fault of ours is told without anyone’s address', () => {
  expect(faultOfOurs([badTo, badFrom])).toContain('Invalid `from` field. It was (address)');
  expect(faultOfOurs([badTo, unnamed])).toBeNull();
});

it('a batch is refused whole where no reader can be to blame for all of it', () => {
  expect(isRefusedWhole([badFrom], 1)).toBe(true);
  expect(isRefusedWhole([unnamed, unnamed], 2)).toBe(true);
  expect(isRefusedWhole([unnamed], 1)).toBe(false);
  expect(isRefusedWhole([badTo, badTo], 2)).toBe(false);
  expect(isRefusedWhole([badFrom], 2)).toBe(false);
  expect(isRefusedWhole([], 3)).toBe(false);
});
