/** The two commands as a newcomer types them: the real `npm start` set-up, driven over HTTP as a reader would. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type InboxMail, linkIn, readInbox } from '../../src/cli/local/inbox.ts';
import { type RunningCourse, startCourse } from '../../src/cli/local/running.ts';
import { COURSE } from '../fixtures/build.ts';
import { SUBJECTS } from '../fixtures/lessons.ts';

const run = promisify(execFile);
const READER = 'anna@reader.example';

let running: RunningCourse;

beforeAll(async () => {
  running = await startCourse({ COURSE, DIST: 'dist/started' });
}, 120_000);

afterAll(() => running.stop());

function fetchCourse(path: string, form?: Record<string, string>): Promise<Response> {
  const url = running.local.courseUrl + path;
  return form ? fetch(url, { method: 'POST', body: new URLSearchParams(form) }) : fetch(url);
}

async function mailsToReader(): Promise<InboxMail[]> {
  return (await readInbox(running.local)).filter((mail) => mail.to.includes(READER));
}

async function tomorrow(days: number): Promise<string> {
  const { coursePort, inboxPort } = running.local;
  const ports = ['--port', String(coursePort), '--inbox-port', String(inboxPort)];
  return (await run(process.execPath, ['src/cli/tomorrow.ts', String(days), ...ports])).stdout;
}

test('npm start says where the course and the inbox are, and what to do next', () => {
  const { courseUrl, inboxUrl } = running.local;
  for (const words of [courseUrl, `${inboxUrl}/inbox`, 'npm run tomorrow', 'Ctrl-C']) {
    expect(running.output()).toContain(words);
  }
});

test('a reader signs up, confirms, gets all nine lessons in nine days, and leaves', async () => {
  const landing = await (await fetchCourse('/')).text();
  expect(landing).toContain('action="/subscribe"');
  const answer = await fetchCourse('/subscribe', { email: READER, name: 'Anna', timezone: 'Europe/Berlin' });
  expect(new URL(answer.url).pathname).toBe('/check-inbox');

  const [confirmation] = await mailsToReader();
  if (!confirmation) throw new Error('There is no confirmation mail.');
  const confirmed = await fetchCourse(linkIn(confirmation, '/confirm'), {});
  expect(confirmed.status).toBe(200);

  expect(await tomorrow(9)).toContain(SUBJECTS.at(-1));
  const [, ...lessons] = await mailsToReader();
  expect(lessons.map((mail) => mail.subject)).toEqual(SUBJECTS);
  for (const mail of lessons) expect(mail.text).toContain('Hi Anna,');

  const last = lessons.at(-1);
  if (!last) throw new Error('There is no lesson.');
  expect(await (await fetchCourse(linkIn(last, '/preferences'))).text()).toContain('You have finished the course');
  const left = await fetchCourse(linkIn(last, '/unsubscribe'), {});
  expect(left.status).toBe(200);
  expect(await (await fetchCourse('/health')).json()).toMatchObject({ status: 'ok', lastError: null });
}, 170_000);

test('a busy port is named, with how to choose another', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const start = run(process.execPath, ['src/cli/start.ts', '--port', String(port)]);
  await expect(start).rejects.toThrow(`Port ${port} is busy. Choose another one: npm start -- --port ${port + 1}`);
  server.close();
});

test('tomorrow without a running course says how to start it', async () => {
  const tomorrow = run(process.execPath, ['src/cli/tomorrow.ts', '--port', '1', '--inbox-port', '2']);
  await expect(tomorrow).rejects.toThrow('npm start');
});
