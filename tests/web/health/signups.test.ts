import { expect, test } from 'vitest';
import { NOON, useCourse } from '../../support/harness.ts';
import { useErrorLog } from '../../support/log.ts';

const CF_VERSION_METADATA = { id: '', tag: '', timestamp: new Date(NOON).toISOString() };

const course = useCourse({ CF_VERSION_METADATA });
useErrorLog();

const signUp = (email: string) => course.post('/subscribe', { email, name: '', timezone: 'UTC' });

test('a signup that Resend refuses on our account shows on /health at once, without anyone’s address', async () => {
  const fault = {
    kind: 'refuse',
    status: 403,
    name: 'invalid_api_key',
    message: 'anna@reader.example: no',
    calls: 9,
  } as const;
  await course.resend.set({ faults: [fault] });
  expect((await signUp('anna@reader.example')).status).toBe(503);
  expect((await signUp('ben@reader.example')).status).toBe(503);
  const health = await course.get('/health');
  expect(health.status).toBe(503);
  const { problems } = await health.json<{ problems: string[] }>();
  expect(problems).toEqual([expect.stringMatching(/could not sign up.*invalid_api_key/)]);
  expect(JSON.stringify(problems)).not.toContain('anna@');
});

test('an address that Resend does not take is no trouble of ours', async () => {
  await course.resend.set({ refused: ['anna@reader.example'] });
  expect((await signUp('anna@reader.example')).status).toBe(422);
  expect((await course.get('/health')).status).toBe(200);
});
