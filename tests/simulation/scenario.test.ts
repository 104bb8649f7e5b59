/** Three hundred readers, nine lessons, sixteen days, all faults at once at the rates of a very bad fortnight. */
import { expect, test } from 'vitest';
import { bundleWorker } from './bundle.ts';
import { MAX_LOCATIONS, type ReaderStory, ZONES } from './reader-story.ts';
import type { Story } from './story.ts';
import { playIn } from './threads.ts';

const READERS = 300;
const LESSONS = 9;

/** Signs up in the first two days, confirms within half an hour. */
function reader(index: number): ReaderStory {
  return {
    zone: index % ZONES.length,
    joins: { day: index % 2, minute: ((index * 37) % 1_440) - 720 },
    location: index % MAX_LOCATIONS,
    confirmsAfter: index % 30,
    confirmsAgain: null,
    acts: [],
    refusedFrom: null,
    isPoison: false,
  };
}

const story: Story = {
  seed: 1,
  lessons: LESSONS,
  tickMinutes: 15,
  locations: MAX_LOCATIONS,
  calmAfter: 16,
  mayList: true,
  readers: Array.from({ length: READERS }, (_, index) => reader(index)),
  noise: {
    failingReads: 0,
    failingWrites: 0,
    staleSeconds: 90,
    smallPages: 0,
    lostBefore: 5,
    lostAfter: 8,
    hanging: 0,
    error: 8,
    errorAfter: 0,
    tooFast: 10,
    slow: 0,
    // Of some 1,500 ticks: more than ten.
    crash: 2,
    starved: 0,
    missed: 5,
    doubled: 5,
    late: 0,
  },
  cronOut: [{ from: 5 * 24, hours: 48 }],
  resendDown: [],
  keyRefused: [],
  quota: [],
  deploys: [],
};

test('300 readers get 2,700 lessons: none twice, none lost, none out of order, none too soon', async () => {
  const { counts, violations } = await playIn(await bundleWorker(), story);
  const count = (promise: string) => violations.filter((violation) => violation.promise === promise).length;
  console.log({
    lessons: counts['lessons'],
    twice: count('once'),
    lost: count('every lesson'),
    'out of order': count('in order'),
    'closer than 12 hours': count('twelve hours'),
    'closer than 6 hours before lesson 2': count('six hours'),
    ...counts,
  });
  expect(violations).toEqual([]);
  expect(counts['lessons']).toBe(READERS * LESSONS);
  expect(counts['a crash']).toBeGreaterThanOrEqual(10);
  expect(counts['a tick in an outage of cron']).toBe(192);
}, 300_000);
