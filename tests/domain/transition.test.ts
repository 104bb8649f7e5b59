import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Subscriber } from '../../src/domain/subscriber.ts';
import { MINUTE_MS } from '../../src/domain/time.ts';
import { isSubscribed, type Placement, settlementOf, UNSEEN_MS } from '../../src/domain/transition.ts';

const START = Date.parse('2030-01-15T12:00:00Z');

const COHORTS = ['0600', '0700', '0800', '0900'].map((slot) => `${slot}.2030-01-16.b`);

const READER: Subscriber = {
  address: 'anna@reader.example',
  name: '',
  timeZone: 'UTC',
  status: 'active',
  consent: { requestedAt: START - 1, confirmedAt: START, origin: '' },
  cohort: COHORTS[0] ?? null,
  received: ['a'],
  changedAt: START,
};

/** What KV holds of one reader: the subscriber, and the cohorts in which their place is filled. */
interface Stored {
  subscriber: Subscriber | null;
  filled: Set<string>;
}

/** What a Worker writes for a change after it was written down, one by one. */
function writesOf({ from, subscriber }: Placement): ((stored: Stored) => void)[] {
  const { cohort, status } = subscriber;
  const joins = status === 'active' ? cohort : null;
  return [
    ...(from !== null && from !== joins ? [(stored: Stored) => void stored.filled.delete(from)] : []),
    (stored) => {
      stored.subscriber = subscriber;
    },
    ...(joins === null ? [] : [(stored: Stored) => void stored.filled.add(joins)]),
  ];
}

/** What a tick does about a change. */
function settle(stored: Stored, change: Placement): void {
  const { subscriber, enrolled, emptied } = settlementOf(change, stored.subscriber);
  for (const cohort of emptied) stored.filled.delete(cohort);
  stored.subscriber = subscriber ?? stored.subscriber;
  if (enrolled !== null) stored.filled.add(enrolled);
}

const before = fc.constantFrom<(Subscriber | null)[]>(
  null,
  READER,
  { ...READER, status: 'paused' },
  { ...READER, status: 'left', leftAt: START },
);

interface Step {
  /** When it was made (ms after the start). */
  after: number;
  status: Subscriber['status'];
  cohort: string;
  /** How many of the changes before it the Worker could see. */
  knows: number;
  /** After how many of its writes the Worker died. */
  writes: number;
}

const step = fc.record<Step>({
  after: fc.integer({ min: 1, max: 20 * MINUTE_MS }),
  status: fc.constantFrom('active', 'active', 'paused', 'left', 'bounced'),
  cohort: fc.constantFrom(...COHORTS),
  knows: fc.nat(3),
  writes: fc.nat(3),
});

const steps = fc.uniqueArray(step, { minLength: 1, maxLength: 3, selector: ({ after }) => after });

/** The changes of a reader who was like this before, oldest first. */
function transitionsOf(first: Subscriber | null, made: readonly Step[]): Placement[] {
  const changes: Placement[] = [];
  for (const { after, status, cohort, knows } of made.toSorted((one, other) => one.after - other.after)) {
    const known = knows === 0 ? first : (changes[Math.min(knows, changes.length) - 1]?.subscriber ?? first);
    const at = START + after;
    const place = status === 'active' ? cohort : (known?.cohort ?? null);
    const subscriber = { ...(known ?? READER), status, cohort: place, changedAt: at };
    changes.push({ kind: 'placement', at, subscriber, from: known?.status === 'active' ? known.cohort : null });
  }
  return changes;
}

/** KV after the changes' writes have come in, in an order that `picks` chooses, up to each Worker's death. */
function storedAfter(
  first: Subscriber | null,
  writes: ((stored: Stored) => void)[][],
  picks: readonly number[],
): Stored {
  const filled = new Set(first?.status === 'active' && first.cohort !== null ? [first.cohort] : []);
  const stored: Stored = { subscriber: first, filled };
  const left = writes.map((own) => [...own]);
  for (let turn = 0; left.some((own) => own.length > 0); turn += 1) {
    const waiting = left.filter((own) => own.length > 0);
    waiting[(picks[turn % picks.length] ?? 0) % waiting.length]?.shift()?.(stored);
  }
  return stored;
}

const stories = fc
  .record({ first: before, made: steps, picks: fc.array(fc.nat(5), { minLength: 1 }), reversed: fc.boolean() })
  .map(({ first, made, picks, reversed }) => {
    const changes = transitionsOf(first, made);
    const byAge = made.toSorted((one, other) => one.after - other.after);
    const writes = changes.map((change, index) => writesOf(change).slice(0, byAge[index]?.writes));
    const settled = reversed ? changes.toReversed() : changes;
    return { changes, settled, stored: storedAfter(first, writes, picks) };
  });

/** The cohorts in which the subscriber says that they are. */
function cohortsOf({ subscriber }: Stored): string[] {
  return subscriber?.status === 'active' && subscriber.cohort !== null ? [subscriber.cohort] : [];
}

describe('changes of one reader, whatever reaches KV of them, in whatever order', () => {
  it('settle to the one cohort that the subscriber says, or to none', () => {
    fc.assert(
      fc.property(stories, ({ settled, stored }) => {
        for (const change of settled) settle(stored, change);
        expect([...stored.filled]).toEqual(cohortsOf(stored));
      }),
    );
  });

  it('settled twice are as settled once', () => {
    fc.assert(
      fc.property(stories, ({ settled, stored }) => {
        for (const change of settled) settle(stored, change);
        const once = { subscriber: stored.subscriber, filled: new Set(stored.filled) };
        for (const change of settled) {
          expect(settlementOf(change, stored.subscriber).subscriber).toBeNull();
          settle(stored, change);
        }
        expect(stored).toEqual(once);
      }),
    );
  });

  it('settle to the latest of them, or to a leaving', () => {
    fc.assert(
      fc.property(stories, ({ changes, settled, stored }) => {
        for (const change of settled) settle(stored, change);
        const latest = changes.at(-1)?.subscriber;
        expect([latest?.status, ...(isSubscribed(latest ?? null) ? ['left', 'bounced'] : [])]).toContain(
          stored.subscriber?.status,
        );
      }),
    );
  });
});

describe('leaving', () => {
  const LEFT_AT = START + 60 * MINUTE_MS;
  const gone: Subscriber = { ...READER, status: 'left', leftAt: LEFT_AT, changedAt: LEFT_AT };
  const leaving: Placement = { kind: 'placement', at: LEFT_AT, subscriber: gone, from: READER.cohort };
  const moves = fc.record({
    after: fc.integer({ min: 1, max: UNSEEN_MS - 1 }),
    cohort: fc.constantFrom(...COHORTS),
    status: fc.constantFrom('active' as const, 'paused' as const),
  });
  const moveOf = ({ after, cohort, status }: { after: number; cohort: string; status: 'active' | 'paused' }) => ({
    ...READER,
    status,
    cohort,
    changedAt: LEFT_AT + after,
  });

  it('outweighs a move within minutes after it, which cannot have known', () => {
    fc.assert(
      fc.property(moves, (move) => {
        const moved = moveOf(move);
        const { subscriber, enrolled, emptied } = settlementOf(leaving, moved);
        expect(subscriber).toMatchObject({ status: 'left', leftAt: LEFT_AT });
        expect(enrolled).toBeNull();
        expect(emptied).toEqual(expect.arrayContaining([READER.cohort, moved.cohort]));
      }),
    );
  });

  it('outweighs such a move that never reached the subscriber, too', () => {
    fc.assert(
      fc.property(moves, (move) => {
        const moved = moveOf(move);
        const change: Placement = { kind: 'placement', at: moved.changedAt, subscriber: moved, from: READER.cohort };
        const { subscriber, enrolled, emptied } = settlementOf(change, gone);
        expect([subscriber, enrolled]).toEqual([null, null]);
        expect(emptied).toEqual(expect.arrayContaining([moved.cohort]));
      }),
    );
  });

  it('outweighs a confirmation by a link from before it, too, which elsewhere cannot have known', () => {
    fc.assert(
      fc.property(moves, (move) => {
        const moved = moveOf(move);
        const again = { ...moved, consent: { ...moved.consent, confirmedAt: LEFT_AT + move.after } };
        expect(settlementOf(leaving, again).subscriber).toMatchObject({ status: 'left', leftAt: LEFT_AT });
        const change: Placement = { kind: 'placement', at: again.changedAt, subscriber: again, from: null };
        expect(settlementOf(change, gone)).toMatchObject({ subscriber: null, enrolled: null });
      }),
    );
  });

  it('outweighs no confirmation of what was asked for after it', () => {
    fc.assert(
      fc.property(moves, (move) => {
        const moved = moveOf(move);
        const askedAt = LEFT_AT + move.after;
        const back = { ...moved, consent: { ...moved.consent, requestedAt: askedAt, confirmedAt: askedAt } };
        expect(settlementOf(leaving, back).subscriber).toBeNull();
        const change: Placement = { kind: 'placement', at: back.changedAt, subscriber: back, from: null };
        expect(settlementOf(change, gone).subscriber).toEqual(back);
      }),
    );
  });

  it('outweighs no move that was made when every location knew of it', () => {
    fc.assert(
      fc.property(moves, (move) => {
        const moved = { ...moveOf(move), changedAt: LEFT_AT + UNSEEN_MS + move.after };
        expect(settlementOf(leaving, moved).subscriber).toBeNull();
      }),
    );
  });

  it('is made where it never reached the subscriber, and empties what came before it', () => {
    expect(settlementOf(leaving, READER)).toEqual({ subscriber: gone, enrolled: null, emptied: [READER.cohort] });
  });
});
