/** A reader changes their name. */

import { expect, test } from 'vitest';
import { course as shipped } from '../../src/course/compiled.ts';
import { slugsOf } from '../../src/course/course.ts';
import { subscriberId } from '../../src/domain/subscriber.ts';
import { MINUTE_MS, QUARTER_MS } from '../../src/domain/time.ts';
import { fillCohort } from '../support/cohort.ts';
import { dayAt, useCourse } from '../support/harness.ts';
import { storeOf } from '../support/store.ts';
import { doUntilDeath, requestServicesOf } from './dying.ts';
import { leaving, pausing, renaming, resuming } from './requests.ts';
import { DONE, NOTHING, subscriberIn, WAITS } from './subscriber.ts';

const course = useCourse();
const EMAIL = 'anna@reader.example';
const LESSONS = slugsOf(shipped);
const recipient = subscriberIn(course, EMAIL);

/** Who the last mail greets. */
async function greeted(): Promise<string> {
  return (await course.mailsTo(EMAIL)).at(-1)?.payload.text ?? '';
}

async function enrolledName(): Promise<string | undefined> {
  const { cohort } = await recipient.known();
  return (await storeOf(course.env.KV).enrollments.get(cohort ?? '', await subscriberId(EMAIL)))?.recipient?.name;
}

test('the next lesson greets a reader by their new name, at its time, in the cohort that they were in', async () => {
  await recipient.haveTwo();
  const { cohort } = await recipient.known();
  expect(await recipient.askAt(dayAt(1, 9), renaming('Berta'))).toMatchObject(DONE);
  expect(await recipient.known()).toMatchObject({ cohort, name: 'Berta' });
  await course.tickAt(dayAt(2, 7));
  expect(await greeted()).toContain('Berta');
  await recipient.liveDays(3, 8);
  expect(await recipient.lessons()).toEqual(LESSONS);
});

test('a reader can have no name', async () => {
  await recipient.haveTwo();
  await recipient.askAt(dayAt(1, 9), renaming(''));
  await course.tickAt(dayAt(2, 7));
  expect(await greeted()).not.toContain('Anna');
  expect(await recipient.askAt(dayAt(2, 9), renaming(''))).toMatchObject(NOTHING);
});

test('a name that changes while a lesson is on its way is for the one after it', async () => {
  await recipient.haveTwo();
  expect(await recipient.askAt(dayAt(2, 7) - MINUTE_MS, renaming('Berta'))).toMatchObject(WAITS);
  await course.tickAt(dayAt(2, 7));
  expect(await greeted()).toContain('Anna');
  await course.tickAt(dayAt(2, 7) + QUARTER_MS);
  await recipient.liveDays(3, 3);
  expect(await greeted()).toContain('Berta');
  await recipient.liveDays(4, 8);
  expect(await recipient.lessons()).toEqual(LESSONS);
});

test('who has paused, or has had it all, has another name, too; who has left has not', async () => {
  await recipient.haveTwo();
  await recipient.askAt(dayAt(1, 9), pausing);
  expect(await recipient.askAt(dayAt(1, 10), renaming('Berta'))).toMatchObject(DONE);
  await recipient.askAt(dayAt(1, 11), resuming);
  await recipient.liveDays(2, 8);
  expect(await greeted()).toContain('Berta');
  expect(await recipient.askAt(dayAt(300, 9), renaming('Clara'))).toMatchObject(DONE);
  for (const hour of [10, 10.25]) await course.tickAt(dayAt(300, hour));
  await recipient.askAt(dayAt(300, 11), leaving);
  expect(await recipient.askAt(dayAt(300, 12), renaming('Dora'))).toMatchObject(NOTHING);
  expect((await recipient.known()).name).toBe('Clara');
  expect(await recipient.unsettled()).toHaveLength(1);
});

test('who has paused and signs up again goes on, though they took another name in between', async () => {
  await recipient.haveTwo();
  await recipient.askAt(dayAt(1, 9), pausing);
  await course.setTime(dayAt(2, 9));
  const token = await course.signUp(EMAIL);
  await recipient.askAt(dayAt(2, 9) + MINUTE_MS, renaming('Berta'));
  await course.post('/confirm', { token });
  expect((await recipient.known()).status).toBe('active');
  await recipient.liveDays(3, 10);
  expect(await recipient.lessons()).toEqual(LESSONS);
});

test('a Worker that dies between the two writes leaves it to a tick to bring the name to the place', async () => {
  await recipient.haveTwo();
  await course.setTime(dayAt(1, 9));
  const services = await requestServicesOf(course);
  for (let operation = 0; (await recipient.known()).name !== 'Berta'; operation += 1) {
    await doUntilDeath(services, { operation, isDone: true }, (dying) => renaming('Berta')(EMAIL, dying));
  }
  expect(await enrolledName()).toBe('Anna');
  await course.tickAt(dayAt(1, 9) + QUARTER_MS);
  expect(await enrolledName()).toBe('Berta');
  await recipient.liveDays(2, 8);
  expect(await recipient.lessons()).toEqual(LESSONS);
});

test('nobody else of a cohort is moved by another’s name', async () => {
  const others = await fillCohort(course.env.KV, 120);
  await recipient.join();
  await recipient.askAt(dayAt(0, 15), renaming('Berta'));
  await recipient.liveDays(1, 1);
  await recipient.askAt(dayAt(1, 9), renaming('Clara'));
  await recipient.liveDays(2, 2);
  for (const address of [others[0], others[60], others[119], EMAIL]) {
    const lessons = (await course.lessonsOf(address ?? '')).slice(address === EMAIL ? 1 : 0);
    expect(lessons).toEqual(LESSONS.slice(1, 3));
  }
});
