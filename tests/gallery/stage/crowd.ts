/**
 * A crowd of readers who were never written: KV as it would be after so many had signed up over some weeks, for pages that
 * have to stand a large course. Their keys are held in memory and are the only ones of their kinds; everything else is
 * the namespace's own. The same number at the same time is the same crowd.
 */
import { BATCH_SIZE } from '../../../src/domain/batch.ts';
import { type Cohort, cohortName, cohortToJoin } from '../../../src/domain/cohort.ts';
import type { Progress } from '../../../src/domain/due.ts';
import { instantOf } from '../../../src/domain/slot.ts';
import { type Subscriber, subscriberId } from '../../../src/domain/subscriber.ts';
import { DAY_MS, dayOf, HOUR_MS } from '../../../src/domain/time.ts';
import { type AuditEntry, auditKey } from '../../../src/storage/audit.ts';
import { type Held, heldKeys } from './held-keys.ts';

interface CrowdSettings {
  /** How many there are. */
  readers: number;
  /** The slugs of the course. */
  lessons: readonly string[];
  /** The instant (ms) at which they are looked at, and up to which (ms) they have got their lessons. */
  now: number;
  sentUntil: number;
}

/** Over how many days the crowd has signed up. */
const DAYS = 45;

const SEND_HOUR = 7;

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Europe/London',
  'Australia/Sydney',
  'America/Los_Angeles',
  'Asia/Tokyo',
  'Pacific/Auckland',
];

interface Member {
  id: string;
  subscriber: Subscriber & { cohort: string };
  cohort: Cohort;
}

/** The namespace with a crowd in it. What is counted of them is held with them. */
export async function withCrowd(kv: KVNamespace, settings: CrowdSettings): Promise<KVNamespace> {
  const members = await membersOf(settings);
  const held = new Map<string, Held>();
  for (const { id, subscriber } of members) {
    const { address, name, received, status, cohort } = subscriber;
    const place = status === 'active' ? { address, name, received: received.slice(0, 1) } : {};
    held.set(`subscriber:${id}`, { value: subscriber, metadata: subscriber });
    held.set(`enrollment:${cohort}:${id}`, { value: '', metadata: place });
  }
  for (const [name, progress] of batchesOf(members, settings)) {
    held.set(`batch:${name}`, { value: progress, metadata: progress });
  }
  for (const [key, entry] of trailOf(members, settings)) held.set(key, { value: '', metadata: entry });
  return heldKeys(kv, held, ['subscriber:', 'enrollment:', 'batch:', 'figures', 'audit:']);
}

/** All of them, by id. */
async function membersOf(settings: CrowdSettings): Promise<Member[]> {
  const withNextCohort = cohorts(settings);
  const members = Array.from({ length: settings.readers }, (_, index) => memberOf(index, withNextCohort, settings));
  return (await Promise.all(members)).sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Cohorts to join, by the day and the zone of those who do: looked up once, since each takes a walk through a day. */
function cohorts({ lessons, now }: CrowdSettings) {
  const [first = '', second = first] = lessons;
  const known = new Map<string, Cohort>();
  return (confirmedAt: number, timeZone: string): Cohort => {
    const name = `${confirmedAt} ${timeZone}`;
    const cohort =
      known.get(name) ?? cohortToJoin(Math.min(confirmedAt, now), { timeZone, sendHour: SEND_HOUR }, second);
    known.set(name, cohort);
    return cohort;
  };
}

async function memberOf(
  index: number,
  withNextCohort: ReturnType<typeof cohorts>,
  { lessons, now, sentUntil }: CrowdSettings,
): Promise<Member> {
  const address = `reader-${index + 1}@crowd.example`;
  const timeZone = ZONES[index % ZONES.length] ?? 'UTC';
  const confirmedAt = now - HOUR_MS - daysAgo(index) * DAY_MS;
  const cohort = withNextCohort(confirmedAt, timeZone);
  const had = lessons.slice(0, 1 + sentTo(cohort, lessons, sentUntil).length);
  const fate = fateOf(index, had.length);
  return {
    id: await subscriberId(address),
    cohort,
    subscriber: {
      address,
      name: `Reader ${index + 1}`,
      timeZone,
      consent: { requestedAt: confirmedAt - (index % 7) * HOUR_MS, confirmedAt, origin: '' },
      cohort: cohortName(cohort),
      status: fate.status,
      received: had.slice(0, fate.status === 'active' ? 1 : fate.after),
      ...(fate.status === 'active' || fate.status === 'paused' ? {} : { leftAt: now - HOUR_MS }),
      ...(fate.status === 'bounced' ? { reason: 'The mailbox does not exist.' } : {}),
    },
  };
}

/** Some days bring more of them than others, and the last more than the first. */
function daysAgo(index: number): number {
  const lot = ((index * 7919) % 10_007) / 10_007;
  return Math.floor(DAYS * lot ** 1.4);
}

/** What became of somebody whose cohort has had so many lessons, and after which. */
function fateOf(index: number, had: number): { status: Subscriber['status']; after: number } {
  const lot = (index * 617) % 1000;
  const after = 1 + (lot % 9);
  if (lot >= 280 || after > had) return { status: 'active', after: had };
  if (lot < 230) return { status: 'left', after };
  if (lot < 262) return { status: 'paused', after };
  if (lot < 277) return { status: 'bounced', after: 1 };
  return lot < 279 ? { status: 'complained', after } : { status: 'refused', after };
}

/** What a cohort has got by then: a lesson each day from its first on. */
function sentTo(cohort: Cohort, lessons: readonly string[], sentUntil: number): string[] {
  const days = Math.floor((sentUntil - instantOf(cohort)) / DAY_MS) + 1;
  return lessons.slice(1, 1 + Math.max(0, days));
}

/** The progress of each batch that has begun, by name. */
function batchesOf(members: readonly Member[], { lessons, sentUntil }: CrowdSettings): Map<string, Progress> {
  const batches = new Map<string, Progress>();
  for (const [name, places] of Map.groupBy(members, ({ subscriber }) => subscriber.cohort)) {
    for (let from = 0; from < places.length; from += BATCH_SIZE) {
      const hundred = places.slice(from, from + BATCH_SIZE);
      const progress = progressOf(hundred, { lessons, sentUntil });
      if (progress) batches.set(`${name}:${String(from / BATCH_SIZE + 1).padStart(5, '0')}`, progress);
    }
  }
  return batches;
}

function progressOf(
  hundred: readonly Member[],
  { lessons, sentUntil }: Pick<CrowdSettings, 'lessons' | 'sentUntil'>,
): Progress | null {
  const [one] = hundred;
  const sent = one ? sentTo(one.cohort, lessons, sentUntil) : [];
  if (!one || sent.length === 0) return null;
  const begins = instantOf(one.cohort);
  const sentAt = begins + (sent.length - 1) * DAY_MS;
  return {
    sent: [...lessons.slice(0, 1), ...sent],
    occurrence: dayOf(sentAt),
    sentAt,
    count: hundred.filter(({ subscriber }) => subscriber.status === 'active').length,
    finished: sent.length === lessons.length - 1,
    times: Object.fromEntries(sent.map((slug, index) => [slug, begins + index * DAY_MS])),
  };
}

/** Of so many readers the operator has done something for one: for one of the smallest crowd, too. */
const READERS_A_DEED = 250;

const DEEDS = [
  ['pause', 'done'],
  ['resend', 'Resend did not take it'],
  ['hour', 'follows the lesson that is on its way'],
  ['remove', 'done'],
] as const;

/** The audit trail by its keys: a deed each half hour. What stands for a reader in it is their id, without its hash. */
function trailOf(members: readonly Member[], { now }: Pick<CrowdSettings, 'now'>): [key: string, AuditEntry][] {
  return members
    .filter((_, index) => index % READERS_A_DEED === 0)
    .map(({ id }, index) => {
      const at = now - (index + 1) * (HOUR_MS / 2);
      const [action, detail] = DEEDS[index % DEEDS.length] ?? DEEDS[0];
      const entry = { at, action, detail, mark: id };
      return [auditKey(entry), entry];
    });
}
