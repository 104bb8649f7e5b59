/** A reader as their own page shows them, made of what is known of them. */
import { isIn, type Wish } from '../core/change.ts';
import { slugsOf } from '../core/course.ts';
import { fillSubject } from '../core/fill.ts';
import { lessonToReturnTo } from '../core/lesson.ts';
import { localDay, pauseDays } from '../core/pause.ts';
import { nextNotBefore } from '../core/spacing.ts';
import type { Subscriber } from '../core/subscriber.ts';
import type { AppContext } from '../http/context.ts';
import { link } from '../links/link.ts';
import { type Calendar, dayIn, formatInstant, momentIn } from '../pages/instant.ts';
import type { LessonState, PageWish, PauseEnd, PreferencesReader, ReaderLesson, Settings } from '../pages/reader.ts';
import { isOnItsWay, placeOfReader, type ReaderPlace } from '../place/place.ts';
import { calendarOf, hoursIn } from './reader-clock.ts';
import { isPausedUntil, lessonAhead } from './wish.ts';

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
  const place = await placeOfReader(id, subscriber, now, c.get('edges'));
  const { address, timeZone, status } = subscriber;
  const calendar = calendarOf(c, timeZone);
  const words = c.get('words');
  const next = isIn(subscriber) ? lessonAhead(subscriber, place, c.get('edges')) : null;
  const isUnderWay = isOnItsWay(place);
  const notBefore = nextNotBefore(subscriber, place);
  return {
    ...settingsOf(c, subscriber),
    email: address,
    status: isIn(subscriber) && next === null ? 'finished' : status,
    lessons: await lessonsOf(c, subscriber, place, calendar),
    nextLessonAt: place.nextAt === null || isUnderWay ? null : formatInstant(place.nextAt, calendar, words),
    isOnItsWay: isUnderWay,
    pauseDays: pauseDays(timeZone, now),
    nextNow:
      next === null || isUnderWay
        ? null
        : notBefore <= now
          ? 'possible'
          : { from: momentIn(notBefore, calendar, words) },
    waiting: place.waiting.flatMap(({ wish }) => (wish.action === 'address' ? [] : [pageWish(c, wish)])),
    hasRestarted: subscriber.restartedFrom !== undefined && place.received.length === 0,
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
  // Who is out, or has paused, is told which lesson would be theirs.
  const next = place.next ?? lessonToReturnTo(slugsOf(course), place.received);
  const nextAt = place.nextAt === null || isOnItsWay(place) ? null : momentIn(place.nextAt, calendar, c.get('words'));
  return Promise.all(
    course.lessons.map(async ({ slug, subject }) => {
      const state = stateOf(slug, place, next);
      const cameAt = place.receivedAt[slug];
      const isHad = state === 'received' || state === 'uncertain';
      return {
        subject: fillSubject(subject, { name: subscriber.name }),
        state,
        at: state === 'next' ? nextAt : cameAt === undefined ? null : dayIn(cameAt, calendar),
        href: isHad ? link('', '/lesson', await tokens.lesson(slug)) : null,
      };
    }),
  );
}

function stateOf(slug: string, { received, uncertain }: ReaderPlace, next: string | null): LessonState {
  if (uncertain.includes(slug)) return 'uncertain';
  if (received.includes(slug)) return 'received';
  return slug === next ? 'next' : 'coming';
}
