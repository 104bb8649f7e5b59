/** Lesson 1 that waits is neither lost to what a tick cannot see yet, nor held against its reader where we are at fault. */
import { describe, expect, test } from 'vitest';
import { MINUTE_MS, QUARTER_MS } from '../../src/domain/time.ts';
import { FIRST, SECOND } from '../fixtures/lessons.ts';
import { stillReads } from '../stand-ins/kv/wrappers.ts';
import { dayAt, NOON, useCourse } from '../support/harness.ts';

const course = useCourse();

const EMAIL = 'anna@reader.example';

/** Signs up and returns the path to confirm at. */
async function confirmPath(): Promise<string> {
  return `/confirm?token=${await course.signUp(EMAIL)}`;
}

test('a reader who has come back where the tick cannot see it yet does not lose it', async () => {
  const inVain = async () => course.resend.set({ faults: [{ kind: 'drop-before', calls: 3 }] });
  const path = await confirmPath();
  await inVain();
  await course.post(path);
  await course.setTime(NOON + MINUTE_MS);
  await course.leave(EMAIL);
  const before = await course.subscriber(EMAIL);
  await course.setTime(NOON + 14 * MINUTE_MS);
  const again = await confirmPath();
  await inVain();
  await course.post(again);
  await course.with({ KV: stillReads(course.env.KV, 'subscriber:', before) }).tickAt(NOON + QUARTER_MS);
  await course.tickAt(NOON + 2 * QUARTER_MS);
  await course.tickAt(dayAt(1, 7));
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST, SECOND]);
});

describe('a template that Resend refuses is no reader’s fault', () => {
  const REFUSED = { kind: 'refuse', status: 422, name: 'validation_error', message: 'Invalid `html` field.' } as const;

  test('where lesson 1 waits, it goes on waiting, and the operator is told', async () => {
    const path = await confirmPath();
    await course.resend.set({ down: true });
    await course.post(path);
    await course.resend.set({ down: false, faults: [REFUSED] });
    const { incidents } = await course.tickAt(NOON + QUARTER_MS);
    expect(incidents).toEqual([{ kind: 'unsendable', message: expect.stringContaining('`html`') }]);
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'active' });
    expect(await course.tickAt(NOON + 2 * QUARTER_MS)).toMatchObject({ pendingSends: 1, incidents: [] });
    expect(await course.lessonsOf(EMAIL)).toEqual([FIRST]);
  });

  test('whoever confirms meanwhile is in the course', async () => {
    const path = await confirmPath();
    await course.resend.set({ faults: [REFUSED] });
    expect((await course.post(path)).status).toBe(200);
    expect(await course.tickAt(NOON + QUARTER_MS)).toMatchObject({ pendingSends: 1 });
    expect(await course.lessonsOf(EMAIL)).toEqual([FIRST]);
  });
});
