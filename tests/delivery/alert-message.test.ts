import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alertText } from '../../src/delivery/alert-message.ts';
import type { OpenIncident } from '../../src/domain/alert-policy.ts';
import { INCIDENT_KINDS, type IncidentKind } from '../../src/domain/incident.ts';

const WHERE = { name: 'How to begin', host: 'course.example' };
const START = Date.parse('2030-01-15T12:00:00Z');

function incident(kind: IncidentKind, message: string): OpenIncident {
  return { kind, message, since: START, seen: START, cleared: false, alerted: false, tries: 0 };
}

test('an alert names the course and its host, what is wrong, the reason, and what to do', () => {
  const begun = [incident('refused', 'Resend: invalid_api_key (403): API key is invalid')];
  expect(alertText({ begun, resolved: [] }, WHERE)).toBe(
    'How to begin (course.example):\n' +
      'Incident: Resend refuses every call: no mail leaves. Resend: invalid_api_key (403): API key is invalid. ' +
      'Check the API key, the sending domain and the account at resend.com, and RESEND_API_KEY and FROM. ' +
      'Lessons wait and continue automatically.',
  );
});

test('what is over is told with how long it was met', () => {
  const over = [incident('unreachable', 'x'), { ...incident('quota', 'x'), seen: START + 7_200_000 }];
  expect(alertText({ begun: [], resolved: over }, WHERE).split('\n').slice(1)).toEqual([
    'Over: Resend answers again. (It began at 2030-01-15 12:00 UTC.)',
    'Over: Resend’s quota is available again: lessons are sent. (It began at 2030-01-15 12:00 UTC, and was last met at 2030-01-15 14:00 UTC.)',
  ]);
});

test('an alert has one line for each news and room in any chat, whatever the words', () => {
  const words = fc.string({ maxLength: 400, size: 'max' });
  const kinds = fc.subarray([...INCIDENT_KINDS], { minLength: 1 });
  fc.assert(
    fc.property(kinds, words, fc.nat(7), fc.string({ maxLength: 300, size: 'max' }), (all, said, nth, name) => {
      const begun = all.slice(0, nth).map((kind) => incident(kind, said));
      const over = all.slice(nth).map((kind) => incident(kind, said));
      const text = alertText({ begun, resolved: over }, { name, host: 'h'.repeat(100) });
      expect(text.length).toBeLessThanOrEqual(1_900);
      expect(text.match(/(Incident|Over): [A-Z]/g)).toHaveLength(all.length);
    }),
  );
});

test('no words of others give a chat orders', () => {
  const begun = [incident('failing', '<!channel> @everyone <https://bad.example|Press here>')];
  expect(alertText({ begun, resolved: [] }, { ...WHERE, name: '<!here> Course' })).not.toMatch(/[<>@]/);
});
