/** A reader as their own page shows them, made of what is known of them. */

import { localDay, pauseDays } from '../../domain/pause.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import type { Wish } from '../../domain/transition.ts';
import { link } from '../../mail/link.ts';
import { isPausedUntil } from '../../subscribers/apply-request.ts';
import { isOnItsWay, placeOfReader, type ReaderPlace } from '../../subscribers/position.ts';
import type { AppContext } from '../context.ts';
import { type Calendar, dayIn, formatInstant, momentIn } from '../parts/instant.ts';
import { calendarOf, hoursIn } from './local-clock.ts';
import { lessonsIn, standingOf } from './standing.ts';
import {
  isPast,
  type PageWish,
  type PauseEnd,
  type PreferencesReader,
  type ReaderLesson,
  type Settings,
} from './view-model.ts';

/** What a reader has chosen, in words of the language that the request asks for. */
export function settingsOf(c: AppContext, subscriber: Subscriber): Settings {
  const { name, timeZone, status, sendHour, pausedUntil = 0 } = subscriber;
  const calendar = calendarOf(c, timeZone);
  const until = isPausedUntil(subscriber, calendar.now) ? localDay(pausedUntil, timeZone) : null;
  return {
    name,
    timeZone,
    hour: sendHour ?? c.get('edges').config.sendHour,
    hours: hoursIn(calendar, c.get('words')),
    isPaused: status === 'paused',
    pausedUntil: until === null ? null : pauseEnd(c, until),
    gaveReason: subscriber.leaveReason !== undefined,
  };
}

/** The reader at the instant of the request. */
export async function readerOf(c: AppContext, id: string, subscriber: Subscriber): Promise<PreferencesReader> {
  const now = c.get('now');
  const edges = c.get('edges');
  const place = await placeOfReader(id, subscriber, now, edges);
  const { address, timeZone } = subscriber;
  const calendar = calendarOf(c, timeZone);
  const words = c.get('words');
  const { status, nextAt, nextNowFrom, hasRestarted } = standingOf(subscriber, place, edges);
  const isTooSoon = nextNowFrom !== null && nextNowFrom > now;
  return {
    ...settingsOf(c, subscriber),
    email: address,
    status,
    lessons: await lessonsOf(c, subscriber, place, calendar),
    nextLessonAt: nextAt === null ? null : formatInstant(nextAt, calendar, words),
    isOnItsWay: isOnItsWay(place),
    pauseDays: pauseDays(timeZone, now),
    nextNow: isTooSoon ? { from: momentIn(nextNowFrom, calendar, words) } : nextNowFrom === null ? null : 'possible',
    waiting: place.waiting.flatMap(({ wish }) => (wish.action === 'address' ? [] : [pageWish(c, wish)])),
    hasRestarted,
  };
}

/** A wish as the page tells it. */
export function pageWish(c: AppContext, wish: Wish): PageWish {
  return wish.action === 'pause' ? { action: 'pause', until: wish.until ? pauseEnd(c, wish.until) : null } : wish;
}

/** A day (`yyyy-mm-dd`) with its words. */
function pauseEnd(c: AppContext, day: string): PauseEnd {
  return { day, words: dayIn(Date.parse(day), calendarOf(c, 'UTC')) };
}

function lessonsOf(
  c: AppContext,
  subscriber: Subscriber,
  place: ReaderPlace,
  calendar: Calendar,
): Promise<ReaderLesson[]> {
  const { course, tokens } = c.get('edges');
  const words = c.get('words');
  return Promise.all(
    lessonsIn(course, subscriber, place).map(async ({ slug, subject, state, at }) => ({
      subject,
      state,
      at: at === null ? null : state === 'next' ? momentIn(at, calendar, words) : dayIn(at, calendar),
      href: isPast(state) ? link('', '/lesson', await tokens.lesson(slug)) : null,
    })),
  );
}
