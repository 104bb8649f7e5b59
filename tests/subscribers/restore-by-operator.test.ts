/** A deletion is lifted: the address may sign up again, and what is left of the deletion goes all the same. */

import { beforeEach, describe, expect, test } from 'vitest';
import { course as shipped } from '../../src/course/compiled.ts';
import { slugsOf } from '../../src/course/course.ts';
import { subscriberId } from '../../src/domain/subscriber.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/time.ts';
import { liftDeletion } from '../../src/subscribers/restore.ts';
import { failingWrites, stillReads } from '../stand-ins/kv/wrappers.ts';
import { dayAt, NOON, useCourse } from '../support/harness.ts';
import { eraseAt, liveTo, restoreAt } from '../support/identity.ts';
import { tracesOf } from '../support/leak.ts';
import { keyNames } from '../support/state.ts';
import { withKv } from '../support/store.ts';
import { requestServicesOf } from './dying.ts';
import { leaving, movingTo } from './requests.ts';

const course = useCourse();

const EMAIL = 'anna@reader.example';
const NAME = 'Annabella';
const LESSONS = slugsOf(shipped);

beforeEach(() => course.join(EMAIL, { name: NAME }));

async function liftAt(instant: number): Promise<boolean> {
  await course.setTime(instant);
  return liftDeletion(await subscriberId(EMAIL), instant, await requestServicesOf(course));
}

const marks = async () => (await keyNames(course.env.KV)).filter((name) => /^(erased|change):/.test(name));

describe('after a deletion is lifted', () => {
  test('the address signs up and confirms like any other, also minutes after it had signed up before', async () => {
    await eraseAt(course, NOON + MINUTE_MS, EMAIL);
    expect(await liftAt(NOON + 2 * MINUTE_MS)).toBe(true);
    await course.setTime(NOON + 3 * MINUTE_MS);
    await course.join(EMAIL, { name: NAME });
    expect(await course.lessonsOf(EMAIL)).toEqual([LESSONS[0], LESSONS[0]]);
    await liveTo(course, dayAt(9, 9));
    expect(await course.lessonsOf(EMAIL)).toEqual([LESSONS[0], ...LESSONS]);
    expect(await marks()).toEqual([]);
  });

  test('nobody is mailed before they have signed up', async () => {
    await eraseAt(course, NOON + MINUTE_MS, EMAIL);
    await liftAt(NOON + 2 * MINUTE_MS);
    const before = await course.mailsTo(EMAIL);
    await liveTo(course, dayAt(2, 9));
    expect(await course.mailsTo(EMAIL)).toEqual(before);
  });

  test('what was left of it is cleared all the same', async () => {
    await liveTo(course, dayAt(2, 9));
    await movingTo(21)(EMAIL, await requestServicesOf(course));
    await eraseAt(course, dayAt(2, 9) + MINUTE_MS, EMAIL);
    await liftAt(dayAt(2, 9) + 2 * MINUTE_MS);
    await course.setTime(dayAt(2, 9));
    await liveTo(course, dayAt(4, 9));
    expect(await tracesOf(course, [EMAIL, NAME])).toEqual([]);
    expect(await marks()).toEqual([]);
  });

  test('a confirmation link from before it does not count', async () => {
    const other = await course.signUp('bob@reader.example');
    await course.post(`/confirm?token=${other}`);
    await eraseAt(course, NOON + MINUTE_MS, 'bob@reader.example');
    await course.setTime(NOON + 2 * MINUTE_MS);
    await liftDeletion(await subscriberId('bob@reader.example'), NOON + 2 * MINUTE_MS, await requestServicesOf(course));
    expect((await course.post(`/confirm?token=${other}`)).status).toBe(410);
    expect(await course.subscriber('bob@reader.example')).toBeNull();
  });

  test('an old mail can still be left: that is what was done', async () => {
    await eraseAt(course, NOON + MINUTE_MS, EMAIL);
    await liftAt(NOON + 2 * MINUTE_MS);
    await course.leave(EMAIL);
    expect(await course.subscriber(EMAIL)).toBeNull();
  });

  test.each([
    ['wrote it', (kv: KVNamespace) => kv],
    ['came no further than to write it down', (kv: KVNamespace) => failingWrites(kv, 'subscriber:')],
  ])('nobody is brought back by the change of a Worker that did not know of the deletion, and %s', async (_, door) => {
    await liveTo(course, dayAt(1, 9));
    const before = await course.subscriber(EMAIL);
    await eraseAt(course, dayAt(1, 9) + MINUTE_MS, EMAIL);
    await liftAt(dayAt(1, 9) + 2 * MINUTE_MS);
    const services = await requestServicesOf(course);
    const kv = stillReads(stillReads(door(services.kv), 'subscriber:', before), 'deleted:', null);
    await movingTo(21)(EMAIL, withKv(services, kv)).catch(() => undefined);
    expect((await keyNames(course.env.KV)).join()).toMatch(/change:\w+:\d+,change:/);
    await course.setTime(dayAt(1, 9));
    await liveTo(course, dayAt(4, 9));
    expect(await tracesOf(course, [EMAIL, NAME])).toEqual([]);
    expect(await marks()).toEqual([]);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 2));
  });

  test('it can be taken back all the same within the hour, and that stays', async () => {
    await leaving(EMAIL, await requestServicesOf(course));
    const undo = await eraseAt(course, NOON + MINUTE_MS, EMAIL);
    await liftAt(NOON + 2 * MINUTE_MS);
    await restoreAt(course, NOON + 30 * MINUTE_MS, undo);
    await course.setTime(NOON);
    await liveTo(course, dayAt(2, 9));
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'left' });
    expect((await keyNames(course.env.KV)).filter((name) => /^(erased|lifted|change):/.test(name))).toEqual([]);
  });

  test('the address can be deleted again, and counts as deleted', async () => {
    await eraseAt(course, NOON + MINUTE_MS, EMAIL);
    await liftAt(NOON + 2 * MINUTE_MS);
    await course.setTime(NOON + HOUR_MS);
    await course.join(EMAIL, { name: NAME });
    await eraseAt(course, NOON + 2 * HOUR_MS, EMAIL);
    const mails = await course.mailsTo(EMAIL);
    await course.post('/subscribe', { email: EMAIL });
    await liveTo(course, dayAt(3, 9));
    expect(await course.mailsTo(EMAIL)).toEqual(mails);
    expect(await tracesOf(course, [EMAIL, NAME])).toEqual([]);
  });
});

test('there is nothing to lift where nobody was deleted', async () => {
  expect(await liftAt(NOON + MINUTE_MS)).toBe(false);
  expect((await keyNames(course.env.KV)).filter((name) => /^(erased|lifted):/.test(name))).toEqual([]);
});
