/** `GET` and `POST /address`: a reader's new address says that it is theirs. The GET shows a button; only the POST moves. */
import { Hono } from 'hono/tiny';
import { parseCohort } from '../../domain/cohort.ts';
import { instantOf } from '../../domain/slot.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import { link } from '../../mail/link.ts';
import { type MoveResult, moveAddress } from '../../subscribers/change-address.ts';
import { type AppContext, type AppEnv, page, pageProps } from '../context.ts';
import { brokenLink, notice } from '../notices.tsx';
import { formatInstant } from '../parts/instant.ts';
import { tokenIn } from '../request-body.ts';
import { AddressMoved, ConfirmAddress } from './page.tsx';

export const addressRoute = new Hono<AppEnv>()
  .get('/', async (c) => {
    const token = c.req.query('token') ?? '';
    const opened = await c.get('services').tokens.openAddress(token, c.get('now'));
    if (opened.kind !== 'valid') return refuse(c, opened.kind);
    return page(c, <ConfirmAddress {...pageProps(c)} token={token} email={opened.claims.address} />);
  })
  .post('/', async (c) => {
    const opened = await c.get('services').tokens.openAddress(await tokenIn(c), c.get('now'));
    if (opened.kind !== 'valid') return refuse(c, opened.kind);
    const { claims, issuedAt } = opened;
    const work = moveAddress(claims, issuedAt, c.get('now'), c.get('services'));
    // A phone that goes out of reach cancels its request; what has begun is finished all the same.
    c.executionCtx.waitUntil(work.catch(() => undefined));
    return answer(c, claims.address, await work);
  });

async function answer(c: AppContext, email: string, moved: MoveResult) {
  switch (moved.kind) {
    case 'taken':
      return notice(c, 422, 'addressTaken');
    case 'outdated':
      return refuse(c, 'outdated');
    default: {
      const { kind, id, subscriber } = moved;
      const token = await c.get('services').tokens.reader(id, 'preferences');
      const preferencesUrl =
        kind === 'after-lesson' ? null : link(c.get('services').config.publicUrl, '/preferences', token);
      const nextLessonAt = kind === 'after-lesson' ? null : nextLessonIn(c, subscriber);
      const props = { ...pageProps(c), outcome: kind, email, nextLessonAt, preferencesUrl };
      return page(c, <AddressMoved {...props} />);
    }
  }
}

/** When the reader's cohort begins, in their own time; null once it has, and where they are in none. */
function nextLessonIn(c: AppContext, { status, cohort, timeZone }: Subscriber): string | null {
  const joined = parseCohort(cohort ?? '');
  if (!joined || status !== 'active') return null;
  const instant = instantOf(joined);
  const calendar = { timeZone, locale: c.get('course').language, now: c.get('now') };
  return instant > calendar.now ? formatInstant(instant, calendar, c.get('messages')) : null;
}

function refuse(c: AppContext, why: 'expired' | 'invalid' | 'outdated') {
  if (why === 'invalid') return brokenLink(c);
  return notice(c, 410, why === 'expired' ? 'moveExpired' : 'moveOutdated');
}
