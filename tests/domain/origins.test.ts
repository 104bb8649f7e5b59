import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOn, originsIn } from '../../src/domain/origins.ts';

const SITES = ['https://anna.example', 'http://localhost:3000'];

describe('a list of origins', () => {
  it.each([
    ['', []],
    [' , ', []],
    ['https://anna.example', ['https://anna.example']],
    ['https://Anna.Example/', ['https://anna.example']],
    ['https://anna.example,https://ben.example', ['https://anna.example', 'https://ben.example']],
    [' https://anna.example\nhttps://ben.example ', ['https://anna.example', 'https://ben.example']],
    ['https://anna.example https://anna.example:443', ['https://anna.example']],
    ['https://bücher.example', ['https://xn--bcher-kva.example']],
  ])('%j is read as %j', (list, origins) => {
    expect(originsIn(list)).toEqual(origins);
  });

  it.each([
    'anna.example',
    'https://',
    'https://anna.example/blog',
    'https://anna.example/?',
    'https://anna.example/#',
    'https://anna:secret@anna.example',
    'https:\\\\anna.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '*',
    'https://*.anna.example',
    "https://anna.example;script-src'self'",
    'null',
    'https://anna.example *',
  ])('%j is none', (list) => {
    expect(originsIn(list)).toBeNull();
  });
});

describe('an address on one of these origins', () => {
  it.each([
    ['https://anna.example', 'https://anna.example/'],
    ['https://anna.example/thanks', 'https://anna.example/thanks'],
    ['https://ANNA.example/thanks?a=1#b', 'https://anna.example/thanks?a=1#b'],
    ['http://localhost:3000/danke/ü', 'http://localhost:3000/danke/%C3%BC'],
    ['https://anna.example//evil.example', 'https://anna.example//evil.example'],
  ])('is %s, as a browser reads it', (address, href) => {
    expect(addressOn(SITES, address)).toBe(href);
  });

  it.each([
    '',
    '/thanks',
    '//anna.example/thanks',
    '//evil.example',
    'https:/evil.example',
    'https:evil.example',
    'https:///evil.example',
    'https://evil.example',
    'https://evil.example/https://anna.example',
    'https://anna.example.evil.example',
    'https://anna.example@evil.example',
    'https://anna.example:secret@evil.example',
    'https://user@anna.example/',
    'https://anna.example\\@evil.example',
    'https:\\\\evil.example',
    '\\\\evil.example',
    'https://evil.example\\.anna.example',
    'http://anna.example',
    'https://anna.example:8443',
    'javascript:alert(1)',
    'javascript://anna.example/%0aalert(1)',
    'data:text/html,x',
    ' https://anna.example',
    'https://anna.example\n.evil.example',
    'https://anna.example\r\nset-cookie: a=b',
    'https://anna.example\t/',
    'ftp://anna.example',
    'https://anna.example%2eevil.example',
  ])('is not %j', (address) => {
    expect(addressOn(SITES, address)).toBeNull();
  });

  it('never leads anywhere else, whatever it is', () => {
    const pieces = fc.constantFrom('https:', 'http:', '/', '//', '\\', '@', ':', '.', '#', '?', '%2f', 'anna.example');
    const more = fc.constantFrom('evil.example', 'javascript:', 'localhost:3000', '\t', '\n', ' ', '\u3002', '[::1]');
    const addresses = fc.array(fc.oneof(pieces, more, fc.string({ maxLength: 3 })), { maxLength: 8 });
    fc.assert(
      fc.property(addresses, (slices) => {
        const address = addressOn(SITES, slices.join(''));
        if (address === null) return;
        expect(SITES).toContain(new URL(address).origin);
        expect(SITES).toContain(new URL(address, 'https://course.example').origin);
        expect(address).not.toMatch(/[\r\n\t@\\]|^(?!https?:)/);
      }),
      { numRuns: 2_000, examples: [[['https://anna.example', '/', 'x']]] },
    );
  });
});
