/** Loads what a subscriber's own page shows of them. */
import { localDay, pauseDays } from '../../domain/pause.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import { link } from '../../mail/tokens.ts';
import { isPausedUntil } from '../../subscribers/pause.ts';
import { isInFlight, type Position, positionOf } from '../../subscribers/position.ts';
import { isPast, lessonProgress, progressOf } from '../../subscribers/progress.ts';
import type { AppContext } from '../context.ts';
import { calendarOf, formatDay, formatHours, formatInstant, formatMoment } from '../parts/dates.ts';
import type { LessonView, PageRequest, PauseEnd, Settings, ShownAction, SubscriberView } from './view.ts';

/** What a subscriber has chosen. */
export function settingsOf(c: AppContext, subscriber: Subscriber): Settings {
  const { name, timeZone, status, sendHour, pausedUntil = 0 } = subscriber;
  const calendar = calendarOf(c, timeZone);
  const until = isPausedUntil(subscriber, calendar.now) ? localDay(pausedUntil, timeZone) : null;
  return {
    name,
    timeZone,
    hour: sendHour ?? c.get('services').config.sendHour,
    hours: formatHours(calendar, c.get('messages')),
    isPaused: status === 'paused',
    pausedUntil: until === null ? null : pauseEnd(c, until),
    gaveReason: subscriber.leaveReason !== undefined,
  };
}

/** The subscriber at the time of the request. */
export async function loadView(c: AppContext, id: string, subscriber: Subscriber): Promise<SubscriberView> {
  const now = c.get('now');
  const services = c.get('services');
  const messages = c.get('messages');
  const position = await positionOf(id, subscriber, now, services);
  const calendar = calendarOf(c, subscriber.timeZone);
  const { status, nextAt, nextNowFrom, hasRestarted } = progressOf(subscriber, position, services);
  const isTooSoon = nextNowFrom !== null && nextNowFrom > now;
  return {
    ...settingsOf(c, subscriber),
    email: subscriber.address,
    status,
    lessons: await lessonViews(c, subscriber, position),
    nextLessonAt: nextAt === null ? null : formatInstant(nextAt, calendar, messages),
    isInFlight: isInFlight(position),
    pauseDays: pauseDays(subscriber.timeZone, now),
    nextNow: isTooSoon
      ? { from: formatMoment(nextNowFrom, calendar, messages) }
      : nextNowFrom === null
        ? null
        : 'possible',
    waiting: position.waiting.flatMap(({ request }) => (request.action === 'address' ? [] : [pageRequest(c, request)])),
    hasRestarted,
  };
}

/** An action as the page reports on it. */
export function pageRequest(c: AppContext, request: ShownAction): PageRequest {
  return request.action === 'pause'
    ? { action: 'pause', until: request.until ? pauseEnd(c, request.until) : null }
    : request;
}

/** `day`: `yyyy-mm-dd`. */
function pauseEnd(c: AppContext, day: string): PauseEnd {
  return { day, text: formatDay(Date.parse(day), calendarOf(c, 'UTC')) };
}

function lessonViews(c: AppContext, subscriber: Subscriber, position: Position): Promise<LessonView[]> {
  const { course, tokens } = c.get('services');
  const messages = c.get('messages');
  const calendar = calendarOf(c, subscriber.timeZone);
  return Promise.all(
    lessonProgress(course, subscriber, position).map(async ({ slug, subject, state, at }) => ({
      subject,
      state,
      at: at === null ? null : state === 'next' ? formatMoment(at, calendar, messages) : formatDay(at, calendar),
      href: isPast(state) ? link('', '/lesson', await tokens.lesson(slug)) : null,
    })),
  );
}
