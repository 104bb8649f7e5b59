/** A reader: signs up, follows the links out of the mails that came, tries again where something failed. */
import { createHash } from 'node:crypto';
import type { Mail } from '../resend-server/wire.ts';
import type { Invocation } from './invocation.ts';
import { answerTo, type Posted, pathOf } from './posts.ts';
import { DAY_MS, HOUR_MS, START, type Stage } from './stage.ts';
import { type ActStory, type Again, type ReaderStory, type When, ZONES } from './story.ts';
import { postEvent } from './webhook.ts';

const MINUTE_MS = 60_000;
const SEND_HOUR = 7;

/** What somebody did, from when it was first tried until it was acknowledged; `doneAt` null: it never was. */
export interface Deed {
  kind: 'join' | 'leave' | 'pause' | 'resume' | 'hour' | 'bounce' | 'complaint' | 'suppression';
  askedAt: number;
  doneAt: number | null;
  /** Clearly refused: nothing has changed. */
  isVoid: boolean;
  /** When the link came that was pressed (ms). */
  linkAt: number;
  hour: number;
  /** A lesson may still come first, as the page said. */
  isAfterLesson: boolean;
}

/** A lesson as it came. */
export interface Received {
  at: number;
  lesson: string;
  isWelcome: boolean;
  by: Pick<Invocation, 'name' | 'startedAt' | 'version' | 'isTick'>;
}

/** Waits (minutes) before trying once more what failed. */
const PATIENCE = [1, 5, 30, 180, 720, 1_440, 1_440];

export class Person {
  readonly address: string;
  readonly zone: string;
  /** Their hour as long as they choose no other. */
  readonly hour = SEND_HOUR;
  readonly lessons: Received[] = [];
  readonly deeds: Deed[] = [];
  /** When Resend first refused the address (ms), if it did. */
  refusedAt: number | null = null;
  /** Lessons that Resend was asked to send them, whatever became of the call; and by whom (since when, ms). */
  readonly tries: { at: number; lesson: string; startedAt: number }[] = [];
  readonly #stage: Stage;
  readonly #story: ReaderStory;
  readonly #name: string;
  readonly #mails: Mail[] = [];
  readonly #links: { token: string; at: number }[] = [];
  #wants = false;
  #requests = 0;
  #queue: Promise<void> = Promise.resolve();

  constructor(stage: Stage, story: ReaderStory, index: number) {
    this.#stage = stage;
    this.#story = story;
    this.#name = ['Anna', 'Ben', 'Clara', 'David', 'Emma', 'Finn', 'Greta', 'Hugo'][index] ?? `Reader${index}`;
    this.address = `${this.#name.toLowerCase()}@reader.sim`;
    this.zone = ZONES[story.zone] ?? 'UTC';
    stage.addresses.set(createHash('sha256').update(this.address).digest('hex').slice(0, 32), this.address);
    const { refusedFrom, isPoison } = story;
    if (refusedFrom === null) return;
    stage.refusals.push({ address: this.address, from: START + refusedFrom * DAY_MS, isPoison });
  }

  /** Whether a lesson may have been about to be tried without any call that shows it. */
  get mayMissTries(): boolean {
    const { crash, starved, failingWrites } = this.#stage.story.noise;
    return crash + starved + failingWrites > 0;
  }

  get name(): string {
    return this.#name;
  }

  /** Puts everything that this reader will do on the world's calendar; returns when the last of it begins (ms). */
  begin(): number {
    const { joins, acts, location } = this.#story;
    this.#plan(joins, () => this.#signUp(location));
    const instants = acts.map((act) => this.#plan(act.when, () => this.#act(act)));
    return Math.max(...instants, START);
  }

  /** A mail arrives. */
  receive(mail: Mail, by: Invocation): void {
    this.#mails.push(mail);
    const tag = (name: string) => mail.payload.tags?.find((one) => one.name === name)?.value;
    const lesson = tag('lesson');
    const { world } = this.#stage;
    if (lesson !== undefined) {
      const { name, startedAt, version, isTick } = by;
      this.lessons.push({
        at: mail.at,
        lesson,
        isWelcome: tag('cohort') === 'welcome',
        by: { name, startedAt, version, isTick },
      });
      world.count('lessons');
      world.happen(`${this.#name} gets ${lesson}, by ${name}`, [this.address]);
    }
    const token = tokenIn(mail, 'confirm');
    if (token === null) return;
    const link = { token, at: world.now };
    this.#links.push(link);
    const { confirmsAfter } = this.#story;
    if (!this.#wants || confirmsAfter === null) return;
    this.#wants = false;
    world.after(confirmsAfter * MINUTE_MS + 5_000, () => this.#do(() => this.#confirm(link)));
  }

  /** The reader's hour on a day of the story (ms), plus some minutes. */
  instantOf({ day, minute }: When, hour = SEND_HOUR): number {
    const midnight = START + day * DAY_MS;
    const local = (instant: number) =>
      new Intl.DateTimeFormat('en-GB', { timeZone: this.zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
        .format(instant)
        .split(':')
        .map(Number);
    const [hours = 0, minutes = 0] = local(midnight);
    const shift = (((hour * 60 - hours * 60 - minutes) % 1_440) + 1_440) % 1_440;
    return midnight + (shift + minute) * MINUTE_MS;
  }

  #plan(when: When, what: () => Promise<void>): number {
    const instant = Math.max(this.instantOf(when), START + HOUR_MS);
    this.#stage.world.at(instant, () => this.#do(what));
    return instant;
  }

  /** One thing after the other. */
  #do(what: () => Promise<void>): void {
    this.#queue = this.#queue.then(what);
  }

  async #act(act: ActStory): Promise<void> {
    const { world } = this.#stage;
    world.count(`acts: ${act.kind}`);
    switch (act.kind) {
      case 'sign up':
        return this.#signUp(act.location);
      case 'old link': {
        const [link] = this.#links;
        return link ? this.#confirm(link) : undefined;
      }
      case 'bounce':
      case 'soft bounce':
      case 'complaint':
      case 'suppression': {
        const mail = this.#mails.at(-1);
        if (!mail) return;
        const deed = act.kind === 'soft bounce' ? null : this.#deed(act.kind, 0);
        postEvent(
          this.#stage,
          { kind: act.kind, mail, name: this.#name, location: act.location, again: act.again },
          deed,
        );
        return;
      }
      default:
        return this.#manage(act);
    }
  }

  async #signUp(location: number): Promise<void> {
    this.#wants = true;
    const fields = { email: this.address, name: this.#name, timezone: this.zone };
    await this.#persist({ action: 'sign up', path: '/subscribe', fields }, location, null);
  }

  async #confirm({ token, at }: { token: string; at: number }): Promise<void> {
    const { location, confirmsAgain } = this.#story;
    const post = { action: 'join', path: `/confirm?token=${token}`, fields: {} } as const;
    this.#repeat(post, confirmsAgain, () => this.#deed('join', at));
    await this.#persist(post, location, this.#deed('join', at));
  }

  async #manage({ kind, location, hour, again }: ActStory): Promise<void> {
    const action = kind === 'leave by page' || kind === 'leave' ? 'leave' : kind;
    if (action !== 'leave' && action !== 'pause' && action !== 'resume' && action !== 'hour') return;
    const token = this.#mails
      .map((mail) => tokenIn(mail, kind === 'leave' ? 'unsubscribe' : 'preferences'))
      .findLast(Boolean);
    if (!token) return;
    const post = { action, ...pathOf(kind, token, hour) } as const;
    const deed = () => Object.assign(this.#deed(action, 0), { hour });
    this.#repeat(post, again, deed);
    await this.#persist(post, location, deed());
  }

  /** The same request once more, without waiting for the first. */
  #repeat(post: Posted, again: Again | null, deed: () => Deed): void {
    if (again === null) return;
    this.#stage.world.after(again.seconds * 1_000, () => void this.#persist(post, again.location, deed(), []));
  }

  /** Tries until it is done, or clearly refused, or the reader's patience is at its end. */
  async #persist(post: Posted, location: number, deed: Deed | null, patience = PATIENCE): Promise<void> {
    const { world } = this.#stage;
    for (const wait of [0, ...patience]) {
      await this.#stage.sleep(wait * MINUTE_MS);
      const name = `${this.#name}'s request ${++this.#requests} (${post.action})`;
      const body = new URLSearchParams(post.fields).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://course.sim' };
      const answer = await this.#stage.request(name, post.path, { body, headers, location });
      const meaning = answerTo(post, answer);
      world.happen(`${name} at location ${location}: ${meaning}`, [this.address]);
      if (deed && meaning === 'void') deed.isVoid = true;
      if (deed && (meaning === 'done' || meaning === 'done after the lesson')) {
        deed.doneAt = world.now;
        deed.isAfterLesson = meaning === 'done after the lesson';
      }
      if (meaning !== 'failed') return;
    }
  }

  #deed(kind: Deed['kind'], linkAt: number): Deed {
    const { now } = this.#stage.world;
    const deed = { kind, askedAt: now, doneAt: null, isVoid: false, linkAt, hour: SEND_HOUR, isAfterLesson: false };
    this.deeds.push(deed);
    return deed;
  }
}

function tokenIn({ payload }: Mail, path: 'confirm' | 'unsubscribe' | 'preferences'): string | null {
  return new RegExp(`/${path}\\?token=([\\w.-]+)`).exec(payload.text ?? '')?.[1] ?? null;
}
