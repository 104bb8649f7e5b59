/** A Resend that does not answer is left alone for the rest of a tick. */
import { expect, test } from 'vitest';
import type { Fault } from '../stand-ins/resend/wire.ts';
import { fillCohort, TOMORROW_AT_SEVEN } from '../support/cohort.ts';
import { dayAt, useCourse } from '../support/harness.ts';

const course = useCourse();
const SEVEN = dayAt(1, 7);
const SLOTS = ['0600', '0615', '0630', '0645', '0700'];

/** Each call is tried three times. */
const EVERY_TRY = 3;
const down = (calls: number): Fault => ({ kind: 'refuse', status: 503, name: 'service_unavailable', calls });

/** Five cohorts of one reader each, and the slots before theirs out of the way. */
async function fiveBatches(): Promise<void> {
  await course.tickAt(dayAt(1, 5.75));
  for (const slot of SLOTS) await fillCohort(course.env.KV, 1, { ...TOMORROW_AT_SEVEN, slot }, `at-${slot}`);
}

async function everyoneHasOne(): Promise<void> {
  for (const slot of SLOTS) expect(await course.lessonsOf(`at-${slot}-1@reader.example`), slot).toHaveLength(1);
}

test.each<[string, Fault]>([
  ['answers with errors', down(999)],
  ['drops the line', { kind: 'drop-before', calls: 999 }],
  ['takes the mails and drops the line', { kind: 'drop-after', calls: 999 }],
])('three calls in a row without an answer end the tick where Resend %s, and are told', async (_, fault) => {
  await fiveBatches();
  await course.resend.set({ faults: [fault] });
  const report = await course.tickAt(SEVEN);
  expect(report).toMatchObject({ batches: 0, left: 3, slots: 3, stopped: expect.stringContaining('Resend: ') });
  expect(report.incidents).toEqual([{ kind: 'unreachable', message: expect.stringContaining('Resend: ') }]);
  expect(await course.resend.calls()).toHaveLength(3 * EVERY_TRY);
  await course.resend.set({ faults: [] });
  expect(await course.tickAt(dayAt(1, 7.25))).toMatchObject({ batches: 5, left: 0, stopped: null, incidents: [] });
  await everyoneHasOne();
});

test('an answer in between, whatever it says, begins the count anew', async () => {
  await fiveBatches();
  await course.resend.set({ faults: [down(2 * EVERY_TRY), { kind: 'pass' }, down(2 * EVERY_TRY)] });
  expect(await course.tickAt(SEVEN)).toMatchObject({ batches: 1, left: 4, slots: 5, stopped: null, incidents: [] });
  const refused: Fault = { kind: 'refuse', status: 422, name: 'validation_error', message: 'Invalid `html` field.' };
  await course.resend.set({ faults: [down(2 * EVERY_TRY), refused, down(EVERY_TRY)] });
  expect(await course.tickAt(dayAt(1, 7.25))).toMatchObject({ failed: 1, left: 3, stopped: null });
});

test('two ticks in a row with two calls each that are not answered stop neither', async () => {
  await fiveBatches();
  const limited = course.with({ RESEND_CALLS_PER_TICK: '2' });
  await course.resend.set({ down: true });
  for (const hour of [7, 7.25]) {
    const { stopped, incidents } = await limited.tickAt(dayAt(1, hour));
    expect(stopped).toContain('RESEND_CALLS_PER_TICK');
    expect(incidents).toEqual([]);
  }
});
