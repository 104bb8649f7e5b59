import { sameAddress } from './address.ts';
import { type Answer, answered, injected, noted, parseJson, refusal, success } from './answer.ts';
import { type Domain, listDomains } from './domains.ts';
import { FaultPlan } from './faults.ts';
import { type Quotas, RateLimit, Usage } from './limits.ts';
import { type ListingCall, listMails } from './list.ts';
import { checkCall, type Refusals } from './mails.ts';
import { IdempotencyMemory } from './memory.ts';
import { Problem, problems } from './problem.ts';
import { Webhooks } from './webhooks.ts';
import type { AccountOptions, Call, Endpoint, Listing, Mail } from './wire.ts';

/** A sending call as it came in; a header that was not there is `null`. */
export interface SendingCall {
  endpoint: Endpoint;
  idempotencyKey: string | null;
  batchValidation: string | null;
  body: string;
}

/** A call that neither sends nor lists mails; `id` is null for a whole collection. */
export interface SettingsCall {
  method: string;
  collection: 'domains' | 'webhooks';
  id: string | null;
  body: string;
}

/** What the edge is to do with a call. `resume` wants the real time (epoch ms) at which the wait is over. */
export type Reaction =
  | { kind: 'answer'; answer: Answer }
  | { kind: 'drop' }
  | { kind: 'wait'; ms: number; resume: (now: number) => Answer };

interface Settings extends Quotas, Refusals {
  clock: number | null;
  rateLimit: number;
  sendingOnly: boolean;
  revoked: boolean;
  domains: readonly Domain[];
  hideSigningSecrets: boolean;
  down: boolean;
}

const DEFAULTS: Settings = {
  clock: null,
  rateLimit: 0,
  dailyQuota: null,
  monthlyQuota: null,
  refused: [],
  poison: [],
  poisonSubjects: [],
  sendingOnly: false,
  revoked: false,
  domains: [],
  hideSigningSecrets: false,
  down: false,
};

/**
 * The account behind one API key: its mailbox, its memory and its limits, in Resend's order: pace, key,
 * mails, quota. Free of I/O; every `now` is the real time in epoch ms, from which a virtual clock may differ.
 */
export class Account {
  #settings = DEFAULTS;
  #faults = new FaultPlan([]);
  readonly #rateLimit = new RateLimit();
  readonly #usage = new Usage();
  readonly #memory = new IdempotencyMemory<Answer>();
  readonly #mails: Mail[] = [];
  readonly #calls: Call[] = [];
  readonly #listings: Listing[] = [];
  readonly #webhooks = new Webhooks();
  readonly #makeId: () => string;

  /** `makeId` makes the mails' ids, each of them new; random ones if it is not given. */
  constructor(makeId: () => string = () => crypto.randomUUID()) {
    this.#makeId = makeId;
  }

  /** Changes the options that are given, and leaves the others. */
  set({ faults, ...settings }: AccountOptions): void {
    this.#settings = { ...this.#settings, ...settings };
    if (faults) this.#faults = new FaultPlan(faults);
  }

  /** The accepted mails, oldest first: all of them, or those to one address. */
  mails(to?: string): readonly Mail[] {
    if (to === undefined) return this.#mails;
    return this.#mails.filter((mail) => mail.to.some((address) => sameAddress(address, to)));
  }

  /** The sending calls, in the order in which they arrived. */
  calls(): readonly Call[] {
    return this.#calls;
  }

  /** The listing calls, in the order in which they arrived. */
  listings(): readonly Listing[] {
    return this.#listings;
  }

  /** Answers a listing call. The faults that are set do not concern it. */
  list(request: ListingCall, now: number): Answer {
    const answer = this.#look(now, () => answered(listMails(this.#mails, request)));
    const error = answer.body instanceof Problem ? answer.body.name : null;
    this.#listings.push({ at: this.#timeOf(now), receivedAt: now, status: answer.status, error });
    return answer;
  }

  /** Answers a call about domains or webhooks. The faults that are set do not concern it. */
  manage({ method, collection, id, body }: SettingsCall, now: number): Answer {
    const { domains, hideSigningSecrets } = this.#settings;
    return this.#look(now, () => {
      if (collection === 'webhooks') return this.#webhooks.answer(method, id, body, now, hideSigningSecrets);
      return answered(method === 'GET' && id === null ? listDomains(domains) : problems.badMethod);
    });
  }

  /** What a key must be allowed to do besides sending. */
  #look(now: number, work: () => Answer): Answer {
    const { down, rateLimit, sendingOnly, revoked } = this.#settings;
    if (down) return refusal(problems.down);
    const { allowed, headers } = this.#rateLimit.take(now, rateLimit);
    // What a key may not look at, it is not told of by the way either.
    if (allowed && revoked) return { ...refusal(problems.badApiKey), headers };
    if (allowed && sendingOnly) return { ...refusal(problems.sendingOnly), headers };
    return this.#withLimits(allowed ? work() : refusal(problems.tooFast), headers, now);
  }

  /** Takes a sending call in, and says what becomes of it. */
  receive(request: SendingCall, now: number): Reaction {
    const body = parseJson(request.body);
    const record = this.#record(request, body, now);
    if (this.#settings.down) return { kind: 'answer', answer: noted(record, refusal(problems.down)) };
    const { allowed, headers } = this.#rateLimit.take(now, this.#settings.rateLimit);
    const close = (answer: Answer, time: number) => this.#withLimits(noted(record, answer), headers, time);
    const reply = (answer: Answer): Reaction => ({ kind: 'answer', answer: close(answer, now) });
    const send = (time: number) => this.#send(request, body, record, time);

    if (!allowed) return reply(refusal(problems.tooFast));
    if (this.#settings.revoked) return reply(refusal(problems.badApiKey));
    const fault = this.#faults.next();
    if (fault.kind !== 'pass') record.fault = fault.kind;
    switch (fault.kind) {
      case 'pass':
        return reply(send(now));
      case 'refuse':
        return reply(injected(fault));
      case 'drop-before':
        return { kind: 'drop' };
      case 'drop-after':
        send(now);
        return { kind: 'drop' };
      case 'error-after':
        send(now);
        return reply(refusal(problems.brokeDown));
      case 'delay': {
        if (this.#memory.isInProgress(request.idempotencyKey)) return reply(refusal(problems.inProgress));
        const early = fault.accept === 'start' ? send(now) : null;
        const done = this.#memory.begin(request.idempotencyKey);
        const resume = (later: number) => {
          done();
          return close(early ?? send(later), later);
        };
        return { kind: 'wait', ms: fault.ms, resume };
      }
    }
  }

  /** Does what the call asks for, unless it was done before or a rule is in the way. */
  #send(request: SendingCall, body: unknown, record: Call, now: number): Answer {
    if (body === undefined) return refusal(problems.badJson);
    const at = this.#timeOf(now);
    const { endpoint, idempotencyKey } = request;
    const known = this.#memory.recall(idempotencyKey, body, at);
    if (known instanceof Problem) return refusal(known);
    if (known) {
      record.repeat = true;
      return known.answer;
    }
    const validation = request.batchValidation ?? 'strict';
    const checked = checkCall(endpoint, validation, body, this.#settings);
    if (checked instanceof Problem) return refusal(checked);
    const spent = this.#usage.check(at, checked.mails.length, this.#settings);
    if (spent) return refusal(spent);

    const accepted = checked.mails.map((mail) => ({
      id: this.#makeId(),
      idempotencyKey,
      at,
      endpoint,
      ...mail,
    }));
    this.#mails.push(...accepted);
    this.#usage.add(at, accepted.length);
    record.accepted = accepted.length;
    const ids = accepted.map(({ id }) => ({ id }));
    const answer = { status: 200, headers: {}, body: success(endpoint, validation, ids, checked.errors) };
    this.#memory.remember(idempotencyKey, body, answer, at);
    return answer;
  }

  #timeOf(now: number): number {
    return this.#settings.clock ?? now;
  }

  /** Adds what is told of the limits; an answer's own headers come first. */
  #withLimits(answer: Answer, pace: Record<string, string>, now: number): Answer {
    const quotas = this.#usage.headers(this.#timeOf(now), this.#settings);
    return { ...answer, headers: { ...pace, ...quotas, ...answer.headers } };
  }

  #record({ endpoint, idempotencyKey }: SendingCall, body: unknown, now: number): Call {
    const record: Call = {
      at: this.#timeOf(now),
      receivedAt: now,
      endpoint,
      idempotencyKey,
      mails: Array.isArray(body) ? body.length : Number(body !== undefined),
      accepted: 0,
      status: null,
      error: null,
      repeat: false,
      fault: null,
    };
    this.#calls.push(record);
    return record;
  }
}
