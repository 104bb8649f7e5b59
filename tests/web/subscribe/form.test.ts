import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTimeZone } from '../../../src/domain/slot.ts';
import { parseSignup, typedValues } from '../../../src/web/subscribe/form.ts';
import { english } from '../../support/words.ts';

const anna = { email: 'anna@reader.example', name: 'Anna', timezone: 'Europe/Berlin' };
const parse = (input: unknown, visitorZone?: string) => parseSignup(input, visitorZone, english.mistakes);
const typed = (fields: object) => ({ email: '', name: '', timezone: '', ...fields });

/** Any characters, more often those that a line must not hold. */
const characters = fc.oneof(
  fc.constantFrom(...' \r\n\t\u0000\u0085\u2028\ud83d'),
  fc.integer({ min: 0, max: 0x10_ff_ff }).map((code) => String.fromCodePoint(code)),
);

/** The signup that this input makes, or a failure. */
function signupOf(input: unknown, visitorZone?: string) {
  const parsed = parse(input, visitorZone);
  return parsed.kind === 'valid' ? parsed.signup : expect.fail(JSON.stringify(parsed));
}

function errorOf(input: unknown) {
  const parsed = parse(input, 'Europe/Berlin');
  return parsed.kind === 'invalid' ? parsed.error : expect.fail(JSON.stringify(parsed));
}

describe('a signup', () => {
  it('is an address, a name and a time zone', () => {
    expect(signupOf(anna)).toEqual({ address: 'anna@reader.example', name: 'Anna', timeZone: 'Europe/Berlin' });
  });

  it('needs no more than an address', () => {
    expect(signupOf({ email: 'anna@reader.example' })).toEqual({
      address: 'anna@reader.example',
      name: '',
      timeZone: 'UTC',
    });
  });

  it('has its address normalised', () => {
    expect(signupOf({ ...anna, email: ' Anna@BÜCHER.example ' }).address).toBe('anna@xn--bcher-kva.example');
  });

  it('leaves fields out that it does not know', () => {
    expect(signupOf({ ...anna, status: 'active', id: 7 })).toEqual(signupOf(anna));
  });

  it('with the hidden field filled in is a trap', () => {
    expect(parse({ ...anna, website: 'https://spam.example' })).toEqual({ kind: 'trap' });
    expect(parse({ ...anna, website: 'x'.repeat(2_000) })).toEqual({ kind: 'trap' });
    expect(parse({ ...anna, website: '' }).kind).toBe('valid');
  });
});

describe('the name', () => {
  it.each([
    ['without the spaces around it', '  Anna Berg ', 'Anna Berg'],
    ['on one line', 'Anna\r\nBcc: all@reader.example', 'Anna Bcc: all@reader.example'],
    ['without control characters', 'An\u0000na\tBerg\u007f', 'An na Berg'],
    ['without line breaks of any kind', 'Anna\u2028\u2029\u0085\vBerg', 'Anna Berg'],
    ['with its markup, which is escaped where it is shown', '<b>Anna</b> & "Co"', '<b>Anna</b> & "Co"'],
    ['in any script', '中村 José 👩‍👩‍👧', '中村 José 👩‍👩‍👧'],
    ['empty, where it was only spaces', ' \n\t ', ''],
  ])('is kept %s', (_, name, expected) => {
    expect(signupOf({ ...anna, name }).name).toBe(expected);
  });

  it('is one line of at most 60 characters, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 90 }), (name) => {
        const parsed = parse({ ...anna, name });
        if (parsed.kind === 'invalid') {
          expect(parsed.error.field).toBe('name');
          expect([...name].length).toBeGreaterThan(60);
          return;
        }
        const kept = signupOf({ ...anna, name }).name;
        expect(kept).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]|^\s|\s$/u);
        expect([...kept].length).toBeLessThanOrEqual(60);
      }),
    );
  });

  it('is counted in characters, not in what they take, and without the spaces around it', () => {
    for (const character of ['a', 'ü', '中', '😀']) {
      expect(signupOf({ ...anna, name: ` ${character.repeat(60)} ` }).name).toBe(character.repeat(60));
      expect(errorOf({ ...anna, name: character.repeat(61) })).toEqual({
        field: 'name',
        message: 'Please keep your name under 60 characters.',
      });
    }
  });
});

describe('a time zone that nobody knows', () => {
  it.each([
    ['nothing', undefined],
    ['an empty one', ''],
    ['one that is made up', 'Mars/Olympus'],
    ['an offset', '+05:07'],
  ])('is replaced by that of the visitor, else by UTC: %s', (_, timezone) => {
    const email = 'anna@reader.example';
    expect(signupOf({ email, timezone }, 'Asia/Tokyo').timeZone).toBe('Asia/Tokyo');
    expect(signupOf({ email, timezone }, 'Mars/Base').timeZone).toBe('UTC');
    expect(signupOf({ email, timezone }, undefined).timeZone).toBe('UTC');
  });

  it('is never kept, and never refused, whatever it is', () => {
    const sent = fc.oneof(fc.string(), fc.jsonValue(), fc.constant('a'.repeat(1001)));
    fc.assert(
      fc.property(sent, fc.option(fc.string(), { nil: undefined }), (timezone, visitorZone) => {
        expect(isTimeZone(signupOf({ ...anna, timezone }, visitorZone).timeZone)).toBe(true);
      }),
    );
  });

  it('does not come from spaces around a good one, which goes before that of the visitor', () => {
    expect(signupOf({ ...anna, timezone: ' America/New_York ' }, 'Asia/Tokyo').timeZone).toBe('America/New_York');
  });
});

describe('a refused signup', () => {
  it('asks for the address where there is none', () => {
    const message = 'Please enter your email address.';
    for (const input of [{}, { email: '' }, { email: '  ' }, []]) {
      expect(errorOf(input)).toEqual({ field: 'email', message });
    }
  });

  it('asks to check an address that is none', () => {
    for (const email of ['anna', 'anna@', 'anna@localhost', 'anna berg@reader.example', 'a@b.example\nBcc: x']) {
      expect(errorOf({ ...anna, email })).toMatchObject({ field: 'email', message: /look like name@example\.org/ });
    }
  });

  it('asks for fields where the input has none', () => {
    for (const input of [null, undefined, 7, true, 'email=anna@reader.example']) {
      const message = 'Please send the fields email, name and timezone.';
      expect(errorOf(input)).toEqual({ field: 'email', message });
    }
  });

  it('asks for text where a field is something else', () => {
    for (const field of ['email', 'name'] as const) {
      for (const value of [null, 7, true, {}, ['anna@reader.example']]) {
        expect(errorOf({ ...anna, [field]: value })).toEqual({ field, message: 'Please send this as text.' });
      }
    }
  });

  it('names the field that is far too long', () => {
    for (const field of ['email', 'name'] as const) {
      const error = errorOf({ ...anna, [field]: 'a'.repeat(1001) });
      expect(error).toEqual({ field, message: 'This is far too long.' });
    }
  });

  it('names the address first, where more is wrong', () => {
    expect(errorOf({ email: 'anna', name: 'a'.repeat(61), timezone: 7 }).field).toBe('email');
  });

  it('can show again what was typed, and nothing that is no text', () => {
    const fields = { email: 'anna@', name: ' <Anna>\n', timezone: 'Mars/Olympus' };
    expect(typedValues({ ...fields, website: '' })).toEqual(fields);
    expect(typedValues({ email: 7, name: null })).toEqual(typed({}));
    expect(typedValues(null)).toEqual(typed({}));
    expect(typedValues(['anna'])).toEqual(typed({}));
  });

  it('is an answer, never an exception, whatever JSON was sent', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (input) => {
        expect(parse(input)).toMatchObject({ kind: 'invalid' });
      }),
    );
  });
});

it('takes no link for a name: the mail goes to somebody who may not have signed up', () => {
  for (const name of ['Win at http://evil.example', 'www.evil.example', 'evil.example/prize']) {
    expect(parse({ ...anna, name })).toMatchObject({ kind: 'invalid', error: { field: 'name' } });
  }
  expect(parse({ ...anna, name: 'Dr. A. Berg' }).kind).toBe('valid');
});
