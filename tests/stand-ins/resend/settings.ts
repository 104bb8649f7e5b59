/** The domains and webhooks of an account: https://resend.com/docs/api-reference. Nothing is sent to the webhooks. */
import * as v from 'valibot';
import { type Answer, answered, parseJson } from './answer.ts';
import { problems } from './problems.ts';

/** A domain that a test gives its account; https://resend.com/docs/dashboard/domains/introduction has the statuses. */
export const domain = v.strictObject({
  name: v.string(),
  status: v.picklist(['not_started', 'pending', 'verified', 'partially_verified', 'partially_failed', 'failed']),
  /** Whether it is set up to send. Default: yes. */
  sending: v.exactOptional(v.boolean()),
});

/** See {@link domain}. */
export type Domain = v.InferOutput<typeof domain>;

/** A call about domains or webhooks; `id` is null for the collection. */
export interface SettingsCall {
  method: string;
  collection: 'domains' | 'webhooks';
  id: string | null;
  body: string;
}

/** What `GET /domains` answers. */
export function listDomains(domains: readonly Domain[]): unknown {
  const data = domains.map(({ name, status, sending = true }) => ({
    id: `domain-${name}`,
    name,
    status,
    created_at: '2026-11-01 00:00:00.000000+00',
    region: 'eu-west-1',
    capabilities: { sending: sending ? 'enabled' : 'disabled', receiving: 'disabled' },
  }));
  return { object: 'list', has_more: false, data };
}

const events = v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z]+(\.[a-z_]+)+$/))), v.minLength(1));
const endpoint = v.pipe(v.string(), v.url(), v.startsWith('https://'));
const created = v.object({ endpoint, events });
const updated = v.object({
  endpoint: v.exactOptional(endpoint),
  events: v.exactOptional(events),
  status: v.exactOptional(v.picklist(['enabled', 'disabled'])),
});

interface Webhook extends v.InferOutput<typeof created> {
  id: string;
  created_at: string;
  status: 'enabled' | 'disabled';
  signing_secret: string;
}

/** The signing secret is in the answers to creating and to retrieving a webhook, and not in the list. */
export class Webhooks {
  readonly #webhooks: Webhook[] = [];

  /** Answers a call at `now` (epoch ms); `isHidden`: no secret is shown after the webhook was created. */
  answer({ method, id, body }: SettingsCall, now: number, isHidden: boolean): Answer {
    if (id === null && method === 'POST') return this.#create(parseJson(body), now);
    if (id === null) return answered(method === 'GET' ? this.#list() : problems.badMethod);
    const webhook = this.#webhooks.find((one) => one.id === id);
    if (webhook === undefined) return answered(problems.noWebhook);
    if (method === 'PATCH') return this.#update(webhook, parseJson(body));
    if (method !== 'GET') return answered(problems.badMethod);
    const { signing_secret, ...rest } = webhook;
    return answered({ object: 'webhook', ...rest, ...(isHidden ? {} : { signing_secret }) });
  }

  #create(body: unknown, now: number): Answer {
    const parsed = v.safeParse(created, body);
    if (!parsed.success) return answered(problems.invalid(parsed.issues[0].message));
    const webhook: Webhook = {
      id: crypto.randomUUID(),
      created_at: new Date(now).toISOString(),
      status: 'enabled',
      signing_secret: `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))))}`,
      ...parsed.output,
    };
    this.#webhooks.push(webhook);
    return answered({ object: 'webhook', id: webhook.id, signing_secret: webhook.signing_secret }, 201);
  }

  #list(): unknown {
    const data = this.#webhooks.map(({ signing_secret: _, ...rest }) => rest);
    return { object: 'list', has_more: false, data };
  }

  #update(webhook: Webhook, body: unknown): Answer {
    const parsed = v.safeParse(updated, body);
    if (!parsed.success) return answered(problems.invalid(parsed.issues[0].message));
    Object.assign(webhook, parsed.output);
    return answered({ object: 'webhook', id: webhook.id });
  }
}
