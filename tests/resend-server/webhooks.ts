import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { type Answer, answered, parseJson } from './answer.ts';
import { problems } from './problem.ts';

const events = v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z]+(\.[a-z_]+)+$/))), v.minLength(1));
const endpoint = v.pipe(v.string(), v.url(), v.startsWith('https://'));
const made = v.object({ endpoint, events });
const changed = v.object({
  endpoint: v.exactOptional(endpoint),
  events: v.exactOptional(events),
  status: v.exactOptional(v.picklist(['enabled', 'disabled'])),
});

interface Webhook extends v.InferOutput<typeof made> {
  id: string;
  created_at: string;
  status: 'enabled' | 'disabled';
  signing_secret: string;
}

/**
 * The webhooks of an account: https://resend.com/docs/api-reference/webhooks. The signing secret stands in the answers
 * to making and to retrieving one, and not in the list. Nothing is ever sent to them.
 */
export class Webhooks {
  readonly #webhooks: Webhook[] = [];

  /** Answers a call; `id` is null for the collection. `now` is in epoch ms; `isHidden`: no secret is shown any more. */
  answer(method: string, id: string | null, body: string, now: number, isHidden: boolean): Answer {
    if (id === null && method === 'POST') return this.#make(parseJson(body), now);
    if (id === null) return method === 'GET' ? answered(this.#list()) : answered(problems.badMethod);
    const webhook = this.#webhooks.find((one) => one.id === id);
    if (webhook === undefined) return answered(problems.noWebhook);
    if (method === 'PATCH') return this.#change(webhook, parseJson(body));
    if (method !== 'GET') return answered(problems.badMethod);
    const { signing_secret, ...rest } = webhook;
    return answered({ object: 'webhook', ...rest, ...(isHidden ? {} : { signing_secret }) });
  }

  #make(body: unknown, now: number): Answer {
    const parsed = v.safeParse(made, body);
    if (!parsed.success) return answered(problems.invalid(parsed.issues[0].message));
    const webhook: Webhook = {
      id: crypto.randomUUID(),
      created_at: new Date(now).toISOString(),
      status: 'enabled',
      signing_secret: `whsec_${randomBytes(24).toString('base64')}`,
      ...parsed.output,
    };
    this.#webhooks.push(webhook);
    return answered({ object: 'webhook', id: webhook.id, signing_secret: webhook.signing_secret }, 201);
  }

  #list(): unknown {
    const data = this.#webhooks.map(({ signing_secret: _, ...rest }) => rest);
    return { object: 'list', has_more: false, data };
  }

  #change(webhook: Webhook, body: unknown): Answer {
    const parsed = v.safeParse(changed, body);
    if (!parsed.success) return answered(problems.invalid(parsed.issues[0].message));
    Object.assign(webhook, parsed.output);
    return answered({ object: 'webhook', id: webhook.id });
  }
}
