/** Resend's webhook: events about a mail, signed, tried again for a day, now and then told twice. */
import { createHmac } from 'node:crypto';
import type { Mail } from '../stand-ins/resend/wire.ts';
import type { Deed } from './deed.ts';
import type { Again } from './reader-story.ts';
import { type Stage, WEBHOOK_SECRET } from './stage.ts';

interface Told {
  kind: 'bounce' | 'soft bounce' | 'complaint' | 'suppression';
  mail: Mail;
  name: string;
  location: number;
  again: Again | null;
}

/** Waits (s) between tries: those of Resend, roughly. */
const TRIES = [0, 5, 300, 1_800, 7_200, 18_000, 36_000];

/** Tells of an event; the deed, if there is one, is done with the first answer of 200. */
export function postEvent(stage: Stage, told: Told, deed: Deed | null): void {
  const body = JSON.stringify(eventOf(told, new Date(stage.world.now).toISOString()));
  const id = `msg_${told.name}_${told.kind}_${stage.world.now}`.replaceAll(' ', '_');
  void persist(stage, told, { id, body }, told.location, deed);
  const { again } = told;
  if (again === null) return;
  stage.world.after(again.seconds * 60_000, () => void persist(stage, told, { id, body }, again.location, null));
}

async function persist(
  stage: Stage,
  { kind, name, mail }: Told,
  { id, body }: { id: string; body: string },
  location: number,
  deed: Deed | null,
): Promise<void> {
  for (const [index, wait] of TRIES.entries()) {
    await stage.sleep(wait * 1_000);
    const timestamp = String(Math.floor(stage.world.now / 1_000));
    const headers = {
      'content-type': 'application/json',
      'svix-id': id,
      'svix-timestamp': timestamp,
      'svix-signature': `v1,${sign(`${id}.${timestamp}.${body}`)}`,
    };
    const label = `Resend's ${kind} about ${name}, try ${index + 1} at ${stage.world.now} from ${location}`;
    const answer = await stage.request(label, '/webhooks/resend', { body, headers, location });
    stage.world.happen(`Resend tells of a ${kind}: ${answer?.status ?? 'no answer'}`, mail.to);
    if (answer?.status === 404) {
      if (deed) deed.isVoid = true;
      return;
    }
    if (answer === null || answer.status >= 300) continue;
    stage.world.count(`events: ${kind}`);
    if (deed) deed.doneAt ??= stage.world.now;
    return;
  }
}

function sign(text: string): string {
  const key = Buffer.from(WEBHOOK_SECRET.slice('whsec_'.length), 'base64');
  return createHmac('sha256', key).update(text).digest('base64');
}

function eventOf({ kind, mail }: Told, at: string) {
  const tags = Object.fromEntries((mail.payload.tags ?? []).map(({ name, value }) => [name, value]));
  const { id, payload, to } = mail;
  const data = {
    email_id: id,
    created_at: new Date(mail.at).toISOString(),
    from: payload.from,
    to,
    subject: payload.subject,
    tags,
  };
  const because = (type: string) => ({ type, subType: 'General', message: 'The mailbox said no.' });
  switch (kind) {
    case 'bounce':
      return { type: 'email.bounced', created_at: at, data: { ...data, bounce: because('Permanent') } };
    case 'soft bounce':
      return { type: 'email.bounced', created_at: at, data: { ...data, bounce: because('Transient') } };
    case 'complaint':
      return { type: 'email.complained', created_at: at, data };
    case 'suppression':
      return {
        type: 'email.suppressed',
        created_at: at,
        data: { ...data, suppressed: because('OnAccountSuppressionList') },
      };
  }
}
