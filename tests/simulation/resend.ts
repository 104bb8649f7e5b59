/** Resend at the other end of a bad line: the account of tests/resend-server, in the story's time. */
import { Account } from '../resend-server/account.ts';
import type { Answer } from '../resend-server/answer.ts';
import type { Fault, Mail } from '../resend-server/wire.ts';
import { down, KEY_REFUSED, mailsIn, responseOf, TOO_FAST, textOf } from './calls.ts';
import { type Invocation, invocation } from './invocation.ts';
import type { Noise } from './noise.ts';
import type { World } from './world.ts';

/** How the line and Resend misbehave: chances in percent of each call. */
type ResendFaults = Pick<Noise, 'lostBefore' | 'lostAfter' | 'hanging' | 'error' | 'errorAfter' | 'tooFast' | 'slow'>;

/** What Resend is like at some instant. */
export interface ResendState {
  faults: ResendFaults;
  isDown: boolean;
  isKeyRefused: boolean;
  mayList: boolean;
  dailyQuota: number | null;
  refused: readonly string[];
  /** A call with one of these in it is refused as a whole. */
  poison: readonly string[];
}

export interface ResendOptions {
  state(): ResendState;
  /** A mail arrives in its reader's mailbox. */
  deliver(mail: Mail, by: Invocation): void;
  /** An address is refused. */
  refuse(address: string): void;
  /** A lesson for somebody is on its way to Resend. */
  attempt(address: string, lesson: string, by: Invocation): void;
  /** The operator is told something. */
  alert(text: string): void;
}

export const ALERT_URL = 'https://alerts.sim/hook';

export class Resend {
  readonly account: Account;
  readonly #world: World;
  readonly #options: ResendOptions;
  #delivered = 0;

  constructor(world: World, seed: number, options: ResendOptions) {
    let mails = 0;
    this.account = new Account(() => `${seed}-${++mails}`);
    this.#world = world;
    this.#options = options;
    this.account.set({ rateLimit: 5 });
  }

  /** `fetch`, as the Worker has it. */
  fetch(url: string, init: RequestInit): Promise<Response> {
    const by = invocation();
    if (url.startsWith(ALERT_URL)) return by.step('alert', () => this.#alert(String(init.body)));
    return new Promise((resolve, reject) => {
      const path = new URL(url).pathname;
      const { signal } = init;
      const body = textOf(init.body);
      const begun = by.begin(`${init.method} ${path}`);
      if (begun === 'over') return;
      if (begun === 'denied') return this.#world.after(0, () => reject(new Error('Too many subrequests.')));
      signal?.addEventListener('abort', () => reject(signal.reason));
      if (by.isDead && by.random.percent(50)) return;
      this.#world.after(by.random.whole(20, 300), () => {
        const reply = this.#receive(url, { ...init, body }, by);
        if (reply === 'hangs') return;
        const { after, response } = reply;
        this.#world.after(after, () => {
          // What Resend works on it finishes, whether anybody still waits for the answer or not.
          const made = response?.();
          if (by.hasEnded() || signal?.aborted) return;
          if (made) resolve(made);
          else reject(new TypeError('fetch failed'));
        });
      });
    });
  }

  #alert(body: string): Response {
    this.#options.alert(body);
    return responseOf({ status: 200, headers: {}, body: {} });
  }

  #receive(
    url: string,
    init: Omit<RequestInit, 'body'> & { body: string },
    by: Invocation,
  ): { after: number; response: (() => Response) | null } | 'hangs' {
    const { pathname } = new URL(url);
    if (init.method !== 'POST') return this.#list(url, by);
    const state = this.#options.state();
    const mails = mailsIn(init.body);
    const who = mails.map(({ to }) => to);
    for (const { to, lesson } of mails) if (lesson !== null) this.#options.attempt(to, lesson, by);
    const fault = this.#fault(state, who, by);
    this.account.set({
      faults: [fault ?? { kind: 'pass' }],
      dailyQuota: state.dailyQuota,
      refused: [...state.refused],
      poison: [...state.poison],
    });
    const headers = new Headers(init.headers);
    const reaction = this.account.receive(
      {
        endpoint: pathname === '/emails/batch' ? 'batch' : 'emails',
        idempotencyKey: headers.get('idempotency-key'),
        batchValidation: headers.get('x-batch-validation'),
        body: init.body,
      },
      this.#world.now,
    );
    this.#noteRefused(state, who);
    this.#collect(by);
    switch (reaction.kind) {
      case 'drop':
        return fault !== null && 'hangs' in fault ? 'hangs' : { after: by.random.whole(10, 200), response: null };
      case 'wait':
        return { after: reaction.ms, response: () => this.#resumed(reaction.resume, by) };
      case 'answer':
        this.#note(reaction.answer, who, by);
        return { after: by.random.whole(20, 200), response: () => responseOf(reaction.answer) };
    }
  }

  #resumed(resume: (now: number) => Answer, by: Invocation): Response {
    const answer = resume(this.#world.now);
    this.#collect(by);
    return responseOf(answer);
  }

  /** What strikes this call, if anything does. */
  #fault(state: ResendState, who: readonly string[], by: Invocation): Fault | null {
    const { faults } = state;
    const strike = (kind: string, messages: string, fault: Fault): Fault => {
      by.isSound = false;
      this.#world.strike(kind, messages, who);
      return fault;
    };
    const { random } = by;
    const mails = who.length === 1 ? 'a mail' : `a batch of ${who.length}`;
    if (state.isDown) {
      by.isSound = false;
      this.#world.count('a call while Resend is down');
      // Some it takes all the same, without a word.
      if (!random.percent(30)) return down();
      return strike('a 500 after acceptance', `Resend accepts ${mails}, and answers 500`, { kind: 'error-after' });
    }
    if (state.isKeyRefused) {
      by.isSound = false;
      this.#world.count('a refused key');
      return KEY_REFUSED;
    }
    if (random.percent(faults.lostBefore)) {
      return strike('a call that is lost before', `${mails} is lost on the way to Resend`, { kind: 'drop-before' });
    }
    if (random.percent(faults.lostAfter)) {
      return strike('an answer that is lost', `Resend accepts ${mails}, the answer is lost`, { kind: 'drop-after' });
    }
    if (random.percent(faults.hanging)) {
      const kind = random.percent(50) ? 'drop-before' : 'drop-after';
      const done = kind === 'drop-after' ? 'accepts' : 'does not accept';
      return strike(
        'a call that hangs',
        `Resend ${done} ${mails}, and never answers`,
        Object.assign({ kind } as const, { hangs: true }),
      );
    }
    if (random.percent(faults.error)) return strike('a 500', `Resend answers 500 to ${mails}`, down());
    if (random.percent(faults.errorAfter)) {
      return strike('a 500 after acceptance', `Resend accepts ${mails}, and answers 500`, { kind: 'error-after' });
    }
    if (random.percent(faults.tooFast)) return strike('a 429', `Resend is told ${mails} too fast`, TOO_FAST);
    if (random.percent(faults.slow)) {
      const accept = random.percent(50) ? 'start' : 'end';
      const ms = random.whole(1_000, 18_000);
      return strike('a slow answer', `Resend takes ${ms} ms for ${mails}`, { kind: 'delay', ms, accept });
    }
    return null;
  }

  /** `GET /emails`. */
  #list(url: string, by: Invocation) {
    const { searchParams } = new URL(url);
    const { faults, isDown, mayList } = this.#options.state();
    const after = by.random.whole(20, 200);
    if (by.random.percent(faults.lostBefore)) {
      by.isSound = false;
      this.#world.strike('a list of mails that is lost', 'Resend’s list of mails is lost on its way', null);
      return { after, response: null };
    }
    this.account.set({ sendingOnly: !mayList, down: isDown });
    const query = { limit: searchParams.get('limit'), after: searchParams.get('after') };
    const answer = this.account.list(query, this.#world.now);
    if (answer.status >= 400) by.isSound = false;
    this.account.set({ down: false });
    this.#world.count('a list of mails');
    return { after, response: () => responseOf(answer) };
  }

  #collect(by: Invocation): void {
    const mails = this.account.mails();
    for (const mail of mails.slice(this.#delivered)) this.#options.deliver(mail, by);
    this.#delivered = mails.length;
  }

  #note({ status, body }: Answer, who: readonly string[], by: Invocation): void {
    if (status >= 400) by.isSound = false;
    const name = typeof body === 'object' && body !== null && 'name' in body ? String(body.name) : '';
    if (name === 'daily_quota_exceeded') this.#world.strike('a spent quota', `Resend's quota is spent`, who);
    if (name === 'rate_limit_exceeded') this.#world.count('a 429');
    if (name === 'concurrent_idempotent_requests') this.#world.count('a call beside the same call');
    if (name === 'invalid_idempotent_request') {
      this.#world.strike('a known key with another payload', `Resend knows the key, with another payload`, who);
    }
    this.#world.mark(`${status} ${name}`);
  }

  #noteRefused({ refused, poison }: ResendState, who: readonly string[]): void {
    for (const address of who) {
      const chokes = poison.includes(address);
      if (!chokes && !refused.includes(address)) continue;
      if (chokes) this.#world.strike('a poisoned call', `Resend chokes on a call with ${address}`, who);
      else this.#world.strike('a refused address', 'Resend refuses the address', [address]);
      this.#options.refuse(address);
    }
  }
}
