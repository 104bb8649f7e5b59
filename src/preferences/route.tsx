/** `GET` and `POST /preferences`: where the reader is in the course, and leaving it. */
import { Hono } from 'hono/tiny';
import type { Course } from '../core/course.ts';
import { fillSubject } from '../core/fill.ts';
import type { Subscriber } from '../core/subscriber.ts';
import { type AppContext, type AppEnv, page, pageProps } from '../http/context.ts';
import { brokenLink, notYetVisible } from '../http/notices.tsx';
import { formIn, tokenIn } from '../http/token-in.ts';
import { formatInstant } from '../http/words.ts';
import { getSubscriber } from '../kv/subscribers.ts';
import { leave } from '../leave/leave.ts';
import { placeOfReader, type ReaderPlace } from '../leave/place.ts';
import { goodbye } from '../leave/route.tsx';
import { Preferences, type PreferencesReader } from '../pages/preferences.tsx';

export const preferencesRoute = new Hono<AppEnv>()
  .get('/', async (c) => {
    const token = c.req.query('token') ?? '';
    const id = await c.get('edges').tokens.openReader(token, 'preferences');
    return id === null ? brokenLink(c) : show(c, id, token);
  })
  .post('/', async (c) => {
    const token = await tokenIn(c);
    const id = await c.get('edges').tokens.openReader(token, 'preferences');
    if (id === null) return brokenLink(c);
    const { action } = await formIn(c);
    if (action !== 'leave') return show(c, id, token);
    const gone = await leave(id, c.get('now'), c.get('edges'));
    return gone ? goodbye(c, gone) : notYetVisible(c);
  });

async function show(c: AppContext, id: string, token: string) {
  const edges = c.get('edges');
  const subscriber = await getSubscriber(edges.kv, id);
  if (!subscriber) return notYetVisible(c);
  const place = await placeOfReader(id, subscriber, c.get('now'), edges);
  return page(c, <Preferences {...pageProps(c)} token={token} reader={readerOf(subscriber, place, edges.course)} />);
}

function readerOf(
  { name, address, timeZone, status }: Subscriber,
  place: ReaderPlace,
  course: Course,
): PreferencesReader {
  return {
    name,
    email: address,
    timeZone,
    status: status === 'active' && place.next === null ? 'finished' : status,
    lessons: course.lessons.map((lesson) => ({
      subject: fillSubject(lesson.subject, { name }),
      state: place.received.includes(lesson.slug) ? 'received' : lesson.slug === place.next ? 'next' : 'coming',
    })),
    nextLessonAt: place.nextAt === null ? null : formatInstant(place.nextAt, timeZone, course.language),
  };
}
