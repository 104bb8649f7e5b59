import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressesIn, mayBeMailed } from '../../src/domain/address.ts';

describe('a list of addresses', () => {
  it.each([
    ['anna@course.example', ['anna@course.example']],
    [' Anna@Course.Example , ben@reader.example ', ['anna@course.example', 'ben@reader.example']],
    ['anna@bücher.example', ['anna@xn--bcher-kva.example']],
  ])('%j is read as %j', (list, expected) => {
    expect(addressesIn(list)).toEqual(expected);
  });

  it.each(['', ',', 'anna', 'anna@course.example,', 'anna@course.example; ben@reader.example', '*@course.example,@'])(
    '%j is none',
    (list) => {
      expect(addressesIn(list)).toBeNull();
    },
  );
});

describe('a preview', () => {
  it('mails the addresses in its list, however they are written, and nobody else', () => {
    expect(mayBeMailed('Anna@Course.example', ['anna@course.example'])).toBe(true);
    for (const other of ['anna@reader.example', 'anna+x@course.example', 'anna@course.example.evil.example', '']) {
      expect(mayBeMailed(other, ['anna@course.example']), other).toBe(false);
    }
    const others = fc.emailAddress().filter((address) => !address.endsWith('@resend.dev'));
    fc.assert(fc.property(others, (address) => !mayBeMailed(address, ['anna@course.example'])));
  });

  it.each(['delivered@resend.dev', 'bounced@resend.dev', 'complained+a.b@resend.dev', 'delivered+1@Resend.dev'])(
    "mails %s, which is Resend's own for tests",
    (address) => {
      expect(mayBeMailed(address, [])).toBe(true);
    },
  );

  it.each([
    'anna@resend.dev',
    'delivered@resend.dev.evil.example',
    'delivered@mail.resend.dev',
    'xdelivered@resend.dev',
  ])('does not take %s for one of those', (address) => {
    expect(mayBeMailed(address, [])).toBe(false);
  });
});
