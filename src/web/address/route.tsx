/** `GET` and `POST /address`: confirms a subscriber's new address. The GET shows a button; only the POST moves. */
import { Hono } from 'hono';
import { parseCohort } from '../../domain/cohort.ts';
import { instantOf } from '../../domain/slot.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import { link } from '../../mail/tokens.ts';
import { type MoveResult, moveAddress } from '../../subscribers/change-address.ts';
import { type AppContext, type AppEnv, siteOf } from '../context.ts';
import { brokenLink, errorPage } from '../error-pages.tsx';
import { formatInstant } from '../parts/dates.ts';
import { readToken } from '../request.ts';
import { AddressMoved, ConfirmAddress } from './page.tsx';

export const addressRoute = new Hono<AppEnv>()
  .get('/', async (c) => {
    const token = c.req.query('token') ?? '';
    const opened = await c.get('services').tokens.openAddress(token, c.get('now'));
    if (opened.kind !== 'valid') return refuse(c, opened.kind);
    return c.html(<ConfirmAddress site={siteOf(c)} token={token} email={opened.claims.address} />);
  })
  .post('/', async (c) => {
    const opened = await c.get('services').tokens.openAddress(await readToken(c), c.get('now'));
    if (opened.kind !== 'valid') return refuse(c, opened.kind);
    const { claims, issuedAt } = opened;
    const work = moveAddress(claims, issuedAt, c.get('now'), c.get('services'));
    // A phone that loses its connection cancels its request; the move is finished all the same.
    c.executionCtx.waitUntil(work.catch(() => undefined));
    return respond(c, claims.address, await work);
  });

async function respond(c: AppContext, email: string, moved: MoveResult) {
  switch (moved.kind) {
    case 'taken':
      return errorPage(c, 422, 'addressTaken');
    case 'outdated':
      return refuse(c, 'outdated');
    default: {
      const { kind, id, subscriber } = moved;
      const token = await c.get('services').tokens.reader(id, 'preferences');
      const preferencesUrl =
        kind === 'after-lesson' ? null : link(c.get('services').config.publicUrl, '/preferences', token);
      const nextLessonAt = kind === 'after-lesson' ? null : nextLessonIn(c, subscriber);
      const props = { site: siteOf(c), outcome: kind, email, nextLessonAt, preferencesUrl };
      return c.html(<AddressMoved {...props} />);
    }
  }
}

/** When the subscriber's cohort begins, as text in their time zone; null once it has, and where they are in none. */
function nextLessonIn(c: AppContext, { status, cohort, timeZone }: Subscriber): string | null {
  const joined = parseCohort(cohort ?? '');
  if (!joined || status !== 'active') return null;
  const instant = instantOf(joined);
  const calendar = { timeZone, locale: c.get('course').language, now: c.get('now') };
  return instant > calendar.now ? formatInstant(instant, calendar, c.get('messages')) : null;
}

function refuse(c: AppContext, why: 'expired' | 'invalid' | 'outdated') {
  if (why === 'invalid') return brokenLink(c);
  return errorPage(c, 410, why === 'expired' ? 'moveExpired' : 'moveOutdated');
}
