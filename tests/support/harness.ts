/**
 * A reader's and an operator's hands on the Worker: real handlers in workerd, real KV, and a real HTTP server that
 * stands in for Resend. Time is set by the test, in the Worker and at Resend alike.
 */

import { createExecutionContext, reset, waitOnExecutionContext } from 'cloudflare:test';
import { env as bindings } from 'cloudflare:workers';
import { afterEach, beforeEach, inject, vi } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { course as shipped } from '../../src/course/compiled.ts';
import type { Course } from '../../src/course/course.ts';
import { runTick } from '../../src/delivery/run-tick.ts';
import { type Subscriber, subscriberId } from '../../src/domain/subscriber.ts';
import { DAY_MS, HOUR_MS, type Time } from '../../src/domain/time.ts';
import type { Env } from '../../src/env.ts';
import { messages as shippedMessages } from '../../src/locales/compiled.ts';
import type { Messages } from '../../src/locales/locale.ts';
import type { TickReport } from '../../src/log.ts';
import { createTokens } from '../../src/mail/tokens.ts';
import { tickServices, wallTime } from '../../src/services.ts';
import { createWorker } from '../../src/worker.ts';
import { type ResendAccount, resendAccount } from '../stand-ins/resend/client.ts';
import type { Mail } from '../stand-ins/resend/wire.ts';
import { forgetAnswers } from './answered.ts';
import { storeOf } from './store.ts';

/** A Tuesday noon (UTC) far from any clock change, and far enough ahead that nothing in KV has expired. */
export const NOON = Date.parse('2030-01-15T12:00:00Z');

/** A running course, new for each test. */
export interface TestCourse {
  readonly env: Env;
  readonly resend: ResendAccount;
  /** Sets the time (ms) of the Worker and of Resend. */
  setTime(instant: number): Promise<void>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Posts a form as a browser does. */
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  postJson(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Signs up and returns the token of the confirmation mail. */
  signUp(email: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<string>;
  /** Signs up and confirms. */
  join(email: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<void>;
  /** One tick for this instant (ms); `course` stands in for the one that is deployed. */
  tickAt(instant: number, course?: Course): Promise<TickReport>;
  /** The ticks after `from` until `to` (ms), that one included: one an hour, or one a `step` (ms). */
  liveThrough(from: number, to: number, step?: number): Promise<TickReport[]>;
  /** Leaves by the reader's own signed link, as a mailbox provider's one click does. */
  leave(email: string): Promise<void>;
  /** What is kept about a person. */
  subscriber(email: string): Promise<Subscriber | null>;
  /** The same course with other vars or bindings. */
  with(overrides: Partial<Env>): TestCourse;
  mailsTo(email: string): Promise<Mail[]>;
  /** The slugs of the lessons that somebody got, in order. */
  lessonsOf(email: string): Promise<string[]>;
}

/** What a build leaves for the Worker. */
export interface Built {
  course: Course;
  messages: Messages;
}

const SHIPPED: Built = { course: shipped, messages: shippedMessages };

/** A course for each test of the file: the one that is shipped, or another; `vars` change its configuration. */
export function useCourse(vars: Partial<Env> = {}, built: Built = SHIPPED): TestCourse {
  const course = new RunningCourse(vars, resendAccount(inject('resendUrl')), built);
  beforeEach(() => course.start());
  afterEach(() => course.stop());
  return course;
}

/** Waits take no time, so that a tick which retries is no slower; the instants are the test's own. */
const WITHOUT_WAITING: Time = {
  now: () => Date.now(),
  sleep: () => Promise.resolve(),
  timeout: (ms) => AbortSignal.timeout(ms),
};

class RunningCourse implements TestCourse {
  resend: ResendAccount;
  readonly #vars: Partial<Env>;
  readonly #built: Built;
  readonly #worker: ReturnType<typeof createWorker>;

  constructor(vars: Partial<Env>, resend: ResendAccount, built: Built) {
    this.#vars = vars;
    this.resend = resend;
    this.#built = built;
    this.#worker = createWorker({ ...built, time: wallTime });
  }

  async start(): Promise<void> {
    this.resend = resendAccount(inject('resendUrl'));
    vi.useFakeTimers({ toFake: ['Date'] });
    await this.setTime(NOON);
  }

  async stop(): Promise<void> {
    vi.useRealTimers();
    await forgetAnswers();
    await reset();
  }

  get env(): Env {
    const { apiKey: RESEND_API_KEY } = this.resend;
    return { ...bindings, RESEND_API_KEY, RESEND_BASE_URL: inject('resendUrl'), ...this.#vars };
  }

  async setTime(instant: number): Promise<void> {
    vi.setSystemTime(instant);
    await this.resend.set({ clock: instant });
  }

  get(path: string, headers: Record<string, string> = {}) {
    return this.#fetch(path, { headers });
  }

  post(path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) {
    return this.#fetch(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  }

  postJson(path: string, body: unknown, headers: Record<string, string> = {}) {
    const json = { 'content-type': 'application/json', ...headers };
    return this.#fetch(path, { method: 'POST', body: JSON.stringify(body), headers: json });
  }

  async signUp(
    email: string,
    fields: Record<string, string> = {},
    headers: Record<string, string> = {},
  ): Promise<string> {
    const response = await this.post('/subscribe', { email, name: '', timezone: 'UTC', ...fields }, headers);
    if (response.status !== 303) throw new Error(`The signup was answered with ${response.status}.`);
    return tokenOf(await this.#lastMailTo(email), 'confirm');
  }

  async join(email: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}): Promise<void> {
    const token = await this.signUp(email, fields, headers);
    const response = await this.post(`/confirm?token=${token}`);
    if (response.status !== 200) throw new Error(`The confirmation was answered with ${response.status}.`);
  }

  async tickAt(instant: number, course: Course = this.#built.course): Promise<TickReport> {
    await this.setTime(instant);
    const parsed = parseConfig(this.env);
    if (!parsed.ok) throw new Error(parsed.problems.join(' '));
    return runTick(instant, await tickServices(this.env, course, parsed.config, WITHOUT_WAITING));
  }

  async liveThrough(from: number, to: number, step: number = HOUR_MS): Promise<TickReport[]> {
    const reports: TickReport[] = [];
    for (let instant = from + step; instant <= to; instant += step) {
      reports.push(await this.tickAt(instant));
    }
    return reports;
  }

  async leave(email: string): Promise<void> {
    const tokens = await createTokens([this.env.SIGNING_SECRET ?? '']);
    const token = await tokens.reader(await subscriberId(email), 'unsubscribe');
    const response = await this.post(`/unsubscribe?token=${token}`, { 'List-Unsubscribe': 'One-Click' });
    if (response.status !== 200) throw new Error(`Leaving was answered with ${response.status}.`);
  }

  async subscriber(email: string): Promise<Subscriber | null> {
    return storeOf(this.env.KV).subscribers.get(await subscriberId(email));
  }

  with(overrides: Partial<Env>): TestCourse {
    return new RunningCourse({ ...this.#vars, ...overrides }, this.resend, this.#built);
  }

  mailsTo(email: string): Promise<Mail[]> {
    return this.resend.mails(email);
  }

  async lessonsOf(email: string): Promise<string[]> {
    return (await this.mailsTo(email)).flatMap((mail) => lessonIn(mail) ?? []);
  }

  async #lastMailTo(email: string): Promise<Mail> {
    const mail = (await this.mailsTo(email)).at(-1);
    if (!mail) throw new Error(`There is no mail to ${email}.`);
    return mail;
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const context = createExecutionContext();
    const url = new URL(path, 'https://course.example');
    const response = await this.#worker.fetch(new Request(url, { redirect: 'manual', ...init }), this.env, context);
    await waitOnExecutionContext(context);
    return response;
  }
}

/** The slug of the lesson that a mail is, if it is one. */
export function lessonIn(mail: Mail): string | undefined {
  return mail.payload.tags?.find(({ name }) => name === 'lesson')?.value;
}

/** The token of the link to `/<path>` in a mail's plain text. */
export function tokenOf(mail: Mail, path: 'confirm' | 'unsubscribe' | 'preferences'): string {
  const [, token] = new RegExp(`/${path}\\?token=([\\w.-]+)`).exec(mail.payload.text ?? '') ?? [];
  if (!token) throw new Error(`The mail "${mail.payload.subject}" has no link to /${path}.`);
  return token;
}

/** The instant (ms) of an hour (UTC), so many days after the day of `NOON`. */
export function dayAt(days: number, hour: number): number {
  return Math.floor(NOON / DAY_MS) * DAY_MS + days * DAY_MS + hour * HOUR_MS;
}
