/** Readers whose Worker dies at each operation on KV in turn, of whatever they ask for; then the ticks go on. */
import { expect } from 'vitest';
import { course as shipped } from '../../src/course/compiled.ts';
import { slugsOf } from '../../src/course/course.ts';
import { subscriberId } from '../../src/domain/subscriber.ts';
import { HOUR_MS, MINUTE_MS, QUARTER_MS } from '../../src/domain/time.ts';
import { dayAt, lessonIn, NOON, type TestCourse } from '../support/harness.ts';
import { keysIn } from '../support/state.ts';
import { doUntilDeath, eachDeath, requestServicesOf } from './dying.ts';
import { type Ask, confirming } from './requests.ts';

/** The lessons of the course, in order. */
export const LESSONS = slugsOf(shipped);

/** At least as many readers as there are deaths. */
export const MANY = 34;

const addressOf = (index: number) => `reader-${index}@reader.example`;

/** What is done to the readers of a course, and what can be seen of them. */
export function deathsIn(course: TestCourse) {
  const deaths = {
    /** One reader for each death, each of whom has lived through `past` before they ask; returns their addresses. */
    async dieAtEach(ask: Ask, past: Ask[] = []): Promise<string[]> {
      const services = await requestServicesOf(course);
      const count = await eachDeath(async (death, index) => {
        for (const done of past) {
          await done(addressOf(index), services);
          await course.setTime(Date.now() + MINUTE_MS);
        }
        return doUntilDeath(services, death, (dying) => ask(addressOf(index), dying));
      });
      expect(count).toBeGreaterThan(6);
      expect(count).toBeLessThanOrEqual(MANY);
      return Array.from({ length: count }, (_, index) => addressOf(index));
    },

    /** The ticks that matter: the next two, and those of the hours at which lessons leave, up to and with a later day's. */
    async liveUntil(day: number): Promise<void> {
      for (const wait of [1, 2]) await course.tickAt(Date.now() + wait * QUARTER_MS);
      const last = Date.now();
      const hours = Array.from({ length: day + 1 }, (_, index) => [dayAt(index, 7), dayAt(index, 21)]).flat();
      for (const hour of hours) if (hour > last) await course.tickAt(hour);
    },

    /** In how many cohorts each reader's place is filled; and that what KV keeps of a change is gone. */
    async placesOf(addresses: readonly string[]): Promise<number[]> {
      const keys = await keysIn(course.env.KV);
      expect(keys.filter(({ name }) => /^(change|welcome):/.test(name))).toEqual([]);
      const filled = keys.filter(
        ({ name, metadata }) => name.startsWith('enrollment:') && Object.keys(metadata ?? {}).length,
      );
      const ids = await Promise.all(addresses.map(subscriberId));
      return ids.map((id) => filled.filter(({ name }) => name.endsWith(id)).length);
    },

    async statusOf(address: string) {
      return (await course.subscriber(address))?.status ?? null;
    },

    /** Everybody had these lessons, the whole course as a rule, in order, and none too close to the one before. */
    async expectLessons(addresses: readonly string[], expected: readonly string[] = LESSONS): Promise<void> {
      for (const address of addresses) {
        const lessons = (await course.mailsTo(address)).filter(lessonIn);
        expect([address, lessons.map(lessonIn)]).toEqual([address, expected]);
        const gaps = lessons.slice(1).map(({ at }, index) => (at - (lessons[index]?.at ?? 0)) / HOUR_MS);
        expect(gaps[0]).toBeGreaterThanOrEqual(6);
        expect(Math.min(...gaps.slice(1))).toBeGreaterThanOrEqual(12);
      }
    },

    /** Somebody presses the button again, a minute later. */
    async again(ask: Ask, addresses: readonly string[]): Promise<void> {
      await course.setTime(Date.now() + MINUTE_MS);
      const services = await requestServicesOf(course);
      for (const address of addresses) await ask(address, services);
    },

    /** A reader in the morning of the second day: two lessons are there. */
    async inTheCourse(count: number): Promise<void> {
      const services = await requestServicesOf(course);
      for (let index = 0; index < count; index += 1) await confirming(addressOf(index), services);
      await course.tickAt(NOON + QUARTER_MS);
      await course.tickAt(dayAt(1, 7));
      await course.setTime(dayAt(1, 9));
    },
  };
  return deaths;
}
