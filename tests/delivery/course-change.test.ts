/**
 * A course of five lessons, a to e, is changed before its fifth morning: there are readers who have had one to
 * five of them, some who have left, and some who pause. Each line of the README's table is one test here.
 */
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { whatItMeans } from '../../src/course/change.ts';
import { course as shipped } from '../../src/course/compiled.ts';
import type { Course } from '../../src/course/course.ts';
import { subscriberId } from '../../src/domain/subscriber.ts';
import { DAY_MS, dayOf } from '../../src/domain/time.ts';
import { messages } from '../../src/locales/compiled.ts';
import { createTokens } from '../../src/mail/tokens.ts';
import { wallTime } from '../../src/services.ts';
import { createWorker } from '../../src/worker.ts';
import { enrollReader } from '../support/cohort.ts';
import { dayAt, type TestCourse, useCourse } from '../support/harness.ts';

const course = useCourse();

const BEFORE = 'abcde';
/** The first morning after the change. */
const CHANGED = BEFORE.length;
const COUNTS = [1, 2, 3, 4, 5];
const UNDER_WAY = COUNTS.slice(0, -1);

/** The course of the lessons with these letters: `a` is the shipped course's first. */
const courseOf = (letters: string): Course => ({ ...shipped, lessons: [...letters].map(lessonOf) });

function lessonOf(letter: string) {
  const lesson = shipped.lessons[letter.charCodeAt(0) - 'a'.charCodeAt(0)];
  if (!lesson) throw new Error(`The shipped course has no lesson ${letter}.`);
  return lesson;
}

const letterOf = (slug: string) =>
  String.fromCharCode('a'.charCodeAt(0) + shipped.lessons.findIndex((lesson) => lesson.slug === slug));

type Kind = 'stays' | 'leaves' | 'pauses';

const addressOf = (kind: Kind, had: number) => `${kind}-${had}@reader.example`;

/** Brings readers so far that on the eve of the change they have had this many lessons: one who has had one waits. */
async function enrollAll(kind: Kind, counts: readonly number[]): Promise<void> {
  const { slug: firstLesson } = lessonOf('b');
  for (const had of counts) {
    const cohort = { slot: '0700', day: dayOf(dayAt(CHANGED - had + 1, 7)), firstLesson };
    await enrollReader(course.env.KV, addressOf(kind, had), { cohort, received: [lessonOf('a').slug] });
  }
}

/** One tick each morning of these days, the last one included. */
async function mornings(from: number, to: number, letters: string, on: TestCourse = course): Promise<void> {
  for (let day = from; day <= to; day += 1) await on.tickAt(dayAt(day, 7), courseOf(letters));
}

/** Posts a form to the Worker of another course than the shipped one. */
async function post(path: string, fields: Record<string, string>, letters: string): Promise<void> {
  const context = createExecutionContext();
  const request = new Request(`https://course.example${path}`, { method: 'POST', body: new URLSearchParams(fields) });
  const worker = createWorker({ course: courseOf(letters), messages, time: wallTime });
  const response = await worker.fetch(request, course.env, context);
  await waitOnExecutionContext(context);
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}.`);
}

async function preferences(email: string, action: 'pause' | 'resume', letters: string): Promise<void> {
  const tokens = await createTokens([course.env.SIGNING_SECRET ?? '']);
  const token = await tokens.reader(await subscriberId(email), 'preferences');
  await post(`/preferences?token=${token}`, { action }, letters);
}

async function comeBack(email: string, letters: string): Promise<void> {
  await post(`/confirm?token=${await course.signUp(email)}`, {}, letters);
}

/** What each reader of a kind got, by how many lessons they had had: after so many, in letters. */
async function gotAfter(kind: Kind, counts: readonly number[]): Promise<string[]> {
  const got = await Promise.all(counts.map((had) => course.lessonsOf(addressOf(kind, had))));
  // Lesson 1, which they had before, came by no tick.
  return got.map((slugs, index) =>
    slugs
      .slice((counts[index] ?? 0) - 1)
      .map(letterOf)
      .join(''),
  );
}

/** Lives through a change with those who stay, and with those who leave or pause before it and come back after it. */
async function change(after: string, later = after) {
  await enrollAll('stays', COUNTS);
  await enrollAll('leaves', COUNTS);
  await enrollAll('pauses', UNDER_WAY);
  await mornings(1, CHANGED - 1, BEFORE);
  await course.setTime(dayAt(CHANGED - 1, 10));
  await Promise.all(COUNTS.map((had) => course.leave(addressOf('leaves', had))));
  await Promise.all(UNDER_WAY.map((had) => preferences(addressOf('pauses', had), 'pause', BEFORE)));
  await mornings(CHANGED, CHANGED, after);
  await course.setTime(dayAt(CHANGED, 12));
  await Promise.all(COUNTS.map((had) => comeBack(addressOf('leaves', had), later)));
  await Promise.all(UNDER_WAY.map((had) => preferences(addressOf('pauses', had), 'resume', later)));
  await mornings(CHANGED + 1, CHANGED + 6, later);
  return {
    stay: await gotAfter('stays', COUNTS),
    return: await gotAfter('leaves', COUNTS),
    resume: await gotAfter('pauses', UNDER_WAY),
  };
}

/** What the rule says of readers at each place: what `npm run course:diff` tells the author. */
const told = (after: string) => whatItMeans([...BEFORE], [...after]).map(({ comes }) => comes.join(''));

describe('readers who have had one to five of five lessons', () => {
  test.each([
    {
      name: 'get a lesson that is put in where they have not been yet, and not behind them',
      after: 'abfcde',
      stay: ['bfcde', 'fcde', 'de', 'e', ''],
      finishedReturns: 'f',
    },
    {
      name: 'get a lesson that is appended, unless they have finished',
      after: 'abcdef',
      stay: ['bcdef', 'cdef', 'def', 'ef', ''],
      finishedReturns: 'f',
    },
    {
      name: 'never get a lesson that was removed, and go on behind it without losing a day',
      after: 'abde',
      stay: ['bde', 'de', 'de', 'e', ''],
      finishedReturns: 'abde',
    },
    {
      name: 'get a lesson that is moved forward at its new place, or not at all if they are past that',
      after: 'adbce',
      stay: ['dbce', 'ce', 'e', 'e', ''],
      finishedReturns: 'adbce',
    },
    {
      name: 'go on behind the last lesson that they had, wherever it was moved, and get nothing twice',
      after: 'acdbe',
      stay: ['cdbe', 'e', 'de', 'e', ''],
      finishedReturns: 'acdbe',
    },
  ])('$name', async ({ after, stay, finishedReturns }) => {
    const got = await change(after);
    expect(got).toEqual({
      stay,
      return: [...stay.slice(0, -1), finishedReturns],
      resume: stay.slice(0, -1),
    });
    expect(got.stay).toEqual(told(after));
  });

  test('get a retired lesson that comes back, unless they have had it or have come past its place', async () => {
    const got = await change('abde', 'abcde');
    expect(got.stay).toEqual(['bcde', 'de', 'de', 'e', '']);
    // Those who were away meanwhile stand where they stood.
    expect(got.return).toEqual(['bcde', 'cde', 'de', 'e', 'abcde']);
    expect(got.resume).toEqual(['bcde', 'cde', 'de', 'e']);
  });

  test('whose last lesson is now the last of all get nothing more; who comes back gets what they have not had', async () => {
    const got = await change('acdeb');
    expect(got.stay).toEqual(['cdeb', '', 'de', 'e', '']);
    expect(got.stay).toEqual(told('acdeb'));
    expect([got.return[1], got.resume[1]]).toEqual(['cde', 'cde']);
  });

  test('who have nothing left ahead are finished for good, and those who wait get what is added after all', async () => {
    const got = await change('a', 'abcdef');
    expect(got.stay).toEqual(['bcdef', '', '', '', '']);
    expect(got.return).toEqual(['bcdef', 'cdef', 'def', 'ef', 'f']);
  });
});

test('a lesson that is rewritten comes in its new words to those who have not had it, and to nobody twice', async () => {
  await enrollAll('stays', COUNTS);
  await mornings(1, CHANGED - 1, BEFORE);
  await mornings(CHANGED, CHANGED + 5, BEFORE, course.with({ ASSETS: rewritten(lessonOf('c').slug) }));
  expect(await gotAfter('stays', COUNTS)).toEqual(told(BEFORE));
  const subjects = await Promise.all(COUNTS.map((had) => subjectsOf(addressOf('stays', had))));
  const [old, now] = [lessonOf('c').subject, 'Rewritten'];
  expect(subjects.map((all) => all.filter((subject) => subject === old || subject === now))).toEqual([
    [now],
    [now],
    [old],
    [old],
    [old],
  ]);
});

async function subjectsOf(email: string): Promise<string[]> {
  return (await course.mailsTo(email)).map((mail) => mail.payload.subject);
}

/** The rendered mails after the author gave one lesson another subject. */
function rewritten(slug: string): Fetcher {
  const { ASSETS } = course.env;
  return {
    ...ASSETS,
    async fetch(url: string) {
      const response = await ASSETS.fetch(url);
      return url.endsWith(`/${slug}.json`)
        ? Response.json({ ...(await response.json<object>()), subject: 'Rewritten' })
        : response;
    },
  } as Fetcher;
}

test('a change at any hour brings no second lesson on the same day', async () => {
  await enrollAll('stays', COUNTS);
  await mornings(1, CHANGED - 1, BEFORE);
  for (let hour = 8; hour < 24; hour += 1) {
    await course.tickAt(dayAt(CHANGED - 1, hour), courseOf(hour % 2 ? 'fabcdegh' : 'ghfedcba'));
  }
  expect(await gotAfter('stays', COUNTS)).toEqual(['', '', '', '', '']);
  await mornings(CHANGED, CHANGED, 'fabcdegh');
  const times = (await course.mailsTo(addressOf('stays', 4))).map((mail) => mail.at);
  expect(times.slice(1).every((time, index) => time - (times[index] ?? 0) === DAY_MS)).toBe(true);
});

test('a lesson that is taken away while its call has no answer keeps its twelve hours from the next', async () => {
  await enrollAll('stays', [1]);
  await course.resend.set({ faults: [{ kind: 'drop-before', calls: 3 }] });
  await course.tickAt(dayAt(CHANGED, 7), courseOf(BEFORE));
  await course.resend.set({ faults: [{ kind: 'drop-after', calls: 3 }] });
  await course.tickAt(dayAt(CHANGED, 20), courseOf(BEFORE));
  await course.tickAt(dayAt(CHANGED, 20.25), courseOf('acde'));
  for (const day of [1, 2]) await course.tickAt(dayAt(CHANGED + day, 7), courseOf('acde'));
  const mails = await course.mailsTo(addressOf('stays', 1));
  expect(mails.map(({ at }) => at)).toEqual([dayAt(CHANGED, 20), dayAt(CHANGED + 2, 7)]);
});
