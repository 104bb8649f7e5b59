/** One subscriber's days: what they ask for and when, and which lessons come of it. */
import { subscriberId } from '../../src/domain/subscriber.ts';
import { HOUR_MS, QUARTER_MS } from '../../src/domain/time.ts';
import { positionOf } from '../../src/subscribers/position.ts';
import { dayAt, lessonIn, NOON, type TestCourse } from '../support/harness.ts';
import { subscriberOf } from '../support/people.ts';
import { keyNames } from '../support/state.ts';
import { requestServicesOf } from './dying.ts';
import { type Ask, confirming } from './requests.ts';

export const DONE = { kind: 'done' };
export const WAITS = { kind: 'after-lesson' };
export const NOTHING = { kind: 'nothing' };

/** What the subscriber with this address does in a course, and what can be seen of them. */
export function subscriberIn(course: TestCourse, email: string) {
  const recipient = {
    /** Asks at an instant (ms); what came of it. */
    async askAt(instant: number, ask: Ask) {
      await course.setTime(instant);
      return ask(email, await requestServicesOf(course));
    },

    /** Confirms at noon, and lives through the first quarter of an hour. */
    async join(): Promise<void> {
      await recipient.askAt(NOON, confirming);
      await course.tickAt(NOON + QUARTER_MS);
    },

    /** Joins, and has two lessons: the second at seven in the morning of day 1. */
    async haveTwo(): Promise<void> {
      await recipient.join();
      await course.tickAt(dayAt(1, 7));
    },

    /** The ticks of each day's hours at which lessons may leave, from one day to another. */
    async liveDays(from: number, to: number, hours = [7]): Promise<void> {
      for (let day = from; day <= to; day += 1) for (const hour of hours) await course.tickAt(dayAt(day, hour));
    },

    lessons: () => course.lessonsOf(email),

    /** When each lesson came, in hours after the midnight before `NOON`. */
    async hours(): Promise<number[]> {
      const mails = (await course.mailsTo(email)).filter(lessonIn);
      return mails.map(({ at }) => (at - dayAt(0, 0)) / HOUR_MS);
    },

    known: () => subscriberOf(course, email),

    /** Where they are, as their own page knows it. */
    async position() {
      const services = await requestServicesOf(course);
      return positionOf(await subscriberId(email), await subscriberOf(course, email), Date.now(), services);
    },

    /** The keys of changes and lessons that are not whole yet. */
    async unsettled(): Promise<string[]> {
      return (await keyNames(course.env.KV)).filter((name) => /^(change|welcome):/.test(name));
    },
  };
  return recipient;
}
