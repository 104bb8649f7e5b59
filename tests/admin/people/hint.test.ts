import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hintFor } from '../../../src/admin/people/hint.ts';
import { normalizeAddress } from '../../../src/domain/address.ts';

test('every hint is a sentence, and offers an address or nothing', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.emailAddress(),
        fc.string().map((text) => `${text}@${text}`),
      ),
      (typed) => {
        const { messages, meant } = hintFor(typed);
        expect(messages).toMatch(/^[A-Z].*\.$/su);
        if (meant !== null) expect(normalizeAddress(meant)).toBe(meant);
      },
    ),
  );
});

test('an address among other words is offered, whatever stands around it', () => {
  const around = fc.constantFrom('', 'Anna Berg ', 'To: ', 'mailto:', '"Berg, Anna" ');
  const brackets = fc.constantFrom(['<', '>'], ['(', ')'], [' ', ' '], ['"', '";']);
  fc.assert(
    fc.property(around, brackets, (before, [open, close]) => {
      expect(hintFor(`${before}${open}anna@reader.example${close}`).meant).toBe('anna@reader.example');
    }),
  );
});
