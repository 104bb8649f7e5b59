/** Plays a story to its end, and judges it. */
import { startCron } from './cron.ts';
import { erasedAt, judgeForgotten, keptOf } from './forgotten.ts';
import { Person } from './person.ts';
import { judge, lacks, type Violation } from './promises.ts';
import { isTangled } from './runs.ts';
import { type CreateWorker, DAY_MS, HOUR_MS, START, Stage } from './stage.ts';
import type { Story } from './story.ts';
import type { Happening } from './world.ts';

export interface Played {
  violations: Violation[];
  /** How often what happened, faults among it. */
  counts: Map<string, number>;
  happenings: readonly Happening[];
  /** The same for every run of one story. */
  trace: number;
}

/** After the last thing that a reader did or the last fault, so long without any lesson owed (ms), and it is over. */
const QUIET_MS = 30 * HOUR_MS;

/** So many days a story goes on at the most once all is calm: courses may begin again, and pauses have to end. */
function longest({ lessons, deploys, readers }: Story): number {
  const restarts = readers.map(({ acts }) => acts.filter(({ kind }) => kind === 'restart').length);
  return (lessons + deploys.length) * (1 + Math.max(...restarts, 0)) + 8;
}

/** Plays a story with a Worker. The thread's own clock, chance and network are the story's until it ends. */
export async function play(story: Story, createWorker: CreateWorker): Promise<Played> {
  const stage = new Stage(story, createWorker);
  const { world } = stage;
  const leave = stage.enter();
  try {
    const people = story.readers.map((reader, index) => new Person(stage, reader, index));
    const byAddress = new Map(
      people.flatMap((person) => person.addresses.map((address) => [address, person] as const)),
    );
    stage.onMail = (mail, by) => {
      for (const address of mail.to) byAddress.get(address)?.receive(mail, by);
    };
    stage.onAttempt = (address, lesson, { startedAt }) =>
      byAddress.get(address)?.tries.push({ at: world.now, lesson, startedAt });
    stage.onRefusal = (address) => {
      const person = byAddress.get(address);
      if (person) person.refusedAt ??= world.now;
    };
    const lastAct = Math.max(...people.map((person) => person.begin()), START + story.calmAfter * DAY_MS);
    const lastEdition = stage.editions.at(-1)?.from ?? START;
    const calm = Math.max(lastAct, lastEdition);
    const end = calm + longest(story) * DAY_MS;
    startCron(stage, end);
    const evidence = () => ({
      editions: stage.editions,
      told: stage.told,
      sound: stage.sound,
      now: world.now,
      calmFrom: START + story.calmAfter * DAY_MS,
      tickMs: story.tickMinutes * 60_000,
    });
    await world.live(end, () => {
      if (world.now < calm + QUIET_MS) return false;
      const newest = Math.max(...people.map(({ lessons: got }) => got.at(-1)?.at ?? 0));
      if (world.now <= newest + QUIET_MS || people.some((person) => lacks(person, evidence()) !== null)) return false;
      return people.every((person) => erasedAt(person) === null || keptOf(person, stage.store, world.now) === null);
    });
    world.count('readers too tangled to judge', people.filter(isTangled).length);
    world.count('days', Math.round((world.now - START) / DAY_MS));
    const violations = people.flatMap((person) => [
      ...judge(person, evidence()),
      ...judgeForgotten(person, stage.store, evidence()),
    ]);
    return { violations, counts: world.counts, happenings: world.happenings, trace: world.trace };
  } finally {
    leave();
  }
}
