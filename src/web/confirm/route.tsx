/** `GET` and `POST /confirm`: the GET shows a button, since link scanners open every link; only the POST confirms. */
import { Hono } from 'hono/tiny';
import { slugsOf } from '../../course/course.ts';
import { parseCohort } from '../../domain/cohort.ts';
import { confirmationOf } from '../../domain/confirmation.ts';
import { instantOf } from '../../domain/slot.ts';
import { type Subscriber, subscriberId } from '../../domain/subscriber.ts';
import { link } from '../../mail/link.ts';
import type { SignedSignup } from '../../mail/tokens.ts';
import { type ConfirmResult, confirm } from '../../subscribers/confirm.ts';
import { type AppContext, type AppEnv, page, pageProps } from '../context.ts';
import { notice } from '../notices.tsx';
import { formatInstant } from '../parts/instant.ts';
import { tokenIn } from '../request-body.ts';
import { Confirmed } from './confirmed.tsx';
import { Confirm, LinkBroken, LinkExpired } from './page.tsx';

export const confirmRoute = new Hono<AppEnv>()
  .get('/', async (c) => {
    const token = c.req.query('token') ?? '';
    const opened = await c.get('services').tokens.openSignup(token, c.get('now'));
    return opened.kind === 'valid' ? show(c, token, opened) : refuse(c, opened);
  })
  .post('/', async (c) => {
    const services = c.get('services');
    const opened = await services.tokens.openSignup(await tokenIn(c), c.get('now'));
    if (opened.kind !== 'valid') return refuse(c, opened);
    const work = confirm(opened.claims, opened.issuedAt, c.get('now'), services);
    // A phone that goes out of reach cancels its request; what has begun is finished all the same.
    c.executionCtx.waitUntil(work.catch(() => undefined));
    return answer(c, opened.claims, await work);
  });

/** The page with the button says what pressing it will do, by what is known of the person now. */
async function show(c: AppContext, token: string, { claims, issuedAt }: { claims: SignedSignup; issuedAt: number }) {
  const { store, course } = c.get('services');
  const subscriber = await store.subscribers.get(await subscriberId(claims.address));
  const { kind } = confirmationOf(subscriber, issuedAt, slugsOf(course));
  return kind === 'outdated'
    ? refuse(c, { kind, claims })
    : page(c, <Confirm {...pageProps(c)} token={token} kind={kind} />);
}

async function answer(c: AppContext, signup: SignedSignup, outcome: ConfirmResult) {
  switch (outcome.kind) {
    case 'outdated':
      return refuse(c, { kind: 'outdated', claims: signup });
    case 'refused':
      console.error(JSON.stringify({ error: outcome.reason, path: '/confirm' }));
      return notice(c, 422, 'refusedAddress');
    default: {
      const { publicUrl } = c.get('services').config;
      const token = await c.get('services').tokens.reader(outcome.id, 'preferences');
      return page(
        c,
        <Confirmed
          {...pageProps(c)}
          outcome={outcome.subscriber.status === 'paused' ? 'paused' : outcome.kind}
          nextLessonAt={firstLessonOfCohort(c, outcome.subscriber)}
          preferencesUrl={link(publicUrl, '/preferences', token)}
        />,
      );
    }
  }
}

/** When the cohort begins, in the reader's own time; null once it has. */
function firstLessonOfCohort(c: AppContext, { cohort, timeZone }: Subscriber): string | null {
  const joined = parseCohort(cohort ?? '');
  if (!joined) return null;
  const instant = instantOf(joined);
  const calendar = { timeZone, locale: c.get('course').language, now: c.get('now') };
  return instant > calendar.now ? formatInstant(instant, calendar, c.get('messages')) : null;
}

type Unusable = { kind: 'expired' | 'outdated'; claims: SignedSignup } | { kind: 'invalid' };

function refuse(c: AppContext, opened: Unusable) {
  if (opened.kind === 'invalid') return page(c, <LinkBroken {...pageProps(c)} />, 400);
  const { address, name, timeZone } = opened.claims;
  const why = opened.kind === 'expired' ? 'old' : 'left';
  const values = { email: address, name, timezone: timeZone };
  return page(c, <LinkExpired {...pageProps(c)} values={values} why={why} />, 410);
}
