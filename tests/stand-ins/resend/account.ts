import { type Answer, accepted, answered, errorIn, injected, type Reaction, refusal } from './answer.ts';
import { FaultPlan } from './faults.ts';
import { RateLimit, Usage } from './limits.ts';
import { type ListingCall, listMails } from './list.ts';
import { sameAddress } from './mails.ts';
import { IdempotencyMemory } from './memory.ts';
import { Problem, problems } from './problems.ts';
import type { Reading } from './reading.ts';
import { listDomains, type SettingsCall, Webhooks } from './settings.ts';
import type { AccountOptions, Call, Counts, Endpoint, Listing, Mail } from './wire.ts';

/** A sending call as it came in; a header that was not there is `null`. */
export interface SendingCall {
  endpoint: Endpoint;
  idempotencyKey: string | null;
  batchValidation: string | null;
  reading: Reading;
}

/** How an account is made. */
export interface AccountKind {
  /** Makes the mails' ids, each of them new; random ones by default. */
  makeId?: () => string;
  /** Whether mails and calls are kept, so that they can be asked for; by default they are. Otherwise only {@link Counts}. */
  isRecording?: boolean;
}

type Settings = Required<Omit<AccountOptions, 'faults'>>;

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
 * The account behind one API key: its mailbox, its memory and its limits, checked in Resend's order: pace, key, mails,
 * quota. Free of I/O; every `now` is the real time in epoch ms, which the account's own clock may differ from.
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
  readonly #counts: Counts = { calls: 0, mails: 0, tooFast: 0, repeated: 0, bytes: 0 };
  readonly #webhooks = new Webhooks();
  readonly #makeId: () => string;
  readonly #isRecording: boolean;

  constructor({ makeId = () => crypto.randomUUID(), isRecording = true }: AccountKind = {}) {
    this.#makeId = makeId;
    this.#isRecording = isRecording;
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

  counts(): Counts {
    return this.#counts;
  }

  /** Answers a listing call. Faults do not concern it. */
  list(page: ListingCall, now: number): Answer {
    const answer = this.#look(now, () => answered(listMails(this.#mails, page)));
    const { status } = answer;
    this.#listings.push({ at: this.#timeOf(now), receivedAt: now, status, error: errorIn(answer) });
    return answer;
  }

  /** Answers a call about domains or webhooks. Faults do not concern it. */
  manage(call: SettingsCall, now: number): Answer {
    const { domains, hideSigningSecrets } = this.#settings;
    return this.#look(now, () => {
      if (call.collection === 'webhooks') return this.#webhooks.answer(call, now, hideSigningSecrets);
      return answered(call.method === 'GET' && call.id === null ? listDomains(domains) : problems.badMethod);
    });
  }

  /** Everything but sending: a key may be restricted to that. */
  #look(now: number, work: () => Answer): Answer {
    const { down, rateLimit, sendingOnly, revoked } = this.#settings;
    if (down) return refusal(problems.down);
    const { allowed, headers } = this.#rateLimit.take(now, rateLimit);
    if (!allowed) return this.#withLimits(refusal(problems.tooFast), headers, now);
    // A key that may not look is not told the quotas either.
    if (revoked) return refusal(problems.badApiKey, headers);
    return sendingOnly ? refusal(problems.sendingOnly, headers) : this.#withLimits(work(), headers, now);
  }

  /** Takes a sending call in, and says what becomes of it. */
  receive(call: SendingCall, now: number): Reaction {
    const record = this.#record(call, now);
    const reply = (answer: Answer): Reaction => ({ kind: 'answer', answer: noted(record, answer) });
    if (this.#settings.down) return reply(refusal(problems.down));
    const { allowed, headers } = this.#rateLimit.take(now, this.#settings.rateLimit);
    const close = (answer: Answer, time: number) => noted(record, this.#withLimits(answer, headers, time));
    if (!allowed) {
      this.#counts.tooFast += 1;
      return reply(close(refusal(problems.tooFast), now));
    }
    this.#counts.calls += 1;
    this.#counts.bytes += call.reading.bytes;
    if (this.#settings.revoked) return reply(close(refusal(problems.badApiKey), now));
    return this.#strike(call, record, now, close);
  }

  /** Sends, unless a fault gets in the way. */
  #strike(call: SendingCall, record: Call, now: number, close: (answer: Answer, now: number) => Answer): Reaction {
    const fault = this.#faults.next();
    const reply = (answer: Answer): Reaction => ({ kind: 'answer', answer: close(answer, now) });
    if (fault.kind === 'pass') return reply(this.#send(call, record, now));
    record.fault = fault.kind;
    switch (fault.kind) {
      case 'refuse':
        return reply(injected(fault));
      case 'drop-before':
        return { kind: 'drop' };
      case 'drop-after':
        this.#send(call, record, now);
        return { kind: 'drop' };
      case 'hang-before':
        return { kind: 'hang' };
      case 'hang-after':
        this.#send(call, record, now);
        return { kind: 'hang' };
      case 'error-after':
        this.#send(call, record, now);
        return reply(refusal(problems.brokeDown));
      case 'delay': {
        if (this.#memory.isInProgress(call.idempotencyKey)) return reply(refusal(problems.inProgress));
        const early = fault.accept === 'start' ? this.#send(call, record, now) : null;
        const done = this.#memory.begin(call.idempotencyKey);
        const resume = (later: number) => {
          done();
          return close(early ?? this.#send(call, record, later), later);
        };
        return { kind: 'wait', ms: fault.ms, resume };
      }
    }
  }

  /** Does what the call asks for, unless it was done before or a rule is in the way. */
  #send({ endpoint, idempotencyKey, batchValidation, reading }: SendingCall, record: Call, now: number): Answer {
    const at = this.#timeOf(now);
    const known = this.#memory.recall(idempotencyKey, reading.fingerprint, at);
    if (known instanceof Problem) return refusal(known);
    if (known) {
      record.repeat = true;
      this.#counts.repeated += 1;
      return known.answer;
    }
    const validation = batchValidation ?? 'strict';
    const checked = reading.check(endpoint, validation, this.#settings);
    if (checked instanceof Problem) return refusal(checked);
    const spent = this.#usage.check(at, checked.mails.length, this.#settings);
    if (spent) return refusal(spent);

    const ids = checked.mails.map(() => ({ id: this.#makeId() }));
    record.accepted = ids.length;
    this.#counts.mails += ids.length;
    this.#usage.add(at, ids.length);
    if (this.#isRecording) {
      for (const [index, { id }] of ids.entries()) {
        const mail = checked.mails[index];
        if (mail) this.#mails.push({ id, idempotencyKey, at, endpoint, ...mail });
      }
    }
    const answer = accepted(endpoint, validation, ids, checked.errors);
    this.#memory.remember(idempotencyKey, reading.fingerprint, answer, at);
    return answer;
  }

  #timeOf(now: number): number {
    return this.#settings.clock ?? now;
  }

  /** Adds the headers about limits; an answer's own headers take precedence. */
  #withLimits(answer: Answer, pace: Record<string, string>, now: number): Answer {
    const quotas = this.#usage.headers(this.#timeOf(now), this.#settings);
    return { ...answer, headers: { ...pace, ...quotas, ...answer.headers } };
  }

  #record({ endpoint, idempotencyKey, reading }: SendingCall, now: number): Call {
    const record: Call = {
      at: this.#timeOf(now),
      receivedAt: now,
      endpoint,
      idempotencyKey,
      mails: reading.mails,
      accepted: 0,
      status: null,
      error: null,
      repeat: false,
      fault: null,
    };
    if (this.#isRecording) this.#calls.push(record);
    return record;
  }
}

/** Writes the answer into the record of its call. */
function noted(record: Call, answer: Answer): Answer {
  record.status = answer.status;
  record.error = errorIn(answer);
  return answer;
}
