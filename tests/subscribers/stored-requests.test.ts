/** Requests that an earlier version stored, and that wait in KV. */
import { expect, test } from 'vitest';
import { subscriberId } from '../../src/domain/subscriber.ts';
import { MINUTE_MS } from '../../src/domain/time.ts';
import { SECOND } from '../fixtures/lessons.ts';
import { dayAt, NOON, useCourse } from '../support/harness.ts';

const course = useCourse();

const EMAIL = 'anna@reader.example';

test('a change of the hour that was stored without a time zone is still made', async () => {
  await course.join(EMAIL);
  const id = await subscriberId(EMAIL);
  const at = NOON + MINUTE_MS;
  const stored = { kind: 'deferred', at, request: { action: 'hour', hour: 9 } };
  await course.env.KV.put(`change:${id}:${at}`, JSON.stringify(stored));
  await course.tickAt(NOON + 30 * MINUTE_MS);
  expect(await course.subscriber(EMAIL)).toMatchObject({ sendHour: 9, timeZone: 'UTC' });
  await course.tickAt(dayAt(1, 9));
  expect(await course.lessonsOf(EMAIL)).toContain(SECOND);
});
