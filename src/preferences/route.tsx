/** `GET` and `POST /preferences`: where the reader is in the course, and all that they can change about it. */
import { Hono } from 'hono/tiny';
import { slugsOf } from '../core/course.ts';
import { fillSubject } from '../core/fill.ts';
import { lessonToReturnTo } from '../core/lesson.ts';
import type { Subscriber } from '../core/subscriber.ts';
import type { Edges } from '../edges.ts';
import { type AppContext, type AppEnv, page, pageProps } from '../http/context.ts';
import { brokenLink, notYetVisible } from '../http/notices.tsx';
import { formIn, tokenIn } from '../http/token-in.ts';
import { formatInstant } from '../http/words.ts';
import { getSubscriber } from '../kv/subscribers.ts';
import { leave } from '../leave/leave.ts';
import { goodbye } from '../leave/route.tsx';
import type { Change } from '../pages/change-words.ts';
import type { LessonState } from '../pages/lesson-list.tsx';
import { Preferences, type PreferencesReader } from '../pages/preferences.tsx';
import { placeOfReader, type ReaderPlace } from '../place/place.ts';
import { changeTime, pause } from './change.ts';
import { parseAsked } from './form.ts';
import { clockOf, localeOf } from './reader-clock.ts';
import { resume } from './resume.ts';

export const preferencesRoute = new Hono<AppEnv>()
  .get('/', async (c) => {
    const token = c.req.query('token') ?? '';
    const id = await c.get('edges').tokens.openReader(token, 'preferences');
    return id === null ? brokenLink(c) : showReader(c, { id, token });
  })
  .post('/', async (c) => {
    const token = await tokenIn(c);
    const id = await c.get('edges').tokens.openReader(token, 'preferences');
    if (id === null) return brokenLink(c);
    const asked = parseAsked(await formIn(c), { timeZone: 'UTC', now: c.get('now') });
    switch (asked.action) {
      case 'none':
        return showReader(c, { id, token });
      case 'wrong':
        return showReader(c, { id, token }, asked.message);
      case 'leave': {
        const gone = await leave(id, c.get('now'), c.get('edges'));
        return gone ? goodbye(c, gone) : notYetVisible(c);
      }
      case 'pause':
      case 'resume':
      case 'hour':
        return change(c, { id, token }, asked);
      default:
        return showReader(c, { id, token });
    }
  });

/** Whose page it is, and the token that opens it. */
interface Owner {
  id: string;
  token: string;
}

/** Makes a change, and shows the page with what became of it. */
async function change(c: AppContext, owner: Owner, wish: Change['wish']) {
  const changed = await grant(owner.id, wish, c.get('now'), c.get('edges'));
  if (!changed) return notYetVisible(c);
  const { kind, subscriber } = changed;
  return show(c, owner, subscriber, { change: { wish, kind } });
}

function grant(id: string, wish: Change['wish'], now: number, edges: Edges) {
  switch (wish.action) {
    case 'pause':
      return pause(id, null, now, edges);
    case 'resume':
      return resume(id, now, edges);
    case 'hour':
      return changeTime(id, { hour: wish.hour }, now, edges);
  }
}

async function showReader(c: AppContext, owner: Owner, hourError?: string) {
  const subscriber = await getSubscriber(c.get('edges').kv, owner.id);
  return subscriber ? show(c, owner, subscriber, { hourError }) : notYetVisible(c);
}

interface Shown {
  change?: Change;
  hourError?: string | undefined;
}

async function show(c: AppContext, { id, token }: Owner, subscriber: Subscriber, shown: Shown) {
  const place = await placeOfReader(id, subscriber, c.get('now'), c.get('edges'));
  const reader = readerOf(c, subscriber, place);
  const props = { ...pageProps(c), ...shown, token, reader };
  return page(c, <Preferences {...props} />, shown.hourError === undefined ? 200 : 422);
}

function readerOf(c: AppContext, subscriber: Subscriber, place: ReaderPlace): PreferencesReader {
  const { course, config } = c.get('edges');
  const { name, address, timeZone, status, sendHour = config.sendHour } = subscriber;
  const locale = localeOf(course.language, c.req.header('accept-language'));
  // A pause keeps the place: the next lesson is known, though not its time.
  const next = status === 'paused' ? lessonToReturnTo(slugsOf(course), place.received) : place.next;
  const isIn = status === 'active' || status === 'paused';
  return {
    name,
    email: address,
    timeZone,
    status: isIn && next === null ? 'finished' : status,
    lessons: course.lessons.map((lesson) => ({
      subject: fillSubject(lesson.subject, { name }),
      state: stateOf(lesson.slug, place, next),
    })),
    nextLessonAt: place.nextAt === null ? null : formatInstant(place.nextAt, timeZone, locale),
    hour: sendHour,
    clock: clockOf(timeZone, locale),
  };
}

function stateOf(slug: string, { received, uncertain }: ReaderPlace, next: string | null): LessonState {
  if (uncertain.includes(slug)) return 'uncertain';
  if (received.includes(slug)) return 'received';
  return slug === next ? 'next' : 'coming';
}
