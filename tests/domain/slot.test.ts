import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  firstSendInstant,
  instantOf,
  isTimeZone,
  latestOccurrence,
  occurrenceAt,
  slotsSince,
} from '../../src/domain/slot.ts';
import { DAY_MS, QUARTER_MS } from '../../src/domain/time.ts';
import { instants, quarters, slots, zones } from './arbitraries.ts';

describe('an occurrence', () => {
  it('of an instant is the quarter hour that holds it', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const start = instantOf(occurrenceAt(instant));
        expect(start).toBeLessThanOrEqual(instant);
        expect(start).toBeGreaterThan(instant - QUARTER_MS);
        expect(start % QUARTER_MS).toBe(0);
      }),
    );
  });

  it('is named by its slot and its UTC day', () => {
    expect(occurrenceAt(Date.parse('2026-11-22T06:59:59.999Z'))).toEqual({ slot: '0645', day: '2026-11-22' });
    expect(occurrenceAt(Date.parse('2026-11-22T23:45:00Z'))).toEqual({ slot: '2345', day: '2026-11-22' });
  });

  it('that is the latest of a slot has begun, within the last 24 hours', () => {
    fc.assert(
      fc.property(slots, instants, (slot, now) => {
        const latest = latestOccurrence(slot, now);
        expect(latest.slot).toBe(slot);
        expect(instantOf(latest)).toBeLessThanOrEqual(now);
        expect(instantOf(latest)).toBeGreaterThan(now - DAY_MS);
      }),
    );
    fc.assert(
      fc.property(quarters, (now) => {
        const current = occurrenceAt(now);
        expect(latestOccurrence(current.slot, now)).toEqual(current);
        expect(instantOf(latestOccurrence(current.slot, now - 1))).toBe(now - DAY_MS);
      }),
    );
  });
});

describe('the slots since the clock', () => {
  const clocks = (now: number) =>
    fc.option(fc.integer({ min: -9, max: 400 }).map((back) => now - (now % QUARTER_MS) - back * QUARTER_MS));
  const ticks = instants.chain((now) => fc.record({ now: fc.constant(now), clock: clocks(now) }));

  it('ascend by a quarter hour, after the clock, up to now', () => {
    fc.assert(
      fc.property(ticks, ({ now, clock }) => {
        const since = slotsSince(clock, now);
        expect(since.filter((slot) => slot % QUARTER_MS !== 0 || slot > now || slot <= (clock ?? 0))).toEqual([]);
        const [first = 0] = since;
        expect(since).toEqual(since.map((_, index) => first + index * QUARTER_MS));
      }),
    );
  });

  it('hold the quarter hour of now, unless the clock is there already', () => {
    fc.assert(
      fc.property(ticks, ({ now, clock }) => {
        const current = now - (now % QUARTER_MS);
        expect(slotsSince(clock, now).at(-1)).toBe(clock === null || clock < current ? current : undefined);
      }),
    );
  });

  it('leave none out, as far as a day goes back, and hold no slot of the day twice', () => {
    fc.assert(
      fc.property(ticks, ({ now, clock }) => {
        const since = slotsSince(clock, now);
        const names = since.map((instant) => occurrenceAt(instant).slot);
        expect(new Set(names).size).toBe(names.length);
        const isDayBehind = clock === null || now - clock >= DAY_MS;
        if (isDayBehind) expect(since).toHaveLength(96);
        else if (since.length > 0) expect(since[0]).toBe(clock + QUARTER_MS);
      }),
    );
  });

  it('are none in a second tick of the same quarter hour, or in one that comes late', () => {
    fc.assert(
      fc.property(quarters, fc.nat(DAY_MS), (clock, late) => {
        expect(slotsSince(clock, clock)).toEqual([]);
        expect(slotsSince(clock, clock + QUARTER_MS - 1)).toEqual([]);
        expect(slotsSince(clock, clock - late)).toEqual([]);
      }),
    );
  });
});

describe('a time zone', () => {
  it('is known by any name that the runtime lists, and by UTC', () => {
    expect([...zones, 'UTC', 'Asia/Kathmandu'].filter((zone) => !isTimeZone(zone))).toEqual([]);
  });

  it('is not known where it is empty, made up, or a bare offset', () => {
    const unknown = ['', ' ', 'Mars/Olympus', 'Berlin', 'UTC+1', '+05:07', '-0130', '+05', '<b>', 'null'];
    expect(unknown.filter(isTimeZone)).toEqual([]);
  });

  it('that is known always has a next send', () => {
    const offsets = fc
      .tuple(fc.constantFrom('+', '-', 'UTC+', 'GMT-'), fc.nat(23), fc.nat(59))
      .map(([sign, hour, minute]) => `${sign}${pad(hour)}:${pad(minute)}`);
    const names = fc.oneof(offsets, fc.constantFrom(...zones), fc.string());
    fc.assert(
      fc.property(names, instants, fc.nat(23), (zone, now, hour) => {
        if (isTimeZone(zone)) expect(firstSendInstant(now, zone, hour)).toBeGreaterThanOrEqual(now);
      }),
    );
  });
});

describe('the first send', () => {
  it('is the first quarter hour from then on that shows the hour, in every zone there is', () => {
    for (const zone of zones) {
      fc.assert(
        fc.property(instants, fc.nat(23), (earliest, hour) => expectFirstSend(earliest, zone, hour)),
        { numRuns: 2 },
      );
    }
  });

  it.each([
    ['Europe/Berlin', '2025-03-30T01:00Z'],
    ['Europe/Berlin', '2025-10-26T01:00Z'],
    ['America/New_York', '2025-03-09T07:00Z'],
    ['America/New_York', '2025-11-02T06:00Z'],
    ['Australia/Lord_Howe', '2025-04-05T15:00Z'],
    ['Australia/Lord_Howe', '2025-10-04T15:30Z'],
    ['Asia/Kathmandu', '2025-03-30T01:00Z'],
    ['Pacific/Chatham', '2025-04-05T14:00Z'],
    ['Pacific/Chatham', '2025-09-27T14:00Z'],
  ])('is so in %s in the days around %s', (zone, change) => {
    const around = fc.integer({ min: -3 * DAY_MS, max: 2 * DAY_MS }).map((ms) => Date.parse(change) + ms);
    fc.assert(fc.property(around, fc.nat(23), (earliest, hour) => expectFirstSend(earliest, zone, hour)));
  });

  it.each([
    ['the day after, where the clocks skip the hour', '2025-03-29T02:00Z', 'Europe/Berlin', 2, '2025-03-31T00:00Z'],
    [
      'the first of two, where the clocks repeat the hour',
      '2025-10-25T12:00Z',
      'Europe/Berlin',
      2,
      '2025-10-26T00:00Z',
    ],
    ['an hour earlier (UTC) in summer', '2025-03-30T00:00Z', 'Europe/Berlin', 7, '2025-03-30T05:00Z'],
    ['the day after, where New York skips two', '2025-03-08T12:00Z', 'America/New_York', 2, '2025-03-10T06:00Z'],
    [
      'the day after, where half an hour is skipped',
      '2025-10-04T00:00Z',
      'Australia/Lord_Howe',
      2,
      '2025-10-05T15:00Z',
    ],
    ['on a quarter, where the offset is 5:45', '2026-11-22T00:00Z', 'Asia/Kathmandu', 7, '2026-11-22T01:15Z'],
    ['on a quarter, where the offset is 13:45', '2025-09-27T12:00Z', 'Pacific/Chatham', 7, '2025-09-27T17:15Z'],
  ])('is %s', (_, earliest, zone, hour, expected) => {
    const first = firstSendInstant(Date.parse(earliest), zone, hour);
    expect(new Date(first).toISOString()).toBe(new Date(expected).toISOString());
  });
});

function expectFirstSend(earliest: number, zone: string, hour: number) {
  const first = firstSendInstant(earliest, zone, hour);
  const clock = clockIn(zone);
  const wanted = `${pad(hour)}:00`;
  expect(first).toBeGreaterThanOrEqual(earliest);
  expect(first % QUARTER_MS).toBe(0);
  expect(clock(first)).toBe(wanted);
  for (let before = first - QUARTER_MS; before >= earliest; before -= QUARTER_MS) {
    if (clock(before) === wanted) expect.fail(`${new Date(before).toISOString()} shows ${wanted} in ${zone} already`);
  }
}

const offsetFormats = new Map<string, Intl.DateTimeFormat>();

/** What the clock of a zone shows, by way of its offset: another way than the one under test. */
function clockIn(timeZone: string): (instant: number) => string {
  const format = offsetFormats.get(timeZone) ?? new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  offsetFormats.set(timeZone, format);
  return (instant) => {
    const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign = '+', hours = '0', minutes = '0'] = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name) ?? expect.fail(name);
    const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
    return new Date(instant + offset).toISOString().slice(11, 16);
  };
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
