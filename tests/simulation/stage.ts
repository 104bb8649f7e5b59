/** Where a story plays: the world with its edges, and the Worker that is called in it. */
import type { Course } from '../../src/course/course.ts';
import type { Time } from '../../src/domain/time.ts';
import type { Env } from '../../src/env.ts';
import { messages as sentences } from '../../src/locales/en.ts';
import { createMessages, type Messages } from '../../src/locales/locale.ts';
import { namespaceOf } from '../stand-ins/kv/namespace.ts';
import { KvStore } from '../stand-ins/kv/store.ts';
import { unreliably } from '../stand-ins/kv/unreliable.ts';
import { hashOf, type Random, randomOf } from '../stand-ins/random.ts';
import { responseOf } from '../stand-ins/resend/in-process.ts';
import type { Mail } from '../stand-ins/resend/wire.ts';
import type { SoundTick } from './delays.ts';
import { type Edition, editionsOf } from './editions.ts';
import { install } from './globals.ts';
import { Invocation } from './invocation.ts';
import type { ResendState } from './mishaps.ts';
import { ALERT_URL, Network } from './network.ts';
import { CALM, type Noise } from './noise.ts';
import { MAX_LOCATIONS } from './reader-story.ts';
import type { Span, Story } from './story.ts';
import { timeOf } from './time.ts';
import { World } from './world.ts';

export type CreateWorker = (options: { course: Course; messages: Messages; time: Time }) => {
  fetch(request: Request, env: Env, context: ExecutionContext): Response | Promise<Response>;
  scheduled(controller: { scheduledTime: number }, env: Env): Promise<void>;
};

/** A Monday in winter: no zone of the stories changes its clocks in the weeks after it. */
export const START = Date.parse('2030-01-14T00:00:00Z');
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
const SITE = 'https://course.sim';
const MESSAGES = createMessages(sentences);
export const WEBHOOK_SECRET = `whsec_${Buffer.from('the-secret-of-the-webhook').toString('base64')}`;

/** What the operator was told, by alert or by log line. */
export interface Told {
  at: number;
  text: string;
}

export class Stage {
  readonly story: Story;
  readonly world = new World(START);
  readonly editions: readonly Edition[];
  readonly store = new KvStore();
  readonly told: Told[] = [];
  readonly sound: SoundTick[] = [];
  /** Addresses that Resend refuses, or chokes on, from some instant (ms) on. */
  readonly refusals: { address: string; from: number; isPoison: boolean }[] = [];
  /** Addresses by their subscriber's id. */
  readonly addresses = new Map<string, string>();
  onMail: (mail: Mail, by: Invocation) => void = () => undefined;
  onRefusal: (address: string) => void = () => undefined;
  onAttempt: (address: string, lesson: string, by: Invocation) => void = () => undefined;
  readonly #network: Network;
  readonly #workers: ReturnType<CreateWorker>[];

  constructor(story: Story, createWorker: CreateWorker) {
    this.story = story;
    this.editions = editionsOf(story, START);
    const time = timeOf(this.world);
    this.#workers = this.editions.map(({ course }) => createWorker({ course, messages: MESSAGES, time }));
    this.#network = new Network(this.world, story.seed, {
      state: () => this.#resendState(),
      deliver: (mail, by) => this.onMail(mail, by),
      refuse: (address) => this.onRefusal(address),
      attempt: (address, lesson, by) => this.onAttempt(address, lesson, by),
      alert: (text) => this.#tell(text),
    });
    for (const { from, changes } of this.editions.slice(1)) {
      this.world.at(from, () => this.world.strike('a deployment', changes, null));
    }
    this.#announce(story.cronOut, (hours) => `No tick comes for ${hours} h`);
    this.#announce(story.resendDown, (hours) => `Resend is down for ${hours} h`);
    this.#announce(story.keyRefused, (hours) => `Resend refuses the key for ${hours} h`);
  }

  /** Puts the story's world around the Worker; the function that it returns takes it away again. */
  enter(): () => void {
    return install(this.world, this.story.seed, this.#network, (line) => this.#tell(line));
  }

  #announce(spans: readonly Span[], describe: (hours: number) => string): void {
    for (const { from, hours } of spans.filter((span) => span.from < this.story.calmAfter * 24)) {
      this.world.at(START + from * HOUR_MS, () => this.world.happen(describe(hours), null));
    }
  }

  get isCalm(): boolean {
    return this.world.now >= START + this.story.calmAfter * DAY_MS;
  }

  get noise(): Noise {
    return this.isCalm ? CALM : this.story.noise;
  }

  /** Whether the present instant lies in one of these spans; none does once the story is calm. */
  isWithin(spans: readonly Span[]): boolean {
    return this.spanOf(spans) !== null;
  }

  spanOf<T extends Span>(spans: readonly T[]): T | null {
    const hour = (this.world.now - START) / HOUR_MS;
    return (this.isCalm ? null : spans.find(({ from, hours }) => hour >= from && hour < from + hours)) ?? null;
  }

  /** The number of the edition that is deployed now. */
  get version(): number {
    return this.editions.findLastIndex(({ from }) => from <= this.world.now);
  }

  /** A tick for the nominal instant `nominal` (ms), at some location. */
  tick(name: string, nominal: number, luck: Random): void {
    const place = luck.whole(0, this.story.locations - 1);
    const { running, run, env, worker } = this.#invoke(name, { location: place, isTick: true, luck });
    const { now: startedAt } = this.world;
    this.world.count('ticks');
    const failed = (error: unknown) => this.world.mark(`${name} failed: ${String(error)}`);
    run(() => worker.scheduled({ scheduledTime: nominal }, env)).then(() => {
      if (running.isSound) this.sound.push({ nominal, startedAt, endedAt: this.world.now });
    }, failed);
  }

  /** A request at a location; `null` where no answer comes within a minute. */
  request(
    name: string,
    path: string,
    { body, headers, location }: { body: string; headers: Record<string, string>; location: number },
  ): Promise<{ status: number; text: string } | null> {
    const luck = randomOf(this.story.seed, name);
    const place = location % this.story.locations;
    const { run, env, worker } = this.#invoke(name, { location: place, isTick: false, luck });
    this.world.count('requests');
    return new Promise((resolve) => {
      this.world.after(60_000, () => resolve(null));
      const request = new Request(new URL(path, SITE), { method: 'POST', body, headers });
      const answered = run(async () => {
        const response = await worker.fetch(request, env, CONTEXT);
        return { status: response.status, text: await response.text() };
      });
      answered.then(
        (answer) => {
          this.world.mark(`${name} ${answer.status}`);
          resolve(answer);
        },
        () => resolve({ status: 500, text: '' }),
      );
    });
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.world.after(ms, resolve));
  }

  #invoke(name: string, { location, isTick, luck }: { location: number; isTick: boolean; luck: Random }) {
    const { crash, starved } = this.noise;
    const diesAt = luck.percent(crash) ? luck.whole(1, luck.percent(50) ? 10 : 40) : null;
    const steps = isTick && luck.percent(starved) ? luck.whole(4, 30) : 1_000;
    const { version } = this;
    const running = new Invocation(this.world, this.story.seed, {
      name,
      location,
      version,
      isTick,
      limits: { diesAt, steps },
    });
    const worker = this.#workers[version];
    if (!worker) throw new Error('A story has at least one edition.');
    return { running, run: <T>(work: () => T) => running.run(work), env: this.#envOf(running), worker };
  }

  #envOf(running: Invocation): Env {
    const { mails, secrets } = this.editions[running.version] ?? { mails: new Map(), secrets: {} };
    const client = {
      location: running.location,
      locations: MAX_LOCATIONS,
      random: running.random,
      now: () => this.world.now,
      faults: () => this.noise,
      strike: (fault: string, text: string, key: string) => {
        running.isSound &&= fault === 'a short page of a list';
        this.world.strike(fault, text, this.#touchedBy(key));
      },
    };
    const fetch = async (url: string) => {
      const path = new URL(url).pathname.slice(1);
      return running.step(`read ${url}`, () => {
        const found = mails.get(path);
        return responseOf({ status: found ? 200 : 404, headers: {}, body: found ? JSON.parse(found) : {} });
      });
    };
    return {
      KV: namespaceOf(unreliably(this.store, client), (what, perform) => running.step(what, perform)),
      ASSETS: { fetch } as unknown as Fetcher,
      SIGNUP_RATE_LIMIT: { limit: async () => ({ success: true }) },
      ADMIN_RATE_LIMIT: { limit: async () => ({ success: true }) },
      ...this.#vars(),
      ...secrets,
    };
  }

  #vars() {
    return {
      PUBLIC_URL: SITE,
      FROM: 'Daystep <course@daystep.sim>',
      POSTAL_ADDRESS: '1 Example Street, Sampletown',
      RESEND_API_KEY: 're_simulated',
      RESEND_BASE_URL: 'https://resend.sim',
      RESEND_RPS: '5',
      RESEND_DAILY_QUOTA: '0',
      RESEND_WEBHOOK_SECRET: WEBHOOK_SECRET,
      ALERT_WEBHOOK_URL: ALERT_URL,
    };
  }

  #resendState(): ResendState {
    const begun = this.refusals.filter(({ from }) => this.world.now >= from);
    return {
      faults: this.noise,
      isDown: this.isWithin(this.story.resendDown),
      isKeyRefused: this.isWithin(this.story.keyRefused),
      mayList: this.story.mayList,
      dailyQuota: this.spanOf(this.story.quota)?.mails ?? null,
      refused: begun.filter(({ isPoison }) => !isPoison).map(({ address }) => address),
      poison: begun.filter(({ isPoison }) => isPoison).map(({ address }) => address),
    };
  }

  /** The addresses that a key is about: by its reader's id, or as those who are enrolled in its slot; null: all. */
  #touchedBy(key: string): readonly string[] | null {
    const [id] = /[0-9a-f]{32}/.exec(key) ?? [];
    const [, slot] = /^(?:enrollment|batch|attempt):(\d{4})\./.exec(key) ?? [];
    if (id === undefined && slot === undefined) return null;
    const ids =
      id === undefined
        ? [...this.store.all(`enrollment:${slot}.`, this.world.now)].map(({ name }) => name.slice(-32))
        : [id];
    return [...new Set(ids)].flatMap((one) => this.addresses.get(one) ?? []);
  }

  #tell(text: string): void {
    this.told.push({ at: this.world.now, text });
    this.world.trace = hashOf(text, this.world.trace);
  }
}

/** Work that outlives its answer goes on; where it fails, nobody hears of it. */
const CONTEXT = {
  waitUntil: (work: Promise<unknown>) => void work.catch(() => undefined),
  passThroughOnException: () => undefined,
} as unknown as ExecutionContext;
