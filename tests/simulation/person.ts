/** A reader: signs up, follows the links out of the mails that came, tries again where something failed. */
import { createHash } from 'node:crypto';
import type { Mail } from '../stand-ins/resend/wire.ts';
import { actionsOf } from './acts.ts';
import { type Deed, deedOf, type Received } from './deed.ts';
import type { Invocation } from './invocation.ts';
import { type Link, lessonIn, linkIn, tokenIn } from './mailbox.ts';
import { type Answer, answerTo, type Posted } from './posts.ts';
import { type Again, type ReaderStory, type When, ZONES } from './reader-story.ts';
import { DAY_MS, HOUR_MS, START, type Stage } from './stage.ts';

const MINUTE_MS = 60_000;
const SEND_HOUR = 7;

/** Waits (minutes) before trying once more what failed. */
const PATIENCE = [1, 5, 30, 180, 720, 1_440, 1_440];

const NAMES = ['Anna', 'Ben', 'Clara', 'David', 'Emma', 'Finn', 'Greta', 'Hugo'];
const DOMAINS = ['reader.sim', 'second.sim', 'third.sim'];

/** What may have been done although a second try is told that there is nothing to do. */
const REPEATABLE: readonly Deed['kind'][] = [
  'return',
  'pause until',
  'now',
  'restart',
  'undo restart',
  'move',
  'delete',
  'restore',
];

/** Of these, a try that seemed to fail and the next one may both have been done, one after the other. */
const COUNTED: readonly Deed['kind'][] = ['restart', 'undo restart', 'now'];

export class Person {
  /** All of their addresses; they sign up with the first. */
  readonly addresses: readonly string[];
  readonly ids: readonly string[];
  readonly zone: string;
  /** Their hour as long as they choose no other. */
  readonly hour = SEND_HOUR;
  readonly lessons: Received[] = [];
  readonly deeds: Deed[] = [];
  /** When Resend first refused the address (ms), if it did. */
  refusedAt: number | null = null;
  /** Lessons that Resend was asked to send them, whatever became of the call; and by whom (since when, ms). */
  readonly tries: { at: number; lesson: string; startedAt: number }[] = [];
  readonly mails: Mail[] = [];
  readonly links: Link[] = [];
  /** Ways to their own page that a page has told them of. */
  readonly pages: { token: string; to: string }[] = [];
  /** What they are called by now. */
  called: string;
  /** Whether they wait for the mail that asks them to confirm. */
  wants = false;
  /** What they do once a link to a new address comes. */
  onMove: (link: Link) => void = () => undefined;
  readonly stage: Stage;
  readonly story: ReaderStory;
  readonly name: string;
  #requests = 0;
  #queue: Promise<void> = Promise.resolve();

  constructor(stage: Stage, story: ReaderStory, index: number) {
    this.stage = stage;
    this.story = story;
    this.name = NAMES[index] ?? `Reader${index}`;
    this.called = this.name;
    this.addresses = DOMAINS.map((domain) => `${this.name.toLowerCase()}@${domain}`);
    this.ids = this.addresses.map((one) => createHash('sha256').update(one).digest('hex').slice(0, 32));
    this.zone = ZONES[story.zone] ?? 'UTC';
    for (const id of this.ids) stage.addresses.set(id, this.address);
    const { refusedFrom, isPoison } = story;
    if (refusedFrom === null) return;
    for (const address of this.addresses) {
      stage.refusals.push({ address, from: START + refusedFrom * DAY_MS, isPoison });
    }
  }

  /** The address that they sign up with at first. */
  get address(): string {
    return this.addresses[0] ?? '';
  }

  /** Whether a lesson may have been about to be tried without any call that shows it. */
  get mayMissTries(): boolean {
    const { crash, starved, failingWrites } = this.stage.story.noise;
    return crash + starved + failingWrites > 0;
  }

  /** Puts everything that this reader will do on the world's calendar; returns when the last of it begins (ms). */
  begin(): number {
    const { joins, acts, location } = this.story;
    const does = actionsOf(this);
    this.#plan(joins, () => does.signUp(location));
    const instants = acts.map(
      (act) => this.#plan(act.when, () => does.act(act)) + (act.followedAfter ?? 0) * MINUTE_MS,
    );
    return Math.max(...instants, START);
  }

  /** A mail arrives. */
  receive(mail: Mail, by: Invocation): void {
    this.mails.push(mail);
    const { world } = this.stage;
    const lesson = lessonIn(mail, by);
    if (lesson) {
      this.lessons.push(lesson);
      world.count('lessons');
      const where = lesson.to === this.address ? '' : ` at ${lesson.to}`;
      world.happen(`${this.name} gets ${lesson.lesson}${where}, by ${by.name}`, [this.address]);
    }
    const move = linkIn(mail, 'address', world.now);
    if (move) this.onMove(move);
    const link = linkIn(mail, 'confirm', world.now);
    if (link === null) return;
    this.links.push(link);
    const { confirmsAfter } = this.story;
    if (!this.wants || confirmsAfter === null) return;
    this.wants = false;
    this.after(confirmsAfter * MINUTE_MS + 5_000, () => actionsOf(this).confirm(link));
  }

  /** The token of the last mail, or of the first, that has a link to some page; and to whom that came. */
  tokenFor(path: 'unsubscribe' | 'preferences', isOld: boolean): { token: string; to: string } | null {
    const inMails = this.mails.flatMap((mail) => {
      const token = tokenIn(mail, path);
      return token === null ? [] : [{ token, to: mail.to[0] ?? '' }];
    });
    if (isOld) return inMails[0] ?? null;
    return (path === 'preferences' ? this.pages.at(-1) : undefined) ?? inMails.at(-1) ?? null;
  }

  /** The reader's hour on a day of the story (ms), plus some minutes. */
  instantOf({ day, minute }: When, hour = SEND_HOUR, timeZone = this.zone): number {
    const midnight = START + day * DAY_MS;
    const local = (instant: number) =>
      new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
        .format(instant)
        .split(':')
        .map(Number);
    const [hours = 0, minutes = 0] = local(midnight);
    const shift = (((hour * 60 - hours * 60 - minutes) % 1_440) + 1_440) % 1_440;
    return midnight + (shift + minute) * MINUTE_MS;
  }

  #plan(when: When, what: () => Promise<void>): number {
    const instant = Math.max(this.instantOf(when), START + HOUR_MS);
    this.stage.world.at(instant, () => this.#do(what));
    return instant;
  }

  /** Does something so much later (ms). */
  after(ms: number, what: () => Promise<void>): void {
    this.stage.world.after(ms, () => this.#do(what));
  }

  /** One thing after the other. */
  #do(what: () => Promise<void>): void {
    this.#queue = this.#queue.then(what);
  }

  /** Notes a deed that is begun now. */
  deed(kind: Deed['kind'], special: Partial<Deed> = {}): Deed {
    const deed = deedOf(kind, this.stage.world.now, special);
    this.deeds.push(deed);
    return deed;
  }

  /** Posts, and the same once more without waiting for the first. The answer to the first, once it is more than a failure. */
  async post(post: Posted, location: number, deed: () => Deed | null, again: Again | null): Promise<Answer | null> {
    if (again) {
      const repeat = () => void this.#persist(post, again.location, deed, []);
      this.stage.world.after(again.seconds * 1_000, repeat);
    }
    return this.#persist(post, location, deed, PATIENCE);
  }

  /** Tries until it is done, or clearly refused, or the reader's patience is at its end. */
  async #persist(
    post: Posted,
    location: number,
    begin: () => Deed | null,
    patience: readonly number[],
  ): Promise<Answer | null> {
    const { world } = this.stage;
    let deed = begin();
    let hasFailed = false;
    for (const wait of [0, ...patience]) {
      await this.stage.sleep(wait * MINUTE_MS);
      const name = `${this.name}'s request ${++this.#requests} (${post.action})`;
      const body = new URLSearchParams(post.fields).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://course.sim' };
      const answer = await this.stage.request(name, post.path, { body, headers, location });
      const meaning = answerTo(post, answer);
      world.happen(`${name} at location ${location}: ${meaning}`, [this.address]);
      // Whoever tries again may be told that there is nothing to do, because it was done.
      if (deed && meaning === 'void') deed.isVoid = !hasFailed || !REPEATABLE.includes(deed.kind);
      hasFailed ||= meaning === 'failed';
      if (meaning === 'failed' && deed && COUNTED.includes(deed.kind)) deed = begin();
      if (deed && (meaning === 'done' || meaning === 'done after the lesson')) {
        deed.doneAt = world.now;
        deed.isAfterLesson = meaning === 'done after the lesson';
        world.count(`deeds: ${deed.kind}`);
      }
      if (meaning !== 'failed') return meaning === 'void' ? null : answer;
    }
    return null;
  }
}
