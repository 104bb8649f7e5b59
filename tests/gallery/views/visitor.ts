/** Somebody who visits the course without a browser: signs up, confirms, and presses what their own page offers. */

import type { Local } from '../../../src/cli/local/addresses.ts';
import { type InboxMail, linkIn, readInbox } from '../../../src/cli/local/inbox.ts';
import { createTokens, link } from '../../../src/mail/tokens.ts';
import { STAGE } from '../stage/settings.ts';
import { type Answer, answerOf } from './view.ts';

/** What fails while a request is answered, as `tests/gallery/stage/` knows it. */
export type Fault = 'storage' | 'mail' | 'trouble' | 'crowd' | 'setup' | 'robots';

/** How a page is asked for. */
export interface Asked {
  /** Posts these fields; a GET without them. */
  fields?: Record<string, string>;
  /** Posts a form with a file in it. */
  form?: FormData;
  fault?: Fault;
  /** How many readers there are; those who were written without it. */
  readers?: number;
  headers?: Record<string, string>;
}

/** Where visitors live, and the hour at which lessons come there. */
export const ZONE = 'Europe/Berlin';
export const SEND_HOUR = 7;

let visitors = 0;

/** A network address of their own for each, so that nobody meets another's limit of signups. */
export function networkAddress(): string {
  visitors += 1;
  return `10.${process.pid % 256}.${Math.floor(visitors / 250)}.${1 + (visitors % 250)}`;
}

export class Visitor {
  readonly email: string;
  readonly name: string;
  /** The instant (ms) of their requests. */
  now: number;
  readonly #local: Local;
  readonly #ip = networkAddress();

  constructor(local: Local, name: string, now: number) {
    this.#local = local;
    this.name = name;
    this.email = `${name.toLowerCase()}@reader.example`;
    this.now = now;
  }

  /** Where the course is, as a browser says with a form. */
  get origin(): string {
    return new URL(this.#local.courseUrl).origin;
  }

  async ask(path: string, { fields, form, fault, readers, headers }: Asked = {}): Promise<Answer> {
    const sent = {
      ...headers,
      'x-now': String(this.now),
      'cf-connecting-ip': this.#ip,
      ...(fault ? { 'x-fault': fault } : {}),
      ...(readers === undefined ? {} : { 'x-readers': String(readers) }),
    };
    const body = form ?? (fields && new URLSearchParams(fields));
    const posted = body ? { method: 'POST', body } : {};
    return answerOf(await fetch(this.#local.courseUrl + path, { headers: sent, ...posted }));
  }

  /** Posts the form; `typed` in place of what they would write. */
  signUp(typed: Record<string, string> = {}, fault?: Fault): Promise<Answer> {
    const fields = { email: this.email, name: this.name, timezone: ZONE, ...typed };
    return this.ask('/subscribe', { fields, ...(fault ? { fault } : {}) });
  }

  /** Presses the button behind the newest mail's link. */
  async confirm(): Promise<Answer> {
    return this.ask(linkIn(await this.lastMail(), '/confirm'), { fields: {} });
  }

  /** Joins by a link of their own making, so that a signup of theirs is not yet known: a second one would be passed over. */
  async join(fault?: Fault): Promise<Answer> {
    const tokens = await createTokens([STAGE.SIGNING_SECRET]);
    const signup = { address: this.email, name: this.name, timeZone: ZONE, origin: '' };
    return this.ask(link('', '/confirm', await tokens.signup(signup, this.now)), {
      fields: {},
      ...(fault ? { fault } : {}),
    });
  }

  /** Asks for something on their own page. */
  async press(action: string, fields: Record<string, string> = {}): Promise<Answer> {
    return this.ask(await this.link('/preferences'), { fields: { action, ...fields } });
  }

  /** Opens their own page. */
  async preferences(): Promise<Answer> {
    return this.ask(await this.link('/preferences'));
  }

  /** The path of the first link to `path` in the newest mail that has one; `at` another address than their first. */
  async link(path: `/${string}`, at: string = this.email): Promise<string> {
    const mail = (await this.mails(at)).findLast(({ text }) => text.includes(`${path}?token=`));
    if (!mail) throw new Error(`${this.name} has no mail with a link to ${path}.`);
    return linkIn(mail, path);
  }

  /** Their mails, oldest first; `at` another address than their first. */
  async mails(at: string = this.email): Promise<InboxMail[]> {
    return (await readInbox(this.#local)).filter(({ to }) => to.includes(at));
  }

  /** Their newest mail. */
  async lastMail(): Promise<InboxMail> {
    const mail = (await this.mails()).at(-1);
    if (!mail) throw new Error(`${this.name} has no mail.`);
    return mail;
  }

  /** Their newest mail with this subject; `at` another address than their first. */
  async mailWith(subject: string, at?: string): Promise<InboxMail> {
    const mail = (await this.mails(at)).findLast((candidate) => candidate.subject === subject);
    if (!mail) throw new Error(`${this.name} has no mail "${subject}".`);
    return mail;
  }
}
