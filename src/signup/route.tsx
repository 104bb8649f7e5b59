/** `GET /`, `POST /subscribe`, `GET /check-inbox`: from the form to the confirmation mail. */
import { Hono } from 'hono/tiny';
import { type AppContext, type AppEnv, page, pageProps, wantsJson } from '../http/context.ts';
import { landing } from '../http/landing.tsx';
import { tooMany, tryAgain } from '../http/notices.tsx';
import { formIn } from '../http/token-in.ts';
import { noteSignupTrouble } from '../kv/signup-trouble.ts';
import { CheckInbox } from '../pages/check-inbox.tsx';
import { type ParsedSignup, parseSignup, type SignupError, type SignupField } from './form.ts';
import { answerSignup } from './signup.ts';

/** The rate limit's period (s), as in wrangler.toml. */
const RATE_LIMIT_PERIOD = 60;

export const signupRoute = new Hono<AppEnv>()
  .get('/', (c) => {
    const timezone = visitorZone(c) ?? '';
    return landing(c, { form: { values: { email: '', name: '', timezone } } });
  })
  .get('/check-inbox', (c) => page(c, <CheckInbox {...pageProps(c)} />))
  .post('/subscribe', async (c) => {
    const { success } = await c.env.SIGNUP_RATE_LIMIT.limit({ key: c.req.header('cf-connecting-ip') ?? 'unknown' });
    if (!success) return tooMany(c, RATE_LIMIT_PERIOD);
    const parsed = parseSignup(await readBody(c), visitorZone(c));
    if (parsed.kind === 'invalid') return refuse(c, parsed.error, parsed.values);
    // Whoever fills in what people do not see is told the same, and no mail leaves.
    return parsed.kind === 'trap' ? accept(c) : answer(c, parsed);
  });

async function answer(c: AppContext, { signup }: ParsedSignup & { kind: 'valid' }) {
  const outcome = await answerSignup(signup, c.req.header('origin') ?? '', c.get('now'), c.get('edges'));
  switch (outcome.kind) {
    case 'sent':
    case 'already':
      return accept(c);
    case 'refused': {
      const values = { email: signup.address, name: signup.name, timezone: signup.timeZone };
      const message = 'Our mail service cannot send to this address. Please check it, or try another one.';
      return refuse(c, { field: 'email', message }, values);
    }
    case 'unknown':
    case 'stopped':
      if (outcome.kind === 'stopped') c.executionCtx.waitUntil(noteSignupTrouble(c.env.KV, outcome.reason));
      console.error(JSON.stringify({ error: outcome.reason, path: '/subscribe' }));
      return tryAgain(c, 'We could not send your mail just now', 300);
  }
}

/** The same answer whoever signs up. */
function accept(c: AppContext) {
  return wantsJson(c) ? c.json({ status: 'check-your-inbox' }) : c.redirect('/check-inbox', 303);
}

function refuse(c: AppContext, error: SignupError, values: Record<SignupField, string>) {
  if (wantsJson(c)) return c.json({ error }, 422);
  return landing(c, { form: { values, error } }, 422);
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
