import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeAddress } from '../../src/domain/address.ts';

const LOCAL_UNITS = [..."abcXYZ019.+-_'!#{|}~ üÜßİıÅΣçñJHT中한𝒜", '\u0301', '\u030c', '\u0327', '\u0331', '\u0344'];
const DOMAINS = [
  'reader.example',
  'BÜCHER.example',
  'bu\u0308cher.example',
  'xn--bcher-kva.example',
  'Sub.Reader.Example',
];

const locals = fc
  .array(fc.constantFrom(...LOCAL_UNITS), { minLength: 1, maxLength: 20 })
  .map((units) => units.join(''));
const typed = fc.tuple(locals, fc.constantFrom(...DOMAINS)).map(([local, domain]) => `${local}@${domain}`);

describe('an address', () => {
  it('that is normalised already stays as it is', () => {
    fc.assert(
      fc.property(fc.oneof({ arbitrary: typed, weight: 3 }, fc.emailAddress()), (input) => {
        const address = normalizeAddress(input);
        if (address !== null) expect(normalizeAddress(address)).toBe(address);
      }),
      { numRuns: 400 },
    );
  });

  it('is the same one however its accents are composed', () => {
    fc.assert(
      fc.property(typed, (input) => {
        expect(normalizeAddress(input.normalize('NFD'))).toBe(normalizeAddress(input.normalize('NFC')));
      }),
      { numRuns: 400 },
    );
    expect(normalizeAddress('J\u030c@reader.example')).toBe(normalizeAddress('\u01f0@reader.example'));
  });

  it.each([
    ['without regard to case', 'Anna.Berg@Reader.EXAMPLE', 'anna.berg@reader.example'],
    ['without the spaces around it', ' \tanna@reader.example\n', 'anna@reader.example'],
    ['with its plus tag and its dots', 'a.n.na+course@reader.example', 'a.n.na+course@reader.example'],
    ['with its domain in ASCII', 'anna@bücher.example', 'anna@xn--bcher-kva.example'],
    ['with its domain in ASCII, whatever its case', 'ANNA@BÜCHER.EXAMPLE', 'anna@xn--bcher-kva.example'],
    ['with its domain as it is, where that is ASCII', 'anna@xn--bcher-kva.example', 'anna@xn--bcher-kva.example'],
    ['with letters of any script before the @', 'Jürgen.中村@reader.example', 'jürgen.中村@reader.example'],
    ['with an apostrophe', "o'neil@reader.example", "o'neil@reader.example"],
  ])('is written %s', (_, input, expected) => {
    expect(normalizeAddress(input)).toBe(expected);
  });

  it.each([
    ['is empty', ''],
    ['is blank', '  '],
    ['has no @', 'anna.reader.example'],
    ['has nothing before the @', '@reader.example'],
    ['has nothing after the @', 'anna@'],
    ['has two @', 'anna@berg@reader.example'],
    ['has a space inside', 'anna berg@reader.example'],
    ['has a domain of one word', 'anna@localhost'],
    ['has an IP number for a domain', 'anna@127.0.0.1'],
    ['has an IP number in brackets', 'anna@[127.0.0.1]'],
    ['has a port', 'anna@reader.example:25'],
    ['has a path', 'anna@reader.example/x'],
    ['has a domain that begins with a dot', 'anna@.reader.example'],
    ['has a domain with two dots in a row', 'anna@reader..example'],
    ['has a domain that ends with a dot', 'anna@reader.example.'],
    ['has a domain that ends in a digit', 'anna@reader.123'],
    ['has a domain with a hyphen at an end', 'anna@-reader.example'],
    ['begins with a dot', '.anna@reader.example'],
    ['has two dots in a row', 'an..na@reader.example'],
    ['ends with a dot before the @', 'anna.@reader.example'],
    ['is a name with an address', 'Anna <anna@reader.example>'],
    ['is two', 'anna@reader.example,ben@reader.example'],
    ['is quoted', '"anna berg"@reader.example'],
    ['writes a header', 'anna@reader.example\r\nBcc: ben@reader.example'],
    ['has an encoded @ in its domain', 'anna@reader%40other.example'],
  ])('is none where it %s', (_, input) => {
    expect(normalizeAddress(input)).toBeNull();
  });

  it('has at most 64 bytes before the @, and 254 in all', () => {
    const domain = (length: number) => `${'a.'.repeat(length).slice(0, length - 8)}.example`.replace('..', '.a');
    const ofLength = (local: string, length: number) => {
      const address = `${local}@${domain(length - local.length - 1)}`;
      expect(address).toHaveLength(length);
      return normalizeAddress(address);
    };
    expect(normalizeAddress(`${'a'.repeat(64)}@reader.example`)).not.toBeNull();
    expect(normalizeAddress(`${'a'.repeat(65)}@reader.example`)).toBeNull();
    expect(normalizeAddress(`${'ü'.repeat(32)}@reader.example`)).not.toBeNull();
    expect(normalizeAddress(`${'ü'.repeat(33)}@reader.example`)).toBeNull();
    expect(ofLength('anna', 254)).not.toBeNull();
    expect(ofLength('anna', 255)).toBeNull();
  });
});
