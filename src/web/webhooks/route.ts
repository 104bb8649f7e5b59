/** `POST /webhooks/resend`: Resend's events for mails that bounced, were suppressed, or were marked as spam. */
import { Hono } from 'hono';
import { slugsOf } from '../../course/course.ts';
import { log } from '../../log.ts';
import { applyDeliveryEvent, type DeliveryEventResult } from '../../subscribers/bounce.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { type Reading, readEvent } from './event.ts';
import { type Signature, verifyEvent } from './verify.ts';

/** KV shows a new subscriber everywhere within a minute or so (s). */
const SEEN_AFTER_S = 60;

export const resendWebhookRoute = new Hono<AppEnv>()
  .post('/', async (c) => {
    const { resend } = c.get('services').config;
    if (resend.webhookSecret === '') return refuse(c, 503, NOT_SET_UP);
    const verified = verifyEvent(await c.req.text(), signatureOf(c), resend);
    if (verified.kind === 'forged') return refuse(c, 401, NOT_GENUINE);
    return answer(c, readEvent(verified.event, slugsOf(c.get('course'))));
  })
  .all('/', (c) => {
    c.header('allow', 'POST');
    return refuse(c, 405, 'This address is for the events of Resend’s webhook, which come by POST.');
  });

/** https://resend.com/docs/webhooks/verify-webhooks-requests */
function signatureOf(c: AppContext): Signature {
  const header = (name: string) => c.req.header(name) ?? '';
  return { id: header('svix-id'), timestamp: header('svix-timestamp'), signature: header('svix-signature') };
}

const NOT_SET_UP =
  'RESEND_WEBHOOK_SECRET is missing: copy the signing secret of this webhook from https://resend.com/webhooks, and store it with `npx wrangler secret put RESEND_WEBHOOK_SECRET`.';

const NOT_GENUINE =
  'The signature does not match RESEND_WEBHOOK_SECRET, or its timestamp is more than five minutes away. Nothing was changed.';

async function answer(c: AppContext, reading: Reading) {
  switch (reading.kind) {
    case 'other':
      return c.json({ readers: 0 });
    case 'unreadable':
      log({ kind: 'unknown-event', path: c.req.path });
      return refuse(c, 422, 'This event has a shape that is not known here. Nothing was changed.');
    case 'delivery': {
      const work = applyToAll(c, reading);
      // Resend does not wait for ever; what has begun is finished all the same.
      c.executionCtx.waitUntil(work.catch(() => undefined));
      const applied = await work;
      if (applied.includes('later')) return askAgain(c);
      return c.json({ readers: applied.filter((what) => what === 'changed').length });
    }
  }
}

async function applyToAll(c: AppContext, { event, addresses }: Extract<Reading, { kind: 'delivery' }>) {
  const applied: DeliveryEventResult[] = [];
  for (const address of addresses)
    applied.push(await applyDeliveryEvent(event, address, c.get('now'), c.get('services')));
  return applied;
}

/** Resend sends again what is not answered by a 200: after five seconds, after five minutes, and on for a day. */
function askAgain(c: AppContext) {
  c.header('retry-after', String(SEEN_AFTER_S));
  return refuse(c, 503, 'The reader of this lesson cannot be seen here yet. Please send the event again in a minute.');
}

function refuse(c: AppContext, status: 401 | 405 | 422 | 503, message: string) {
  return c.json({ error: { field: null, message } }, status);
}
