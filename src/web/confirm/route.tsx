/** `GET` and `POST /confirm`: the GET shows a button, since link scanners open every link; only the POST confirms. */
import { Hono } from 'hono';
import { slugsOf } from '../../course/course.ts';
import { parseCohort } from '../../domain/cohort.ts';
import { confirmationOf } from '../../domain/confirmation.ts';
import { instantOf } from '../../domain/slot.ts';
import { type Subscriber, subscriberId } from '../../domain/subscriber.ts';
import { log } from '../../log.ts';
import type { SignedSignup } from '../../mail/tokens.ts';
import { link } from '../../mail/tokens.ts';
import { type ConfirmResult, confirm } from '../../subscribers/confirm.ts';
import { type AppContext, type AppEnv, siteOf } from '../context.ts';
import { errorPage } from '../error-pages.tsx';
import { formatInstant } from '../parts/dates.ts';
import { readToken } from '../request.ts';
import { Confirm, Confirmed, LinkBroken, LinkExpired } from './page.tsx';

export const confirmRoute = new Hono<AppEnv>()
  .get('/', async (c) => {
    const token = c.req.query('token') ?? '';
    const opened = await c.get('services').tokens.openSignup(token, c.get('now'));
    return opened.kind === 'valid' ? show(c, token, opened) : refuse(c, opened);
  })
  .post('/', async (c) => {
    const services = c.get('services');
    const opened = await services.tokens.openSignup(await readToken(c), c.get('now'));
    if (opened.kind !== 'valid') return refuse(c, opened);
    const work = confirm(opened.claims, opened.issuedAt, c.get('now'), services);
    // A phone that loses its connection cancels its request; the confirmation is finished all the same.
    c.executionCtx.waitUntil(work.catch(() => undefined));
    return respond(c, opened.claims, await work);
  });

/** The page with the button, which says what pressing it will do for this subscriber, or for a new one. */
async function show(c: AppContext, token: string, { claims, issuedAt }: { claims: SignedSignup; issuedAt: number }) {
  const { store, course } = c.get('services');
  const subscriber = await store.subscribers.get(await subscriberId(claims.address));
  const { kind } = confirmationOf(subscriber, issuedAt, slugsOf(course));
  return kind === 'outdated'
    ? refuse(c, { kind, claims })
    : c.html(<Confirm site={siteOf(c)} token={token} kind={kind} />);
}

async function respond(c: AppContext, signup: SignedSignup, outcome: ConfirmResult) {
  switch (outcome.kind) {
    case 'outdated':
      return refuse(c, { kind: 'outdated', claims: signup });
    case 'refused':
      log({ kind: 'address-refused', reason: outcome.reason });
      return errorPage(c, 422, 'refusedAddress');
    default: {
      const { publicUrl } = c.get('services').config;
      const token = await c.get('services').tokens.reader(outcome.id, 'preferences');
      return c.html(
        <Confirmed
          site={siteOf(c)}
          outcome={outcome.subscriber.status === 'paused' ? 'paused' : outcome.kind}
          nextLessonAt={firstLessonOfCohort(c, outcome.subscriber)}
          preferencesUrl={link(publicUrl, '/preferences', token)}
        />,
      );
    }
  }
}

/** When the subscriber's cohort begins, as text in their time zone; null once it has. */
function firstLessonOfCohort(c: AppContext, { cohort, timeZone }: Subscriber): string | null {
  const joined = parseCohort(cohort ?? '');
  if (!joined) return null;
  const instant = instantOf(joined);
  const calendar = { timeZone, locale: c.get('course').language, now: c.get('now') };
  return instant > calendar.now ? formatInstant(instant, calendar, c.get('messages')) : null;
}

type Unusable = { kind: 'expired' | 'outdated'; claims: SignedSignup } | { kind: 'invalid' };

function refuse(c: AppContext, opened: Unusable) {
  if (opened.kind === 'invalid') return c.html(<LinkBroken site={siteOf(c)} />, 400);
  const { address, name, timeZone } = opened.claims;
  const why = opened.kind === 'expired' ? 'old' : 'left';
  const values = { email: address, name, timezone: timeZone };
  return c.html(<LinkExpired site={siteOf(c)} values={values} why={why} />, 410);
}
