import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmationOf } from '../../src/domain/confirmation.ts';
import type { Subscriber } from '../../src/domain/subscriber.ts';
import { courses } from './arbitraries.ts';

const COURSE = ['a', 'b', 'c'];

function subscriber(changes: Partial<Subscriber>): Subscriber {
  return {
    address: 'anna@reader.example',
    name: 'Anna',
    timeZone: 'Europe/Berlin',
    status: 'left',
    consent: { requestedAt: 100, confirmedAt: 200, origin: 'https://course.example/' },
    cohort: '0600.2026-11-22.b',
    received: ['a'],
    leftAt: 1000,
    ...changes,
  };
}

const statuses = fc.constantFrom('left' as const, 'refused' as const);
const people = fc.record({ status: statuses, received: courses, leftAt: fc.nat(10_000) }).map(subscriber);

describe('a confirmation', () => {
  it('of someone unknown begins the course', () => {
    expect(confirmationOf(null, 100, COURSE)).toEqual({ kind: 'begin', before: null });
  });

  it('of a reader in the course changes nothing, whatever the age of the link', () => {
    fc.assert(
      fc.property(people, fc.nat(10_000), courses, (person, issuedAt, course) => {
        const reader: Subscriber = { ...person, status: 'active' };
        expect(confirmationOf(reader, issuedAt, course)).toEqual({ kind: 'already', subscriber: reader });
      }),
    );
  });

  it('of a paused reader goes on, if its link was issued after the pause, and else changes nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5_000, max: 5_000 }), (after) => {
        const paused = subscriber({ status: 'paused', leftAt: undefined, changedAt: 6_000, received: ['a'] });
        expect(confirmationOf(paused, 6_000 + after, COURSE)).toEqual(
          after < 0
            ? { kind: 'already', subscriber: paused }
            : { kind: 'return', subscriber: paused, stopped: 'paused', nextLesson: 'b' },
        );
      }),
    );
  });

  it('brings nobody back who left after its link was issued', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 10_000 }), courses, (person, older, course) => {
        const issuedAt = (person.leftAt ?? 0) - older;
        expect(confirmationOf(person, issuedAt, course)).toEqual({ kind: 'outdated' });
      }),
    );
  });

  it('with a newer link brings a reader back to the lesson after the last one', () => {
    const gone = subscriber({ received: ['a', 'b'] });
    expect(confirmationOf(gone, 1001, COURSE)).toEqual({
      kind: 'return',
      subscriber: gone,
      stopped: 'left',
      nextLesson: 'c',
    });
  });

  it('never brings anyone back to a lesson that they had', () => {
    fc.assert(
      fc.property(people, courses, (person, course) => {
        const confirmation = confirmationOf(person, 20_000, course);
        if (confirmation.kind === 'return') {
          expect(person.received).not.toContain(confirmation.nextLesson);
          expect(course).toContain(confirmation.nextLesson);
        } else {
          expect(confirmation).toMatchObject({ kind: 'begin' });
        }
      }),
    );
  });

  it('begins again for someone who had every lesson', () => {
    expect(confirmationOf(subscriber({ received: COURSE }), 2000, COURSE)).toMatchObject({ kind: 'begin' });
  });

  it('begins for someone who left before they had any', () => {
    expect(confirmationOf(subscriber({ received: [] }), 2000, COURSE)).toMatchObject({ kind: 'begin' });
  });
});
