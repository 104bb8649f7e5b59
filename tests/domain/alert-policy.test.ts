import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterAlerts,
  alertsDue,
  isOver,
  type OpenIncident,
  openAfter,
  type Signs,
} from '../../src/domain/alert-policy.ts';
import { INCIDENT_KINDS, type IncidentKind } from '../../src/domain/incident.ts';
import { DAY_MS, HOUR_MS, QUARTER_MS } from '../../src/domain/time.ts';

const START = Date.parse('2030-01-15T12:00:00Z');

/** One quarter hour: what its tick shows, whether the other side takes a post, and whether the clock can be written. */
interface Quarter {
  kinds: readonly IncidentKind[];
  answered: boolean;
  whole: boolean;
  /** `null`: there is nobody to tell. */
  takes: boolean | null;
  writes: boolean;
}

interface Post {
  at: number;
  begun: IncidentKind[];
  over: IncidentKind[];
  taken: boolean;
}

const WELL: Quarter = { kinds: [], answered: true, whole: true, takes: true, writes: true };
const bad = (...kinds: IncidentKind[]): Quarter => ({ ...WELL, kinds, answered: false, whole: false });
const times = (count: number, quarter: Quarter) => Array.from({ length: count }, () => quarter);

/** Lives through quarters from `START` on; says what was posted, and what is open at the end. */
function live(quarters: readonly Quarter[]): { posts: Post[]; open: OpenIncident[] } {
  const posts: Post[] = [];
  let open: OpenIncident[] = [];
  let writtenAt: number | null = START - QUARTER_MS;
  for (const [index, { kinds, takes, writes, ...rest }] of quarters.entries()) {
    const now = START + index * QUARTER_MS;
    const incidents = kinds.map((kind) => ({ kind, message: `since ${index}` }));
    const after = openAfter(open, { now, incidents, ...rest });
    const news = alertsDue(after, now, writtenAt);
    const isNews = news.begun.length + news.resolved.length > 0;
    const taken = isNews ? takes : null;
    if (taken !== null) posts.push({ at: now, begun: kindsOf(news.begun), over: kindsOf(news.resolved), taken });
    if (writes) [open, writtenAt] = [afterAlerts(after, news, taken, now), now];
  }
  return { posts, open };
}

const kindsOf = (incidents: readonly OpenIncident[]) => incidents.map(({ kind }) => kind);

/** The instants, counted in quarters, at which each post told of a kind: `+` that it began, `-` that it is over. */
function story({ posts }: { posts: readonly Post[] }, kind: IncidentKind): string[] {
  return posts.flatMap(({ at, begun, over }) => {
    const quarter = (at - START) / QUARTER_MS;
    return [...(begun.includes(kind) ? [`+${quarter}`] : []), ...(over.includes(kind) ? [`-${quarter}`] : [])];
  });
}

const kinds = fc.constantFrom(...INCIDENT_KINDS);
const someKinds = fc.subarray([...INCIDENT_KINDS]);
const quarters = fc.record<Quarter>({
  kinds: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, someKinds),
  answered: fc.boolean(),
  whole: fc.boolean(),
  takes: fc.constant(true),
  writes: fc.constant(true),
});
const days = fc.array(quarters, { minLength: 1, maxLength: 300, size: 'max' });

describe('trouble', () => {
  it('is told by the tick that meets it, and not again while it lasts', () => {
    fc.assert(
      fc.property(kinds, fc.integer({ min: 1, max: 400 }), (kind, length) => {
        expect(story(live(times(length, bad(kind))), kind)).toEqual(['+0']);
      }),
    );
  });

  it('of several kinds at once is one post', () => {
    fc.assert(
      fc.property(fc.subarray([...INCIDENT_KINDS], { minLength: 1 }), (all) => {
        expect(live([bad(...all)]).posts).toEqual([{ at: START, begun: all, over: [], taken: true }]);
      }),
    );
  });

  it('is told as begun and over in turns, and begins to be told at most once an hour', () => {
    fc.assert(
      fc.property(days, kinds, (life, kind) => {
        const told = story(live(life), kind);
        for (const [index, word] of told.entries()) expect(word[0]).toBe(index % 2 === 0 ? '+' : '-');
        const begun = told.filter((word) => word.startsWith('+')).map(Number);
        for (const [index, at] of begun.slice(1).entries()) expect(at - (begun[index] ?? 0)).toBeGreaterThanOrEqual(4);
      }),
    );
  });

  it('that comes and goes from tick to tick is one trouble, told once', () => {
    fc.assert(
      fc.property(kinds, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 30 }), (kind, gap, rounds) => {
        const life = Array.from({ length: rounds }, () => [bad(kind), ...times(gap - 1, WELL)]).flat();
        expect(story(live(life), kind)).toEqual(['+0']);
      }),
    );
  });

  it('that is met is never lost: it is open, told or on its way to be told, until it is over', () => {
    fc.assert(
      fc.property(days, (life) => {
        const { posts, open } = live(life);
        for (const kind of life.at(-1)?.kinds ?? []) {
          expect(open.find((incident) => incident.kind === kind)).toMatchObject({ alerted: true, cleared: false });
          expect(posts.some(({ begun }) => begun.includes(kind))).toBe(true);
        }
      }),
    );
  });

  it('keeps the instant of its beginning, and the message of the last tick that met it', () => {
    const { open } = live([bad('quota'), WELL, bad('quota'), WELL]);
    expect(open).toEqual([
      {
        ...{ kind: 'quota', message: 'since 2', since: START, seen: START + 2 * QUARTER_MS },
        ...{ cleared: true, alerted: true, tries: 0 },
      },
    ]);
  });
});

describe('an all-clear', () => {
  it.each<IncidentKind>(['quota', 'refused', 'unreachable', 'overdue', 'failing'])(
    'of %s comes an hour after the last tick that met it, where ticks since went well',
    (kind) => {
      expect(story(live([...times(3, bad(kind)), ...times(10, WELL)]), kind)).toEqual(['+0', '-6']);
    },
  );

  it.each<IncidentKind>(['quota', 'refused', 'unreachable'])(
    'of %s needs a call that Resend took: a tick in which nothing was due proves nothing, for a day and an hour',
    (kind) => {
      const idle = { ...WELL, answered: false };
      expect(story(live([bad(kind), ...times(99, idle)]), kind)).toEqual(['+0']);
      expect(story(live([bad(kind), ...times(99, idle), WELL]), kind)).toEqual(['+0', '-100']);
      expect(story(live([bad(kind), ...times(150, idle)]), kind)).toEqual(['+0', '-100']);
      expect(story(live([bad(kind), ...times(7, idle), WELL]), kind)).toEqual(['+0', '-8']);
    },
  );

  it('of failing needs a tick that left nothing', () => {
    const partly = { ...WELL, whole: false };
    expect(story(live([bad('failing'), ...times(50, partly), WELL]), 'failing')).toEqual(['+0', '-51']);
  });

  it.each<IncidentKind>(['unsendable', 'in-doubt'])('of %s needs a day and an hour without a new one', (kind) => {
    expect(story(live([bad(kind), ...times(200, WELL)]), kind)).toEqual(['+0', '-100']);
    const daily = [bad(kind), ...times(95, WELL)];
    expect(story(live([...daily, ...daily, ...daily]), kind)).toEqual(['+0']);
  });

  it('is told once, and then the trouble is forgotten', () => {
    const { open, posts } = live([bad('refused'), ...times(50, WELL)]);
    expect([open, posts.length]).toEqual([[], 2]);
  });

  it('is for those who heard of the trouble: what was over before anyone could be told is never told', () => {
    const unheard = { takes: null };
    const life = [{ ...bad('refused'), ...unheard }, ...times(3, { ...WELL, ...unheard }), ...times(9, WELL)];
    expect(live(life)).toEqual({ posts: [], open: [] });
  });
});

describe('a post', () => {
  it('that is not taken is made again by the next tick, and then once an hour, until it is', () => {
    const deaf = { ...bad('refused'), takes: false };
    expect(story(live([WELL, ...times(14, deaf), ...times(9, bad('refused'))]), 'refused')).toEqual([
      ...['+1', '+2', '+4', '+8', '+12', '+16'],
    ]);
  });

  it('of an all-clear that is not taken is given up after a day', () => {
    const deaf = { ...WELL, takes: false };
    const { posts, open } = live([bad('refused'), ...times(400, deaf)]);
    expect(open).toEqual([]);
    expect(posts.length).toBeLessThanOrEqual(27);
    expect(story(live([bad('refused'), ...times(5, deaf), ...times(9, WELL)]), 'refused')).toEqual([
      '+0',
      '-4',
      '-5',
      '-8',
    ]);
  });

  it('of an all-clear that came to nothing, since the trouble was back, leaves the next one its haste', () => {
    const deaf = { ...WELL, takes: false };
    const life = [bad('refused'), ...times(5, deaf), bad('refused'), ...times(9, WELL)];
    expect(story(live(life), 'refused')).toEqual(['+0', '-4', '-5', '-10']);
  });

  it('is not made where there is nobody to tell; who is there later is told of what still lasts', () => {
    const alone = { ...bad('quota', 'overdue'), takes: null };
    const { posts } = live([...times(9, alone), bad('quota')]);
    expect(posts).toEqual([{ at: START + 9 * QUARTER_MS, begun: ['quota', 'overdue'], over: [], taken: true }]);
  });

  it('is not made by every tick, whatever is met, taken and written', () => {
    const anything = fc.record<Quarter>({
      kinds: someKinds,
      answered: fc.boolean(),
      whole: fc.boolean(),
      takes: fc.constantFrom(true, false, null),
      writes: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 200, size: 'max' }), kinds, (life, kind) => {
        const told = story(live(life), kind);
        for (const sign of ['+', '-']) {
          const at = told.filter((word) => word.startsWith(sign)).map((word) => Math.abs(Number(word)));
          // Three posts of four ticks: two in a hurry, and the one on the hour.
          for (const [index, third] of at.slice(3).entries())
            expect(third - (at[index] ?? 0)).toBeGreaterThanOrEqual(4);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is made once an hour where no tick can write down that it was', () => {
    const mute = { ...bad('failing'), writes: false };
    expect(story(live([WELL, ...times(20, mute)]), 'failing')).toEqual(['+1', '+4', '+8', '+12', '+16', '+20']);
  });

  it('waits for the next tick where the one before did not write, or there was none', () => {
    const open = openAfter([], signs({ now: START + QUARTER_MS, kinds: ['quota'] }));
    expect(alertsDue(open, START + QUARTER_MS, null).begun).toEqual([]);
    expect(alertsDue(open, START + QUARTER_MS, START - QUARTER_MS).begun).toEqual([]);
    expect(alertsDue(open, START + QUARTER_MS, START).begun).toEqual(open);
    expect(alertsDue(open, START, null).begun).toEqual(open);
  });
});

function signs({ now, kinds: met }: { now: number; kinds: IncidentKind[] }): Signs {
  return { now, incidents: met.map((kind) => ({ kind, message: '' })), answered: false, whole: false };
}

describe('trouble that nobody meets any more', () => {
  it('is over after an hour if a tick has shown it, and after a day and an hour in any case', () => {
    const incident = { kind: 'refused', message: '', since: 0, seen: START, alerted: true, tries: 0 } as const;
    fc.assert(
      fc.property(fc.nat(3 * DAY_MS), fc.boolean(), (ms, cleared) => {
        const isLong = ms >= (cleared ? HOUR_MS : DAY_MS + HOUR_MS);
        expect(isOver({ ...incident, cleared }, START + ms)).toBe(isLong);
      }),
    );
  });
});
