/**
 * The two commands of the README at instants at which a mistake about time shows, with processes that are really started:
 * one person after another joins and lives through the course, also after it was stopped and started.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { course } from '../../examples/drawing/course.ts';
import { localClock } from '../../src/cli/local/clock.ts';
import { startCourse } from '../../src/cli/local/running.ts';
import { fillSubject } from '../../src/course/template.ts';
import { DAY_MS, HOUR_MS } from '../../src/domain/time.ts';
import { DELICATE } from '../clock/instants.ts';
import { newcomerTo } from './local-course.ts';
import { copyProject, type ProjectCopy } from './project-copy.ts';
import { runNode } from './run-cli.ts';

const SUBJECTS = course.lessons.map(({ subject }) => fillSubject(subject, { name: 'Anna' }));
const DAYS = SUBJECTS.length;
const COURSE = ['--course', 'examples/drawing'];

let project: ProjectCopy;
beforeAll(async () => {
  project = await copyProject();
  await runNode('src/cli/build.ts', COURSE, {}, project.folder);
}, 60_000);
afterAll(() => project.remove());

const start = (now: string, state: string, ...options: string[]) =>
  startCourse(
    { DAYSTEP_NOW: now, TZ: 'UTC', COURSE_IS_BUILT: 'yes' },
    { project: project.folder, options: [...COURSE, ...options], state },
  );

test.each(DELICATE)(
  'three people get the whole course one after the other, begun at %s',
  async (now) => {
    const state = await mkdtemp(join(tmpdir(), 'daystep-'));
    try {
      const running = await start(now, state);
      try {
        const { get, joins, tomorrow, lessonsOf } = newcomerTo(running);
        await joins('first@reader.example', 'UTC');
        expect(await tomorrow()).toContain(SUBJECTS[1]);
        await tomorrow(String(DAYS - 1));
        expect(await lessonsOf('first@reader.example')).toEqual(SUBJECTS);

        await joins('second@reader.example', 'UTC');
        await tomorrow(String(DAYS));
        expect(await lessonsOf('second@reader.example')).toEqual(SUBJECTS);
        expect(await (await get('/health')).json()).toMatchObject({ status: 'ok', lastError: null });
      } finally {
        await running.stop();
      }
      await thirdPerson(now, state);
    } finally {
      await rm(state, { recursive: true, force: true });
    }
  },
  240_000,
);

/** After a restart the clock goes on from where it was, and so does the course. */
async function thirdPerson(now: string, state: string): Promise<void> {
  const running = await start(now, state);
  try {
    const clock = await localClock(running.local);
    expect(clock.now - Date.parse(now)).toBeGreaterThan(2 * DAYS * DAY_MS - HOUR_MS);
    expect(running.output()).toMatch(/It is \w+, \d+ \w+ \d{4}, \d\d:\d\d here: travelled \d+ days\./);
    expect(running.output()).toContain('npm start -- --fresh');
    const { joins, tomorrow, lessonsOf } = newcomerTo(running);
    await joins('third@reader.example', 'UTC');
    await tomorrow(String(DAYS));
    expect(await lessonsOf('third@reader.example')).toEqual(SUBJECTS);
  } finally {
    await running.stop();
  }
}

test('--fresh begins without the people and the clock of the last time, and leaves what else is in the folder', async () => {
  const [now] = DELICATE;
  const state = await mkdtemp(join(tmpdir(), 'daystep-'));
  const before = await start(now, state);
  await newcomerTo(before).joins('anna@reader.example', 'UTC');
  expect(await newcomerTo(before).tomorrow()).toMatch(
    /Thursday, 3 December 2026, 01:15 to Friday, 4 December 2026, 01:15: no lesson was due\.\s+Friday, 4 December 2026, 01:15 to Friday, 4 December 2026, 07:00:\s+1 × /,
  );
  await before.stop();
  const after = await start(now, state, '--fresh');
  try {
    expect(after.output()).toContain('It is Thursday, 3 December 2026, 01:1');
    expect(after.output()).not.toContain('travelled');
    const clock = await localClock(after.local);
    expect(clock).toMatchObject({ lastTickAt: null, nextLessonAt: null });
    expect(await newcomerTo(after).tomorrow()).toContain('Nobody waits for a lesson');
  } finally {
    await after.stop();
    await rm(state, { recursive: true, force: true });
  }
}, 120_000);
