/** `GET /`, `POST /subscribe`, `GET /check-inbox`: from the form to the confirmation mail. */
import { Hono } from 'hono/tiny';
import { normalizeAddress } from '../../domain/address.ts';
import { domainMeant } from '../../domain/email-typo.ts';
import { subscribe } from '../../subscribers/subscribe.ts';
import { type AppContext, type AppEnv, page, pageProps, wantsJson } from '../context.ts';
import { landing } from '../landing/answer.tsx';
import { strangeSite, tooMany, tryAgain } from '../notices.tsx';
import type { SignupFormState } from '../parts/signup-form.tsx';
import { formIn } from '../request-body.ts';
import { CheckInbox } from './check-inbox.tsx';
import { landingAt, mayPost, readableElsewhere } from './cross-origin.ts';
import { parseSignup, type Signup, textIn, typedIn } from './form.ts';
import { isPerson } from './turnstile.ts';

/** The rate limit's period (s), as in wrangler.toml. */
const RATE_LIMIT_PERIOD = 60;

export const signupRoute = new Hono<AppEnv>()
  .get('/', (c) => landing(c, { form: emptyForm(c) }))
  .get('/check-inbox', (c) => {
    const domain = normalizeAddress(`x@${c.req.query('domain') ?? ''}`)?.slice(2) ?? '';
    return page(c, <CheckInbox {...pageProps(c)} slip={{ domain, meant: domainMeant(domain) }} />);
  })
  .use('/subscribe', readableElsewhere)
  .post('/subscribe', async (c) => {
    if (!mayPost(c)) return strangeSite(c);
    const visitorIp = c.req.header('cf-connecting-ip');
    const { success } = await c.env.SIGNUP_RATE_LIMIT.limit({ key: visitorIp ?? 'unknown' });
    if (!success) return tooMany(c, RATE_LIMIT_PERIOD);
    const body = await readBody(c);
    const { mistakes } = c.get('messages');
    const parsed = parseSignup(body, visitorZone(c), mistakes);
    if (parsed.kind === 'invalid') return refuse(c, parsed.error, body);
    // Whoever fills in what people do not see is told the same, and no mail leaves.
    if (parsed.kind === 'trap') return accept(c, body, null);
    const { config, time } = c.get('services');
    const field = 'cf-turnstile-response';
    if (config.turnstile && !(await isPerson(textIn(body, field), visitorIp, config.turnstile, time))) {
      return refuse(c, { field, message: mistakes.notAPerson }, body);
    }
    return answer(c, parsed.signup, body);
  });

/** The form before anything is typed. */
export function emptyForm(c: AppContext): SignupFormState {
  return { values: { email: '', name: '', timezone: visitorZone(c) ?? '' } };
}

async function answer(c: AppContext, signup: Signup, body: unknown) {
  const signed = { ...signup, origin: c.req.header('origin') ?? '' };
  const outcome = await subscribe(signed, c.get('messages'), c.get('now'), c.get('services'));
  switch (outcome.kind) {
    case 'sent':
    case 'already':
      return accept(c, body, signup.address);
    case 'refused':
      return refuse(c, { field: 'email', message: c.get('messages').mistakes.refusedEmail }, body);
    case 'kept-back':
      return refuse(c, { field: 'email', message: outcome.reason }, body);
    case 'unknown':
    case 'stopped':
      if (outcome.kind === 'stopped')
        c.executionCtx.waitUntil(c.get('services').store.signupIncident.note(outcome.reason));
      console.error(JSON.stringify({ error: outcome.reason, path: '/subscribe' }));
      return tryAgain(c, 'mailNotSent', 300);
  }
}

/** The same answer whoever signs up. A typing mistake is pointed out on our page, before the reader goes elsewhere. */
function accept(c: AppContext, body: unknown, address: string | null) {
  const [local = '', domain = ''] = address?.split(/@(?=[^@]*$)/) ?? [];
  const meant = domainMeant(domain);
  if (wantsJson(c)) {
    return c.json({ status: 'check-your-inbox', ...(meant === null ? {} : { suggestion: `${local}@${meant}` }) });
  }
  if (meant !== null) return c.redirect(`/check-inbox?domain=${encodeURIComponent(domain)}`, 303);
  return c.redirect(landingAt(c, textIn(body, 'next')) ?? '/check-inbox', 303);
}

function refuse(c: AppContext, error: NonNullable<SignupFormState['error']>, body: unknown) {
  if (wantsJson(c)) return c.json({ error }, 422);
  const next = landingAt(c, textIn(body, 'next'));
  return landing(c, { form: { values: typedIn(body), error, next } }, 422);
}

/** The zone of the visitor's address, as Cloudflare knows it. */
function visitorZone(c: AppContext): string | undefined {
  const { cf } = c.req.raw;
  return typeof cf?.timezone === 'string' ? cf.timezone : undefined;
}

/** The fields of a form or of a JSON object; what is neither is an empty form. */
async function readBody(c: AppContext): Promise<unknown> {
  if (!(c.req.header('content-type') ?? '').includes('application/json')) return formIn(c);
  return c.req.json().catch(() => ({}));
}
