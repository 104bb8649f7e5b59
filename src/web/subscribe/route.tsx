/** `POST /subscribe` and `GET /check-inbox`: from the signup form to the confirmation mail. */
import { Hono } from 'hono';
import { normalizeAddress } from '../../domain/address.ts';
import { domainMeant } from '../../domain/email-typo.ts';
import { log } from '../../log.ts';
import { type Signup, subscribe } from '../../subscribers/subscribe.ts';
import { type AppContext, type AppEnv, siteOf } from '../context.ts';
import { originNotAllowed, tooManySignups, tryAgain } from '../error-pages.tsx';
import { landingPage } from '../landing/route.tsx';
import type { SignupFormState } from '../parts/signup-form.tsx';
import { readFields, visitorTimeZone, wantsJson } from '../request.ts';
import { CheckInbox } from './check-inbox.tsx';
import { landingAt, mayPost, readableElsewhere } from './cross-origin.ts';
import { fieldText, parseSignup, typedValues } from './form.ts';
import { isPerson } from './turnstile.ts';

/** The rate limit's period (s), as in wrangler.toml. */
const RATE_LIMIT_PERIOD_S = 60;

/** When Resend may take mails again that it does not take now (s): a guess, for `retry-after`. */
const RETRY_AFTER_S = 300;

export const subscribeRoute = new Hono<AppEnv>()
  .get('/check-inbox', (c) => {
    const domain = normalizeAddress(`x@${c.req.query('domain') ?? ''}`)?.slice(2) ?? '';
    return c.html(<CheckInbox site={siteOf(c)} typo={{ domain, meant: domainMeant(domain) }} />);
  })
  .use('/subscribe', readableElsewhere)
  .post('/subscribe', async (c) => {
    if (!mayPost(c)) return originNotAllowed(c);
    const visitorIp = c.req.header('cf-connecting-ip');
    const { success } = await c.env.SIGNUP_RATE_LIMIT.limit({ key: visitorIp ?? 'unknown' });
    if (!success) return tooManySignups(c, RATE_LIMIT_PERIOD_S);

    const fields = await readFields(c);
    const { mistakes } = c.get('messages');
    const parsed = parseSignup(fields, visitorTimeZone(c), mistakes);
    if (parsed.kind === 'invalid') return refuse(c, parsed.error, fields);
    // A bot that filled in the honeypot gets the usual response, and no mail leaves.
    if (parsed.kind === 'trap') return accept(c, fields, null);

    const { config, time } = c.get('services');
    const field = 'cf-turnstile-response';
    if (config.turnstile && !(await isPerson(fieldText(fields, field), visitorIp, config.turnstile, time))) {
      return refuse(c, { field, message: mistakes.notAPerson }, fields);
    }
    return sendMail(c, parsed.signup, fields);
  });

async function sendMail(c: AppContext, signup: Signup, fields: unknown) {
  const signed = { ...signup, origin: c.req.header('origin') ?? '' };
  const outcome = await subscribe(signed, c.get('messages'), c.get('now'), c.get('services'));
  switch (outcome.kind) {
    case 'sent':
    case 'already':
      return accept(c, fields, signup.address);
    case 'refused':
      return refuse(c, { field: 'email', message: c.get('messages').mistakes.refusedEmail }, fields);
    case 'kept-back':
      return refuse(c, { field: 'email', message: outcome.reason }, fields);
    case 'unknown':
    case 'stopped':
      if (outcome.kind === 'stopped')
        c.executionCtx.waitUntil(c.get('services').store.signupIncident.note(outcome.reason));
      log({ kind: 'confirmation-not-sent', reason: outcome.reason });
      return tryAgain(c, 'mailNotSent', RETRY_AFTER_S);
  }
}

/** The same response whoever signs up. A likely typing mistake is pointed out on our page before the visitor goes elsewhere. */
function accept(c: AppContext, fields: unknown, address: string | null) {
  const [local = '', domain = ''] = address?.split(/@(?=[^@]*$)/) ?? [];
  const meant = domainMeant(domain);
  if (wantsJson(c)) {
    return c.json({ status: 'check-your-inbox', ...(meant === null ? {} : { suggestion: `${local}@${meant}` }) });
  }
  if (meant !== null) return c.redirect(`/check-inbox?domain=${encodeURIComponent(domain)}`, 303);
  return c.redirect(landingAt(c, fieldText(fields, 'next')) ?? '/check-inbox', 303);
}

/** The form again, with what was typed and what is wrong with it. */
function refuse(c: AppContext, error: NonNullable<SignupFormState['error']>, fields: unknown) {
  if (wantsJson(c)) return c.json({ error }, 422);
  const next = landingAt(c, fieldText(fields, 'next'));
  return landingPage(c, { form: { values: typedValues(fields), error, next } }, 422);
}
