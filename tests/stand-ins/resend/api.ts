/** From an HTTP request to what an account does, for any adapter: no I/O, no clock. */
import type { Account, SendingCall } from './account.ts';
import type { Reaction } from './answer.ts';
import { answered, refusal } from './answer.ts';
import type { ListingCall } from './list.ts';
import { Problem, problems } from './problems.ts';
import { type Reading, textOf } from './reading.ts';
import type { SettingsCall } from './settings.ts';
import type { Endpoint } from './wire.ts';

/** A request as it came in. `header` gives `null` for one that was not there. */
export interface ApiRequest {
  method: string;
  url: URL;
  header(name: string): string | null;
  body: string | Uint8Array;
}

/** What an API request asks for. */
export type ApiCall =
  | { kind: 'send'; call: SendingCall }
  | { kind: 'list'; call: ListingCall }
  | { kind: 'manage'; call: SettingsCall };

const SENDING: Readonly<Record<string, Endpoint>> = { '/emails': 'emails', '/emails/batch': 'batch' };

/** What a request asks for, or why there is no such call. `read` reads the body of a sending call. */
export function callIn(request: ApiRequest, read: (body: string | Uint8Array) => Reading): ApiCall | Problem {
  const { method, url, header, body } = request;
  const [, collection, id = null, ...rest] = url.pathname.split('/');
  if (rest.length === 0 && (collection === 'domains' || collection === 'webhooks')) {
    return { kind: 'manage', call: { method, collection, id, body: textOf(body) } };
  }
  const endpoint = SENDING[url.pathname];
  if (endpoint === undefined) return problems.notFound;
  if (method === 'GET' && endpoint === 'emails') {
    const asked = (name: string) => url.searchParams.get(name);
    return { kind: 'list', call: { limit: asked('limit'), after: asked('after'), before: asked('before') } };
  }
  if (method !== 'POST') return problems.badMethod;
  const [idempotencyKey, batchValidation] = [header('idempotency-key'), header('x-batch-validation')];
  return { kind: 'send', call: { endpoint, idempotencyKey, batchValidation, reading: read(body) } };
}

/** The account's reaction to a call at `now` (real time in epoch ms). */
export function react(account: Account, { kind, call }: ApiCall, now: number): Reaction {
  switch (kind) {
    case 'send':
      return account.receive(call, now);
    case 'list':
      return { kind: 'answer', answer: account.list(call, now) };
    case 'manage':
      return { kind: 'answer', answer: account.manage(call, now) };
  }
}

/** The accounts behind their API keys. An account is made when its key is first used. */
export interface Accounts {
  get(apiKey: string): Account;
  delete(apiKey: string): void;
}

/** The reaction of all of Resend to a request: of the guard in front of the API, of the keys, and of one account. */
export function reactTo(
  request: ApiRequest,
  accounts: Accounts,
  read: (body: string | Uint8Array) => Reading,
  now: number,
): Reaction {
  const call = callIn(request, read);
  const refuse = (problem: Problem): Reaction => ({ kind: 'answer', answer: refusal(problem) });
  if (call instanceof Problem) return refuse(call);
  // The guard answers this in its own words.
  if (!request.header('user-agent')) return { kind: 'answer', answer: answered('error code: 1010', 403) };
  const [, apiKey] = /^Bearer\s+(\S+)$/i.exec(request.header('authorization') ?? '') ?? [];
  if (apiKey === undefined) return refuse(problems.noApiKey);
  return apiKey.startsWith('re_') ? react(accounts.get(apiKey), call, now) : refuse(problems.badApiKey);
}
