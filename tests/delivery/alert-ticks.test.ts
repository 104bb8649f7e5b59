/** Whole ticks against a Resend with faults: what the operator is told of a course in trouble. */
import { beforeEach, expect, inject, test } from 'vitest';
import { QUARTER_MS } from '../../src/domain/time.ts';
import { type AlertChannel, alertChannel } from '../stand-ins/alert/client.ts';
import { fillCohort } from '../support/cohort.ts';
import { dayAt, type TestCourse, useCourse } from '../support/harness.ts';
import { useErrorLog } from '../support/log.ts';

const quiet = useCourse();
const logged = useErrorLog();
let chat: AlertChannel;
let course: TestCourse;

beforeEach(async () => {
  chat = alertChannel(inject('alertUrl'));
  course = quiet.with({ ALERT_WEBHOOK_URL: chat.url });
  await course.tickAt(dayAt(1, 6.75));
});

/** What was told, each line without its course. */
async function told(): Promise<string[]> {
  return (await chat.texts()).flatMap((text) => text.split('\n').slice(1));
}

test('a refused key is told at the first tick that meets it, and its end an hour after lessons leave again', async () => {
  await fillCohort(course.env.KV, 3);
  await course.resend.set({ faults: [{ kind: 'refuse', status: 403, name: 'invalid_api_key', calls: 99 }] });
  const report = await course.tickAt(dayAt(1, 7));
  expect(report.incidents).toEqual([{ kind: 'refused', message: expect.stringContaining('invalid_api_key') }]);
  expect(await told()).toEqual([expect.stringMatching(/^Incident: Resend refuses every call.*invalid_api_key/)]);
  await course.liveThrough(dayAt(1, 7), dayAt(1, 8), QUARTER_MS);
  expect(await told()).toHaveLength(1);
  await course.resend.set({ faults: [] });
  await course.liveThrough(dayAt(1, 8), dayAt(1, 8.75), QUARTER_MS);
  expect(await told()).toHaveLength(1);
  await course.liveThrough(dayAt(1, 8.75), dayAt(1, 12), QUARTER_MS);
  expect((await told()).slice(1)).toEqual([expect.stringMatching(/^Over: .*07:00 UTC.*08:00 UTC/)]);
});

test('lessons that wait for over two hours are told as overdue, with the reason and since when', async () => {
  await fillCohort(course.env.KV, 3);
  await course.resend.set({ faults: [{ kind: 'refuse', status: 503, name: 'service_unavailable', calls: 999 }] });
  await course.liveThrough(dayAt(1, 6.75), dayAt(1, 8.75), QUARTER_MS);
  expect((await told()).filter((line) => line.includes('overdue'))).toEqual([]);
  const { incidents } = await course.tickAt(dayAt(1, 9));
  expect(incidents.map(({ kind }) => kind)).toContain('overdue');
  const overdue = expect.stringMatching(/^Incident: Lessons are overdue.*2030-01-16 06:45 UTC.*service_unavailable/);
  expect((await told()).filter((line) => line.includes('overdue'))).toEqual([overdue]);
  await course.resend.set({ faults: [] });
  await course.liveThrough(dayAt(1, 9), dayAt(1, 12), QUARTER_MS);
  expect(await told()).toContainEqual(expect.stringMatching(/^Over: All lessons that were due have been sent/));
});

test('a course that is well tells nothing', async () => {
  await fillCohort(course.env.KV, 3);
  await course.liveThrough(dayAt(1, 6.75), dayAt(3, 7));
  expect(await chat.texts()).toEqual([]);
});

test('a chat that is down holds no lesson back', async () => {
  await fillCohort(course.env.KV, 101);
  await chat.answer('drop');
  const faults = [{ kind: 'refuse' as const, status: 403, name: 'invalid_api_key', calls: 1 }];
  await course.resend.set({ faults });
  await course.tickAt(dayAt(1, 7));
  expect(await chat.texts()).toHaveLength(1);
  expect(logged.join()).toContain('ALERT_WEBHOOK_URL did not answer');
  expect(await course.tickAt(dayAt(1, 7.25))).toMatchObject({ lessons: 101, left: 0 });
});
