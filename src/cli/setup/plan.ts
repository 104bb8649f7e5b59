/** What is left to do, decided from what is there. Pure: no I/O, no clock; what is random is passed in. */
import type { Resend } from 'resend';
import { domainOf, type Place } from './answers.ts';
import { fine, type Result, wrong } from './mistakes.ts';

/** A domain at Resend; `sending` is whether it is there to send at all. */
export interface SendingDomain {
  name: string;
  status: string;
  sending: boolean;
}

/** An event as Resend names it. */
type WebhookEvent = Parameters<Resend['webhooks']['create']>[0]['events'][number];

/** A webhook at Resend, without its secret; `on` is whether it is enabled. */
export interface Webhook {
  id: string;
  endpoint: string;
  events: readonly WebhookEvent[];
  on: boolean;
}

/** What is to be done about the webhook. */
export type WebhookWork =
  | { kind: 'make' }
  /** It is there; `mend` is whether it is off, or does not tell all that the Worker listens to. */
  | { kind: 'take'; webhook: Webhook; mend: boolean };

/** Whether mail can leave a domain as it is: of a domain that is verified in part, sending may be that part. */
export function canSend({ status, sending }: SendingDomain): boolean {
  return sending && (status === 'verified' || status === 'partially_verified');
}

/** An account that has a domain, verified or not; without any, there is nothing that FROM could be. */
export function someDomain(domains: SendingDomain[]): Result<SendingDomain[]> {
  return domains.length === 0 ? wrong({ kind: 'no-domain' }) : fine(domains);
}

/** FROM as it is, if mail can leave its domain. Resend wants that very domain: one above it does not count. */
export function checkSender(from: string, domains: readonly SendingDomain[]): Result<string> {
  const domain = domainOf(from);
  const found = domains.find(({ name }) => name.toLowerCase() === domain);
  if (found === undefined) {
    const usable = domains.filter(canSend).map(({ name }) => name);
    return wrong({
      kind: 'from-foreign',
      domain,
      usable: usable.length > 0 ? usable : domains.map(({ name }) => name),
    });
  }
  return canSend(found) ? fine(from) : wrong({ kind: 'domain-unverified', domain, status: found.status });
}

/** Where Resend tells the Worker of bounces and complaints. */
export const endpointOf = (publicUrl: string) => `${publicUrl}/webhooks/resend`;

/** What the Worker listens to: what takes a reader off the course. */
export const EVENTS: readonly WebhookEvent[] = ['email.bounced', 'email.complained', 'email.suppressed'];

/** What is to be done so that Resend tells the Worker of bounces and complaints. */
export function webhookWork(webhooks: readonly Webhook[], publicUrl: string): WebhookWork {
  const webhook = webhooks.find(({ endpoint }) => endpoint === endpointOf(publicUrl));
  if (webhook === undefined) return { kind: 'make' };
  return { kind: 'take', webhook, mend: !webhook.on || EVENTS.some((event) => !webhook.events.includes(event)) };
}

/** Webhooks of another address that look like a course's: this one's former address, or another course. */
export function otherCourses(webhooks: readonly Webhook[], publicUrl: string): string[] {
  return webhooks
    .map(({ endpoint }) => endpoint)
    .filter((endpoint) => endpoint.endsWith('/webhooks/resend') && endpoint !== endpointOf(publicUrl));
}

/** What is known before anything is done. */
export interface Findings {
  /** The names of the secrets that are stored; null where the Worker was never deployed. */
  stored: readonly string[] | null;
  /** Null: the operator left the one that is stored. */
  apiKey: string | null;
  /** A password that the operator brought. */
  password: string | null;
}

/** The secrets to store, and whether the password among them was made here, so that nobody knows it yet. */
export interface SecretWork {
  secrets: Record<string, string>;
  madePassword: string | null;
}

/**
 * Secrets that are random are made once and for good: a new SIGNING_SECRET would void the links in every mail sent.
 * `makeSecret` makes 256 random bits as text.
 */
export function secretWork({ stored, apiKey, password }: Findings, makeSecret: () => string): SecretWork {
  const has = (name: string) => stored?.includes(name) ?? false;
  const madePassword = password === null && !has('ADMIN_PASSWORD') ? makeSecret() : null;
  const admin = password ?? madePassword;
  return {
    secrets: {
      ...(apiKey === null ? {} : { RESEND_API_KEY: apiKey }),
      ...(has('SIGNING_SECRET') ? {} : { SIGNING_SECRET: makeSecret() }),
      ...(admin === null ? {} : { ADMIN_PASSWORD: admin }),
    },
    madePassword,
  };
}

/** The host to attach to the Worker; null where it has an address already, or gets one at workers.dev. */
export function hostToAttach(
  place: Place,
  isReached: (host: string) => boolean,
  hosts: readonly string[],
): string | null {
  if (place.kind === 'workers-dev') return null;
  const { host } = new URL(place.url);
  return host.endsWith('.workers.dev') || isReached(host) || hosts.length > 0 ? null : host;
}
