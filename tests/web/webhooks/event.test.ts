import fc from 'fast-check';
import { expect, test } from 'vitest';
import { publicMessage } from '../../../src/mail/errors.ts';
import { readEvent } from '../../../src/web/webhooks/event.ts';
import { FIRST, LESSONS } from '../../fixtures/lessons.ts';
import { NOON } from '../../support/harness.ts';
import { bounce, complaint, LESSON, mailEvent, suppression } from './resend.ts';

const EMAIL = 'anna@reader.example';

/** The event that a body is read as; throws where it is read as none. */
function eventIn(body: unknown) {
  const reading = readEvent(body, LESSONS);
  if (reading.kind !== 'delivery') throw new Error(`It is read as ${reading.kind}.`);
  return reading;
}

const told = { at: NOON, madeAt: NOON - 1000 };

test('an event says what it makes of the reader, why, and when it happened', () => {
  expect(eventIn(complaint(EMAIL, told))).toEqual({
    kind: 'delivery',
    event: { status: 'complained', reason: 'Marked a mail as spam', at: NOON, lessonMadeAt: null },
    addresses: [EMAIL],
  });
});

test('an event about a lesson of the course says when that was made', () => {
  const lessonMadeAt = (tags: Record<string, string>) => eventIn(bounce(EMAIL, { ...told, tags })).event.lessonMadeAt;
  expect(lessonMadeAt(LESSON)).toBe(NOON - 1000);
  expect(lessonMadeAt({ lesson: 'of-another-course', cohort: 'first' })).toBeNull();
  expect(lessonMadeAt({ lesson: FIRST })).toBeNull();
  expect(lessonMadeAt({})).toBeNull();
});

test('tags in an unknown shape are none', () => {
  const tags = [{ name: 'lesson', value: FIRST }];
  expect(eventIn(mailEvent('email.complained', EMAIL, told, { tags })).event.lessonMadeAt).toBeNull();
});

test('a bounce for good is one in capitals, too', () => {
  for (const type of ['Permanent', 'permanent', 'PERMANENT']) {
    expect(eventIn(bounce(EMAIL, told, type)).event.status).toBe('bounced');
  }
});

test('a suppression needs no reason', () => {
  const { event } = eventIn(mailEvent('email.suppressed', EMAIL, told));
  expect(event).toMatchObject({ status: 'refused', reason: 'Suppressed by Resend' });
});

test('an address in capitals or not, with a name or without, is one person', () => {
  const word = fc.stringMatching(/^[a-z0-9]{1,9}$/);
  const names = fc.constantFrom('', 'Anna', '"Berg, Anna <a>" ', 'ANNA@work.example ');
  fc.assert(
    fc.property(word, word, fc.infiniteStream(fc.boolean()), names, (local, domain, capitals, name) => {
      const address = `${local}@${domain}.example`;
      const written = Array.from(address, (char) => (capitals.next().value ? char.toUpperCase() : char)).join('');
      for (const to of [written, `${name}<${written}>`, [`${name}<${written}>`, written]]) {
        expect(eventIn(complaint(to, told)).addresses).toEqual([address]);
      }
    }),
  );
});

test('a reason is short, on one line and without addresses, whatever the other side wrote', () => {
  const messages = fc.array(fc.constantFrom(EMAIL, '<', '>', '\r\n', ' ', 'unknown user', 'x'.repeat(99)));
  fc.assert(
    fc.property(messages, fc.string({ unit: 'binary' }), (parts, subType) => {
      const detail = { bounce: { type: 'Permanent', subType, message: parts.join('') } };
      const { reason } = eventIn(mailEvent('email.bounced', EMAIL, told, detail)).event;
      expect(reason.length).toBeLessThanOrEqual(200);
      expect(reason).not.toContain(EMAIL);
      expect(reason).not.toMatch(/[\r\n]/);
      expect(reason).toBe(publicMessage(reason));
    }),
  );
});

test('whatever is signed is read without an error', () => {
  const types = fc.constantFrom('email.bounced', 'email.complained', 'email.suppressed', 'email.sent');
  const json = fc.jsonValue();
  const nearly = fc.record({
    type: types,
    created_at: json,
    data: fc.dictionary(fc.constantFrom('to', 'bounce'), json),
  });
  fc.assert(
    fc.property(fc.oneof(json, nearly), (body) => {
      expect(['delivery', 'other', 'unreadable']).toContain(readEvent(body, LESSONS).kind);
    }),
  );
  expect(readEvent(suppression(EMAIL), LESSONS).kind).toBe('delivery');
});
