/**
 * Every page and mail of the course, by living through it as a few readers: the one list that axe, the validator, the
 * gallery and Lighthouse go through. The course must run on its stage (`startCourse(STAGE)`).
 */

import type { Local } from '../../../src/cli/local/addresses.ts';
import { lastTick, liveThrough } from '../../../src/cli/local/ticks.ts';
import { DAY_MS, HOUR_MS } from '../../../src/domain/time.ts';
import { adminPages } from './admin.ts';
import { lessonPages } from './admin-lessons.ts';
import { mails } from './mails.ts';
import { mistakes } from './mistakes.ts';
import { type Cast, ownPage } from './own-page.ts';
import { beginning } from './pages.ts';
import { peoplePages } from './people.ts';
import type { View } from './view.ts';
import { Visitor } from './visitor.ts';

/** How many lessons the readers have had when they look at their own page. */
const LESSONS_HAD = 4;

/** After the last day of the longest course that anybody of the cast is in. */
const DAYS = 9;

/** A tick looks at all the quarter hours since the one before it, so that fewer ticks are days that pass faster. */
const STEP_MS = 2 * HOUR_MS;

export async function collectViews(local: Local): Promise<View[]> {
  let now = await evening(local);
  const anna = new Visitor(local, 'Anna', now);
  const cast = castAt(local, now);
  const begun = [...(await beginning(anna)), ...(await mistakes(anna, local))];
  await Promise.all(Object.values(cast).map((reader) => reader.join()));

  now = await liveDays(local, now, LESSONS_HAD - 1);
  for (const reader of Object.values(cast)) reader.now = now;
  const own = await ownPage(cast, local);

  now = await liveDays(local, now, DAYS - LESSONS_HAD);
  for (const reader of Object.values(cast)) reader.now = now;
  const operator = new Visitor(local, 'Olga', now);
  const admin = [
    ...(await adminPages(operator)),
    ...(await peoplePages(local, now)),
    ...(await lessonPages(operator, local)),
  ];
  return [...begun, ...own, ...admin, ...(await mails(anna, cast))];
}

/** Lives on until eight in the evening (UTC): more than twelve hours after everybody's lesson, more than six before it. */
async function evening(local: Local): Promise<number> {
  const from = await lastTick(local);
  const today = Math.floor(from / DAY_MS) * DAY_MS + 20 * HOUR_MS;
  const until = today < from ? today + DAY_MS : today;
  await liveThrough(local, from, until, STEP_MS);
  return until;
}

async function liveDays(local: Local, from: number, days: number): Promise<number> {
  const until = from + days * DAY_MS;
  await liveThrough(local, from, until, STEP_MS);
  return until;
}

function castAt(local: Local, now: number): Cast {
  const visitor = (name: keyof Cast) => new Visitor(local, name, now);
  return {
    Paula: visitor('Paula'),
    Petra: visitor('Petra'),
    Hanna: visitor('Hanna'),
    Nora: visitor('Nora'),
    Nina: visitor('Nina'),
    Adam: visitor('Adam'),
    Stella: visitor('Stella'),
    Willa: visitor('Willa'),
    Lena: visitor('Lena'),
    Erik: visitor('Erik'),
    Bob: visitor('Bob'),
    Carla: visitor('Carla'),
    Fiona: visitor('Fiona'),
  };
}
