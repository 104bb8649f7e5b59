/** A reader has themselves deleted: what remains of them. */

import { describe, expect, test } from 'vitest';
import { course as shipped } from '../../src/course/compiled.ts';
import { slugsOf } from '../../src/course/course.ts';
import { subscriberId } from '../../src/domain/subscriber.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/time.ts';
import { applyDeliveryEvent } from '../../src/subscribers/bounce.ts';
import { moveAddress } from '../../src/subscribers/change-address.ts';
import { deleteSubscriber } from '../../src/subscribers/delete.ts';
import { failingWrites, meanwhile, stillReads } from '../stand-ins/kv/wrappers.ts';
import { ADMIN_PASSWORD, operatorOf } from '../support/admin.ts';
import { dayAt, NOON, useCourse } from '../support/harness.ts';
import { eraseAt, joinWithoutLesson, liveTo } from '../support/identity.ts';
import { tracesOf } from '../support/leak.ts';
import { keyNames, stateOf } from '../support/state.ts';
import { storeOf, withKv } from '../support/store.ts';
import { requestServicesOf } from './dying.ts';
import { confirming, leaving, movingTo, pausing } from './requests.ts';

const course = useCourse();

const EMAIL = 'anna@reader.example';
const NAME = 'Annabella';
const LESSONS = slugsOf(shipped);

const join = () => course.join(EMAIL, { name: NAME });

describe('of a reader who had themselves deleted', () => {
  test('nothing is left in any key, value or metadata but the keyed hash', async () => {
    await join();
    await course.join('bob@reader.example');
    await liveTo(course, dayAt(2, 9));
    await movingTo(21)(EMAIL, await requestServicesOf(course));
    await liveTo(course, dayAt(3, 9));
    await eraseAt(course, dayAt(3, 9) + MINUTE_MS, EMAIL);
    await course.setTime(dayAt(3, 9));
    await liveTo(course, dayAt(5, 9));

    expect(await tracesOf(course, [EMAIL, NAME])).toEqual([]);
    const deleted = (await keyNames(course.env.KV)).filter((name) => name.startsWith('deleted:'));
    expect(deleted).toEqual([expect.stringMatching(/^deleted:[0-9a-f]{64}$/)]);
    expect(await course.env.KV.get(deleted[0] ?? '')).toBe('');
    expect((await keyNames(course.env.KV)).filter((name) => name.startsWith('change:'))).toEqual([]);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 4));
    expect(await course.lessonsOf('bob@reader.example')).toEqual(LESSONS.slice(0, 6));
  });

  test('nothing is left in the trail of what the operator did to them before, and of deleting them', async () => {
    await join();
    await liveTo(course, dayAt(1, 9));
    const operator = operatorOf(course.with({ ADMIN_PASSWORD }));
    const path = `/admin/people/${await subscriberId(EMAIL)}`;
    const deeds = [
      { action: 'pause', until: '2030-01-25' },
      { action: 'resume' },
      { action: 'hour', hour: '21', timezone: 'Europe/Berlin' },
      { action: 'name', name: `${NAME} B` },
      { action: 'resend', lesson: LESSONS[0] ?? '' },
      { action: 'resend', lesson: EMAIL },
      { action: 'now' },
      { action: 'restart' },
      { action: 'undo-restart' },
      { action: 'remove' },
      { action: 'delete', sure: 'yes' },
      { action: 'lift' },
    ];
    for (const [index, deed] of deeds.entries()) {
      await course.setTime(dayAt(1, 20) + index * MINUTE_MS);
      const fields = Object.fromEntries(Object.entries(deed));
      expect((await operator.post(path, fields)).status).toBe(200);
    }
    await liveTo(course, dayAt(3, 9));
    expect((await storeOf(course.env.KV).audit.list(100)).map(({ action }) => action)).toEqual(
      deeds.map(({ action }) => action).toReversed(),
    );
    expect(await tracesOf(course, [EMAIL, NAME])).toEqual([]);
  });

  test('nothing is left where a Worker elsewhere did not know of it, either', async () => {
    await join();
    await liveTo(course, dayAt(1, 9));
    const before = await course.subscriber(EMAIL);
    await eraseAt(course, dayAt(1, 9) + MINUTE_MS, EMAIL);
    await course.setTime(dayAt(1, 9) + 2 * MINUTE_MS);
    const services = await requestServicesOf(course);
    const unaware = stillReads(stillReads(services.kv, 'subscriber:', before), 'deleted:', null);
    await movingTo(21)(EMAIL, withKv(services, unaware));
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'active' });
    await liveTo(course, dayAt(4, 9));
    expect(await tracesOf(course, [EMAIL, NAME])).toEqual([]);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 2));
  });

  test('nothing is left where such a Worker came no further than to write its change down', async () => {
    await join();
    await liveTo(course, dayAt(1, 9));
    const before = await course.subscriber(EMAIL);
    await eraseAt(course, dayAt(1, 9) + MINUTE_MS, EMAIL);
    await course.setTime(dayAt(1, 9) + 2 * MINUTE_MS);
    const services = await requestServicesOf(course);
    const kv = stillReads(failingWrites(services.kv, 'subscriber:'), 'subscriber:', before);
    await expect(movingTo(21)(EMAIL, withKv(services, kv))).rejects.toThrow('429');
    await liveTo(course, dayAt(3, 9));
    expect(await tracesOf(course, [EMAIL, NAME])).toEqual([]);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 2));
  });

  test('nothing is left where the button was pressed twice, and each press saw the other one', async () => {
    await join();
    await liveTo(course, dayAt(2, 9));
    const id = await subscriberId(EMAIL);
    const now = dayAt(2, 9) + MINUTE_MS;
    await course.setTime(now);
    const services = await requestServicesOf(course);
    const kv = meanwhile(services.kv, { method: 'put', prefix: 'deleted:' }, () =>
      deleteSubscriber(id, now + 1_000, services),
    );
    await deleteSubscriber(id, now, withKv(services, kv));
    await liveTo(course, dayAt(4, 9));
    expect(await tracesOf(course, [EMAIL, NAME])).toEqual([]);
    expect((await keyNames(course.env.KV)).filter((name) => name.startsWith('change:'))).toEqual([]);
  });

  test('nothing is left where they had left, or paused', async () => {
    for (const [index, ask] of [leaving, pausing].entries()) {
      const email = `carla-${index}@reader.example`;
      await confirming(email, await requestServicesOf(course));
      await ask(email, await requestServicesOf(course));
      await eraseAt(course, Date.now() + MINUTE_MS, email);
    }
    await liveTo(course, dayAt(2, 9));
    expect(await tracesOf(course, ['carla-0@reader.example', 'carla-1@reader.example'])).toEqual([]);
  });

  test.each([
    ['in the middle of the course', 3],
    ['after all of it', 12],
  ])('nothing is left of an address before, where they left %s and signed up again', async (_, day) => {
    const later = 'anna@later.example';
    await join();
    await liveTo(course, dayAt(1, 9));
    await moveAddress(
      { id: await subscriberId(EMAIL), address: later },
      Date.now(),
      Date.now(),
      await requestServicesOf(course),
    );
    await liveTo(course, dayAt(day, 9));
    await leaving(later, await requestServicesOf(course));
    await liveTo(course, dayAt(day, 12));
    await confirming(later, await requestServicesOf(course));
    await eraseAt(course, dayAt(day, 13), later);
    await liveTo(course, dayAt(day + 2, 9));
    expect(await tracesOf(course, [EMAIL, later, NAME])).toEqual([]);
  });

  test('a lesson 1 that was not away yet does not leave any more', async () => {
    await joinWithoutLesson(course, EMAIL, NAME);
    await eraseAt(course, NOON + MINUTE_MS, EMAIL);
    await course.resend.set({ dailyQuota: null });
    await liveTo(course, dayAt(2, 9));
    expect(await course.lessonsOf(EMAIL)).toEqual([]);
    expect(await tracesOf(course, [EMAIL, NAME])).toEqual([]);
  });
});

test('what Resend says of a reader whom it refuses names nobody who is deleted then', async () => {
  await join();
  await course.join('bob@reader.example');
  await course.resend.set({ refused: [EMAIL], poison: [EMAIL] });
  await liveTo(course, dayAt(2, 9));
  expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'refused' });
  await eraseAt(course, dayAt(2, 9) + MINUTE_MS, EMAIL);
  await course.setTime(dayAt(2, 9));
  await liveTo(course, dayAt(3, 9));
  expect((await keyNames(course.env.KV)).join()).toContain('attempt:');
  expect(await tracesOf(course, [EMAIL, NAME])).toEqual([]);
});

describe('a deleted address', () => {
  test('is answered like any other on signing up, and gets no mail', async () => {
    await join();
    const before = await course.post('/subscribe', { email: 'new@reader.example', name: '', timezone: 'UTC' });
    await eraseAt(course, NOON + HOUR_MS, EMAIL);
    const mails = (await course.mailsTo(EMAIL)).length;
    const answer = await course.post('/subscribe', { email: EMAIL, name: '', timezone: 'UTC' });
    expect([answer.status, answer.headers.get('location')]).toEqual([before.status, before.headers.get('location')]);
    expect(await course.mailsTo(EMAIL)).toHaveLength(mails);
  });

  test('is not brought back by a confirmation link from before', async () => {
    const token = await course.signUp(EMAIL);
    await course.post(`/confirm?token=${token}`);
    await eraseAt(course, NOON + HOUR_MS, EMAIL);
    expect((await course.post(`/confirm?token=${token}`)).status).toBe(410);
    expect(await course.subscriber(EMAIL)).toBeNull();
  });

  test('is told of by Resend in vain: there is nobody to take off', async () => {
    await join();
    await eraseAt(course, NOON + HOUR_MS, EMAIL);
    const { kv } = await stateOf(course);
    const services = await requestServicesOf(course);
    for (const status of ['bounced', 'complained', 'refused'] as const) {
      const event = { status, reason: 'because', at: Date.now() - MINUTE_MS, lessonMadeAt: NOON };
      expect(await applyDeliveryEvent(event, EMAIL, Date.now(), services)).toBe('nothing');
    }
    expect((await stateOf(course)).kv).toEqual(kv);
  });

  test('stays deleted where the secret is changed, as long as the previous one is known', async () => {
    await join();
    await eraseAt(course, NOON + HOUR_MS, EMAIL);
    const mails = (await course.mailsTo(EMAIL)).length;
    const { SIGNING_SECRET } = course.env;
    const rotated = course.with({
      SIGNING_SECRET: 'another-secret-for-tests-0123456789',
      ...(SIGNING_SECRET ? { SIGNING_SECRET_PREVIOUS: SIGNING_SECRET } : {}),
    });
    await rotated.post('/subscribe', { email: EMAIL, name: '', timezone: 'UTC' });
    expect(await course.mailsTo(EMAIL)).toHaveLength(mails);
  });

  test('can be left by every old mail: that is what it has done', async () => {
    await join();
    await eraseAt(course, NOON + HOUR_MS, EMAIL);
    await course.leave(EMAIL);
    expect(await course.subscriber(EMAIL)).toBeNull();
  });
});
