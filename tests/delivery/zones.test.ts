/**
 * Readers in all time zones live through twelve days of ticks. A few dozen here; `npm run zones -- 1000` runs the
 * same with as many as wanted, and prints what it cost.
 */

import { afterAll, expect, inject, test } from 'vitest';
import { course as shipped } from '../../src/course/compiled.ts';
import { slugsOf } from '../../src/course/course.ts';
import { DAY_MS, QUARTER_MS } from '../../src/domain/time.ts';
import { counted } from '../stand-ins/kv/wrappers.ts';
import { lessonIn, NOON, useCourse } from '../support/harness.ts';
import { storeOf } from '../support/store.ts';

const DAYS = 12;
const course = useCourse();
const report: Record<string, number | string> = {};

afterAll(() => console.log(report));

/** Readers spread evenly over all zones that the runtime knows. */
function recipients(count: number): { address: string; timezone: string }[] {
  const zones = Intl.supportedValuesOf('timeZone');
  return Array.from({ length: count }, (_, index) => ({
    address: `reader-${index}@reader.example`,
    timezone: zones[Math.floor((index * zones.length) / count) % zones.length] ?? 'UTC',
  }));
}

/** The local day and time of an instant (ms), `2030-01-16 07:00`. */
function localTime(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(instant);
}

test('readers in all zones get each lesson once, in order, at seven in their morning, day after day', async () => {
  const all = recipients(inject('readers'));
  const { kv, counts, written } = counted(course.env.KV);
  const running = course.with({ KV: kv });
  for (const { address, timezone } of all) {
    await running.join(address, { timezone }, { 'cf-connecting-ip': address });
  }
  const writesOfSignups = written.length;
  await running.liveThrough(NOON, NOON + DAYS * DAY_MS, QUARTER_MS);

  for (const { address, timezone } of all) {
    const lessons = (await course.mailsTo(address)).filter((mail) => lessonIn(mail) !== undefined);
    expect(lessons.map(lessonIn)).toEqual(slugsOf(shipped));
    const times = lessons.slice(1).map((mail) => localTime(mail.at, timezone));
    const [first = ''] = times;
    const firstDay = Date.parse(first.slice(0, 10));
    expect(times).toEqual(
      times.map((_, day) => `${new Date(firstDay + day * DAY_MS).toISOString().slice(0, 10)} 07:00`),
    );
  }
  const { batchWrites, lessons } = await writesOf(() => true, written);
  const large = await writesOf((members) => members >= 100, written);
  Object.assign(report, {
    recipients: all.length,
    lessons: lessons + all.length,
    writesOfSignups,
    lists: counts.lists,
  });
  report['batch writes a lesson'] = `${batchWrites} / ${lessons} = ${(batchWrites / lessons).toFixed(4)}`;
  report['in cohorts of a hundred or more'] = `${large.batchWrites} / ${large.lessons}`;
});

/** What is written of a batch: before its call, and after it. */
const WRITTEN = /^(attempt|batch):/;

/** What the batches of those cohorts cost that `isCounted` picks by their number of members, and how many lessons they sent. */
async function writesOf(isCounted: (members: number) => boolean, writes: readonly string[]) {
  const members = new Map<string, number>();
  for await (const { cohort } of storeOf(course.env.KV).enrollments.list(''))
    members.set(cohort, (members.get(cohort) ?? 0) + 1);
  const counted = [...members].filter(([, count]) => isCounted(count));
  const batchWrites = counted.flatMap(([cohort]) =>
    writes.filter((key) => WRITTEN.test(key) && key.includes(`:${cohort}:`)),
  ).length;
  const lessons = counted.reduce((sum, [, count]) => sum + count * (shipped.lessons.length - 1), 0);
  return { batchWrites, lessons };
}
