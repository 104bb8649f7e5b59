/** Two ticks at once: the slower one has read its lists before the faster one did its work. */
import { expect, test } from 'vitest';
import { meanwhile } from '../stand-ins/kv/wrappers.ts';
import { fillCohort } from '../support/cohort.ts';
import { dayAt, useCourse } from '../support/harness.ts';

const course = useCourse();

const SEVEN = dayAt(1, 7);

test('a batch that another tick has sent in parts meanwhile is not sent as a whole', async () => {
  const addresses = await fillCohort(course.env.KV, 102);
  const { KV } = course.env;
  const otherTick = async () => {
    const refused = { kind: 'refuse', status: 422, name: 'validation_error', message: 'Not just now.' } as const;
    await course.resend.set({ faults: [refused, { kind: 'pass' }, { kind: 'drop-before', calls: 3 }] });
    expect(await course.tickAt(SEVEN)).toMatchObject({ batches: 0, left: 1 });
  };
  const slow = meanwhile(KV, { method: 'put', prefix: 'batch:', isAfter: true }, otherTick);
  await course.with({ KV: slow }).tickAt(SEVEN);
  await course.tickAt(dayAt(1, 7.25));
  const mails = await course.resend.mails();
  expect(mails.length).toBe(102);
  expect(new Set(mails.flatMap(({ to }) => to))).toEqual(new Set(addresses));
});
