import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeliveryEvent, type Verdict, verdictOn } from '../../src/domain/bounce.ts';
import type { Subscriber } from '../../src/domain/subscriber.ts';
import { MINUTE_MS } from '../../src/domain/time.ts';

/** When the reader of these tests confirmed (ms). */
const CONFIRMED = 10 * MINUTE_MS;
const LATER = 1000 * MINUTE_MS;

function reader(status: Subscriber['status'], changes: Partial<Subscriber> = {}): Subscriber {
  return {
    address: 'anna@reader.example',
    name: 'Anna',
    timeZone: 'Europe/Berlin',
    status,
    consent: { requestedAt: CONFIRMED - MINUTE_MS, confirmedAt: CONFIRMED, origin: 'https://course.example' },
    cohort: '0600.2026-11-22.b',
    received: ['a'],
    ...(status === 'active' ? {} : { leftAt: CONFIRMED + MINUTE_MS }),
    ...changes,
  };
}

const happened = fc.constantFrom('bounced' as const, 'complained' as const, 'refused' as const);
const instants = fc.integer({ min: 0, max: LATER });
const statuses = fc.constantFrom<Subscriber['status'][]>(
  'active',
  'paused',
  'left',
  'refused',
  'bounced',
  'complained',
);
const events: fc.Arbitrary<DeliveryEvent> = fc.record({
  status: happened,
  reason: fc.string({ minLength: 1, maxLength: 9 }),
  at: instants,
  lessonMadeAt: fc.option(instants),
});

/** What becomes of a subscriber by a verdict; taking off is done elsewhere, in more steps than this. */
function after(verdict: Verdict, subscriber: Subscriber, { status, reason }: DeliveryEvent, now: number): Subscriber {
  if (verdict.kind === 'mark') return verdict.subscriber;
  return verdict.kind === 'deactivate' ? { ...verdict.subscriber, status, reason, leftAt: now } : subscriber;
}

/** Tells of the events one after the other, long after they happened. */
function told(subscriber: Subscriber, all: readonly DeliveryEvent[]): Subscriber {
  return all.reduce((person, event, n) => {
    const now = 2 * LATER + n;
    return after(verdictOn(event, person, now), person, event, now);
  }, subscriber);
}

describe('an event', () => {
  it('takes off whoever takes part, if it happened since they confirmed', () => {
    fc.assert(
      fc.property(fc.constantFrom('active', 'paused'), events, (status, event) => {
        const subscriber = reader(status);
        const verdict = verdictOn(event, subscriber, 2 * LATER);
        expect(verdict).toEqual(event.at < CONFIRMED ? { kind: 'nothing' } : { kind: 'deactivate', subscriber });
      }),
    );
  });

  it('from before the latest consent changes nothing, whatever it is and whoever it is about', () => {
    fc.assert(
      fc.property(statuses, events, fc.integer({ min: 0, max: CONFIRMED - 1 }), (status, event, at) => {
        expect(verdictOn({ ...event, at }, reader(status), 2 * LATER)).toEqual({ kind: 'nothing' });
      }),
    );
  });

  it('about somebody unknown changes nothing', () => {
    fc.assert(
      fc.property(events, (event) => {
        expect(verdictOn(event, null, 2 * LATER)).toEqual({ kind: 'nothing' });
      }),
    );
  });

  it('never brings anybody back, nor touches what they have had or what they consented to', () => {
    fc.assert(
      fc.property(statuses, events, (status, event) => {
        const subscriber = reader(status);
        const { received, consent, cohort, address, status: now } = told(subscriber, [event]);
        expect({ ...subscriber, received, consent, cohort, address }).toEqual(subscriber);
        if (status !== 'active') expect(now).not.toBe('active');
      }),
    );
  });
});

describe('events in any order, each any number of times', () => {
  const many = fc.array(events, { minLength: 1, maxLength: 6 });

  it('leave a reader complaining if there was a complaint since they confirmed', () => {
    fc.assert(
      fc.property(statuses, many, (status, all) => {
        const complained = all.some((event) => event.status === 'complained' && event.at >= CONFIRMED);
        const isNow = told(reader(status), all).status === 'complained';
        expect(isNow).toBe(complained || status === 'complained');
      }),
    );
  });

  it('take a reader off exactly if there was one since they confirmed', () => {
    fc.assert(
      fc.property(many, (all) => {
        const off = told(reader('active'), all).status !== 'active';
        expect(off).toBe(all.some(({ at }) => at >= CONFIRMED));
      }),
    );
  });

  it('change nothing the second time, when all have been told', () => {
    fc.assert(
      fc.property(statuses, many, fc.nat(), (status, all, n) => {
        const once = told(reader(status), all);
        const again = all[n % all.length] as DeliveryEvent;
        expect(verdictOn(again, once, 3 * LATER)).toEqual({ kind: 'nothing' });
      }),
    );
  });
});

describe('a complaint', () => {
  it('by somebody who is off the course changes nothing but why and since when', () => {
    fc.assert(
      fc.property(fc.constantFrom('left', 'bounced', 'refused'), instants, (status, at) => {
        fc.pre(at >= CONFIRMED);
        const event: DeliveryEvent = { status: 'complained', reason: 'Spam', at, lessonMadeAt: null };
        const subscriber = reader(status);
        const marked = { ...subscriber, status: 'complained', reason: 'Spam', complainedAt: at };
        expect(verdictOn(event, subscriber, 2 * LATER)).toEqual({ kind: 'mark', subscriber: marked });
      }),
    );
  });
});

describe('a lesson that bounces', () => {
  const bounce: DeliveryEvent = { status: 'bounced', reason: 'No mailbox', at: LATER, lessonMadeAt: LATER - 1 };
  const soon = fc.integer({ min: 0, max: 5 * MINUTE_MS - 1 });

  it('within five minutes, to somebody whom nobody knows here, is asked for again', () => {
    fc.assert(
      fc.property(soon, (ms) => {
        expect(verdictOn(bounce, null, LATER + ms)).toEqual({ kind: 'later' });
      }),
    );
    expect(verdictOn(bounce, null, LATER + 5 * MINUTE_MS)).toEqual({ kind: 'nothing' });
  });

  it('within five minutes, to somebody who had left before it was made, is asked for again', () => {
    const off = fc.constantFrom<Subscriber['status'][]>('left', 'bounced', 'refused', 'complained');
    fc.assert(
      fc.property(off, soon, (status, ms) => {
        const before = reader(status, { leftAt: LATER - 2 });
        expect(verdictOn(bounce, before, LATER + ms)).toEqual({ kind: 'later' });
        const afterwards = reader(status, { leftAt: LATER - 1 });
        expect(verdictOn(bounce, afterwards, LATER + ms)).toEqual({ kind: 'nothing' });
      }),
    );
  });

  it('takes off at once whoever takes part', () => {
    expect(verdictOn(bounce, reader('active'), LATER).kind).toBe('deactivate');
  });

  it('is asked for again only if it is a lesson of this course', () => {
    fc.assert(
      fc.property(soon, (ms) => {
        const other = { ...bounce, lessonMadeAt: null };
        expect(verdictOn(other, null, LATER + ms)).toEqual({ kind: 'nothing' });
      }),
    );
  });
});
