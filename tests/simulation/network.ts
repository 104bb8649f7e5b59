/** `fetch` as the Worker of a story has it: the stand-in for Resend at the other end of a bad line, in the story's time. */
import * as v from 'valibot';
import { Account } from '../stand-ins/resend/account.ts';
import { type Answer, errorIn, type Reaction } from '../stand-ins/resend/answer.ts';
import { type ApiCall, type ApiRequest, callIn, react } from '../stand-ins/resend/api.ts';
import { requestOf, responseOf } from '../stand-ins/resend/in-process.ts';
import { Problem } from '../stand-ins/resend/problems.ts';
import { readMails } from '../stand-ins/resend/reading.ts';
import type { Mail } from '../stand-ins/resend/wire.ts';
import { type Invocation, invocation } from './invocation.ts';
import { mishapOf, type ResendState } from './mishaps.ts';
import type { World } from './world.ts';

export interface NetworkOptions {
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

const OK: Answer = { status: 200, headers: {}, body: {} };
const LOST: Reaction = { kind: 'drop' };

const sent = v.looseObject({ to: v.string(), tags: v.array(v.object({ name: v.string(), value: v.string() })) });

export class Network {
  readonly #account: Account;
  readonly #world: World;
  readonly #options: NetworkOptions;
  #delivered = 0;

  constructor(world: World, seed: number, options: NetworkOptions) {
    let mails = 0;
    this.#account = new Account({ makeId: () => `${seed}-${++mails}` });
    this.#account.set({ rateLimit: 5 });
    this.#world = world;
    this.#options = options;
  }

  /** `fetch`, as the Worker has it. */
  fetch(url: string, init: RequestInit): Promise<Response> {
    const by = invocation();
    const request = requestOf(url, init);
    if (url.startsWith(ALERT_URL)) {
      return by.step('alert', () => {
        this.#options.alert(String(request.body));
        return responseOf(OK);
      });
    }
    return new Promise((resolve, reject) => {
      const { signal } = init;
      const begun = by.begin(`${request.method} ${request.url.pathname}`);
      if (begun === 'over') return;
      if (begun === 'denied') return this.#world.after(0, () => reject(new Error('Too many subrequests.')));
      signal?.addEventListener('abort', () => reject(signal.reason));
      if (by.isDead && by.random.percent(50)) return;
      this.#world.after(by.random.whole(20, 300), () => {
        this.#answer(this.#receive(request, by), by, (response) => {
          if (by.hasEnded() || signal?.aborted) return;
          if (response) resolve(response);
          else reject(new TypeError('fetch failed'));
        });
      });
    });
  }

  /** Hands over the answer once it has come; null where the connection was dropped. */
  #answer(reaction: Reaction, by: Invocation, give: (response: Response | null) => void): void {
    const { random } = by;
    switch (reaction.kind) {
      case 'hang':
        return;
      case 'drop':
        this.#world.after(random.whole(10, 200), () => give(null));
        return;
      case 'answer':
        this.#world.after(random.whole(20, 200), () => give(responseOf(reaction.answer)));
        return;
      case 'wait':
        this.#world.after(reaction.ms, () => {
          // What Resend works on it finishes, whether anybody still waits for the answer or not.
          const answer = reaction.resume(this.#world.now);
          this.#collect(by);
          give(responseOf(answer));
        });
    }
  }

  #receive(request: ApiRequest, by: Invocation): Reaction {
    const call = callIn(request, readMails);
    if (call instanceof Problem) throw new Error(`The Worker calls ${request.url}: ${call.message}`);
    return call.kind === 'send' ? this.#receiveMails(call, by) : this.#look(call, by);
  }

  #receiveMails(call: ApiCall & { kind: 'send' }, by: Invocation): Reaction {
    const state = this.#options.state();
    const mails = v.parse(v.array(sent), [call.call.reading.json].flat());
    const who = mails.map(({ to }) => to);
    for (const { to, tags } of mails) {
      const lesson = tags.find(({ name }) => name === 'lesson')?.value;
      if (lesson !== undefined) this.#options.attempt(to, lesson, by);
    }
    this.#account.set({
      faults: [mishapOf(state, who, by, this.#world)],
      dailyQuota: state.dailyQuota,
      refused: [...state.refused],
      poison: [...state.poison],
    });
    const reaction = react(this.#account, call, this.#world.now);
    this.#noteRefused(state, who);
    this.#collect(by);
    if (reaction.kind === 'answer') this.#note(reaction.answer, who, by);
    return reaction;
  }

  /** A list of the sent mails. */
  #look(call: ApiCall, by: Invocation): Reaction {
    const { faults, isDown, mayList } = this.#options.state();
    if (by.random.percent(faults.lostBefore)) {
      by.isSound = false;
      this.#world.strike('a list of mails that is lost', 'Resend’s list of mails is lost on its way', null);
      return LOST;
    }
    this.#account.set({ sendingOnly: !mayList, down: isDown });
    const reaction = react(this.#account, call, this.#world.now);
    if (reaction.kind === 'answer' && reaction.answer.status >= 400) by.isSound = false;
    this.#account.set({ down: false });
    this.#world.count('a list of mails');
    return reaction;
  }

  #collect(by: Invocation): void {
    const mails = this.#account.mails();
    for (; this.#delivered < mails.length; this.#delivered += 1) {
      const mail = mails[this.#delivered];
      if (mail) this.#options.deliver(mail, by);
    }
  }

  #note(answer: Answer, who: readonly string[], by: Invocation): void {
    if (answer.status >= 400) by.isSound = false;
    const name = errorIn(answer) ?? '';
    if (name === 'daily_quota_exceeded') this.#world.strike('a spent quota', `Resend's quota is spent`, who);
    if (name === 'rate_limit_exceeded') this.#world.count('a 429');
    if (name === 'concurrent_idempotent_requests') this.#world.count('a call beside the same call');
    if (name === 'invalid_idempotent_request') {
      this.#world.strike('a known key with another payload', `Resend knows the key, with another payload`, who);
    }
    this.#world.mark(`${answer.status} ${name}`);
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
