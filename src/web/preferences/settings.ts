/** A reader as their own page shows them, made of what is known of them. */

import { localDay, pauseDays } from '../../domain/pause.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import { link } from '../../mail/link.ts';
import { isPausedUntil } from '../../subscribers/pause.ts';
import { isInFlight, type Position, positionOf } from '../../subscribers/position.ts';
import type { AppContext } from '../context.ts';
import { type Calendar, dayIn, formatInstant, momentIn } from '../parts/instant.ts';
import { calendarOf, hoursIn } from './local-clock.ts';
import { lessonsIn, standingOf } from './standing.ts';
import {
  isPast,
  type PageRequest,
  type PauseEnd,
  type PreferencesReader,
  type ReaderLesson,
  type Settings,
  type ToldAction,
} from './view-model.ts';

/** What a reader has chosen, in words of the language that the request asks for. */
export function settingsOf(c: AppContext, subscriber: Subscriber): Settings {
  const { name, timeZone, status, sendHour, pausedUntil = 0 } = subscriber;
  const calendar = calendarOf(c, timeZone);
  const until = isPausedUntil(subscriber, calendar.now) ? localDay(pausedUntil, timeZone) : null;
  return {
    name,
    timeZone,
    hour: sendHour ?? c.get('services').config.sendHour,
    hours: hoursIn(calendar, c.get('messages')),
    isPaused: status === 'paused',
    pausedUntil: until === null ? null : pauseEnd(c, until),
    gaveReason: subscriber.leaveReason !== undefined,
  };
}

/** The reader at the instant of the request. */
export async function readerOf(c: AppContext, id: string, subscriber: Subscriber): Promise<PreferencesReader> {
  const now = c.get('now');
  const services = c.get('services');
  const position = await positionOf(id, subscriber, now, services);
  const { address, timeZone } = subscriber;
  const calendar = calendarOf(c, timeZone);
  const messages = c.get('messages');
  const { status, nextAt, nextNowFrom, hasRestarted } = standingOf(subscriber, position, services);
  const isTooSoon = nextNowFrom !== null && nextNowFrom > now;
  return {
    ...settingsOf(c, subscriber),
    email: address,
    status,
    lessons: await lessonsOf(c, subscriber, position, calendar),
    nextLessonAt: nextAt === null ? null : formatInstant(nextAt, calendar, messages),
    isInFlight: isInFlight(position),
    pauseDays: pauseDays(timeZone, now),
    nextNow: isTooSoon ? { from: momentIn(nextNowFrom, calendar, messages) } : nextNowFrom === null ? null : 'possible',
    waiting: position.waiting.flatMap(({ request }) => (request.action === 'address' ? [] : [pageRequest(c, request)])),
    hasRestarted,
  };
}

/** An action as the page tells it. */
export function pageRequest(c: AppContext, request: ToldAction): PageRequest {
  return request.action === 'pause'
    ? { action: 'pause', until: request.until ? pauseEnd(c, request.until) : null }
    : request;
}

/** A day (`yyyy-mm-dd`) with its words. */
function pauseEnd(c: AppContext, day: string): PauseEnd {
  return { day, messages: dayIn(Date.parse(day), calendarOf(c, 'UTC')) };
}

function lessonsOf(
  c: AppContext,
  subscriber: Subscriber,
  position: Position,
  calendar: Calendar,
): Promise<ReaderLesson[]> {
  const { course, tokens } = c.get('services');
  const messages = c.get('messages');
  return Promise.all(
    lessonsIn(course, subscriber, position).map(async ({ slug, subject, state, at }) => ({
      subject,
      state,
      at: at === null ? null : state === 'next' ? momentIn(at, calendar, messages) : dayIn(at, calendar),
      href: isPast(state) ? link('', '/lesson', await tokens.lesson(slug)) : null,
    })),
  );
}
