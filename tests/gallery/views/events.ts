/** What Resend tells the course's webhook, signed by the letter of https://www.standardwebhooks.com. */
import { createHmac, randomUUID } from 'node:crypto';
import type { Local } from '../../../src/cli/local/addresses.ts';
import { STAGE } from '../stage/settings.ts';

/** Tells the staged course that at `now` (ms) the last mail to somebody came back, or was marked as spam by them. */
export async function tellOf(
  type: 'email.bounced' | 'email.complained',
  to: string,
  now: number,
  local: Local,
): Promise<void> {
  const at = new Date(now).toISOString();
  // Resend's SDK compares it with the machine's own clock.
  const seconds = Math.floor(Date.now() / 1000);
  const bounce = { message: 'The mailbox does not exist.', subType: 'General', type: 'Permanent' };
  const data = { created_at: at, email_id: randomUUID(), from: 'course@daystep.test', to: [to], subject: '', bounce };
  const body = JSON.stringify({ type, created_at: at, data });
  const id = `msg_${randomUUID()}`;
  const secret = Buffer.from(STAGE.RESEND_WEBHOOK_SECRET.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', secret).update(`${id}.${seconds}.${body}`).digest('base64');
  const response = await fetch(`${local.courseUrl}/webhooks/resend`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-now': String(now),
      'svix-id': id,
      'svix-timestamp': String(seconds),
      'svix-signature': `v1,${signature}`,
    },
  });
  if (!response.ok) throw new Error(`The event ${type} was answered with ${response.status}.`);
}
