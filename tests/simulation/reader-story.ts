/** One reader of a story as data: when they join, and all that they do after it. */
import fc from 'fast-check';

/** Minutes around a reader's own hour on some day of the story: most rules have their edges there. */
export interface When {
  day: number;
  minute: number;
}

/** What a reader may do, and how often of so many times. */
const WEIGHTS = {
  leave: 2,
  'leave by page': 2,
  return: 1,
  'sign up': 2,
  pause: 2,
  'pause until': 3,
  resume: 2,
  hour: 2,
  zone: 2,
  now: 5,
  restart: 3,
  rename: 2,
  move: 4,
  delete: 2,
  'old link': 2,
  bounce: 2,
  'soft bounce': 1,
  complaint: 1,
  suppression: 1,
} as const;

export type ActKind = keyof typeof WEIGHTS;

export const ACTS = Object.keys(WEIGHTS) as ActKind[];

/** The same thing done once more, so many seconds later, elsewhere. */
export interface Again {
  seconds: number;
  location: number;
}

export interface ActStory {
  kind: ActKind;
  when: When;
  location: number;
  hour: number;
  again: Again | null;
  zone: number;
  /** To which of their addresses they move. */
  to: number;
  /** For how many days they pause. */
  days: number;
  /**
   * Minutes until the second step, if there is one: the new address says yes, and what was left, begun again or
   * deleted is taken back.
   */
  followedAfter: number | null;
  /** By a link of their first mail; else of the last. */
  isOldLink: boolean;
}

export interface ReaderStory {
  zone: number;
  joins: When;
  location: number;
  /** Minutes between the mail that asks and the button; null: never pressed. */
  confirmsAfter: number | null;
  confirmsAgain: Again | null;
  acts: ActStory[];
  /** The day from which Resend refuses the address; null: never. */
  refusedFrom: number | null;
  /** Whether Resend then chokes on every call with that address in it, without a word of which it is. */
  isPoison: boolean;
}

/** Europe, Nepal's three quarters, both sides of the date line, half hours; none changes its clocks in these weeks. */
export const ZONES = [
  'UTC',
  'Europe/Berlin',
  'Asia/Kathmandu',
  'America/New_York',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Asia/Kolkata',
] as const;

export const MAX_LOCATIONS = 3;

/** So many addresses a reader has. */
const ADDRESSES = 3;

const location = fc.nat(MAX_LOCATIONS - 1);

/** Around the reader's hour, around the closing of their cohort six hours before it, or anywhere in the day. */
const minute = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -8, max: 40 }) },
  { weight: 2, arbitrary: fc.integer({ min: -375, max: -350 }) },
  { weight: 3, arbitrary: fc.integer({ min: -720, max: 719 }) },
);

const when = (days: number): fc.Arbitrary<When> => fc.record({ day: fc.nat(days), minute });

const again: fc.Arbitrary<Again | null> = fc.option(
  fc.record({ seconds: fc.oneof(fc.nat(5), fc.nat(120)), location }),
  { freq: 3 },
);

const act: fc.Arbitrary<ActStory> = fc.record({
  kind: fc.oneof(...ACTS.map((kind) => ({ weight: WEIGHTS[kind], arbitrary: fc.constant(kind) }))),
  when: when(7),
  location,
  hour: fc.nat(23),
  again,
  zone: fc.nat(ZONES.length - 1),
  to: fc.nat(ADDRESSES - 1),
  days: fc.integer({ min: 1, max: 3 }),
  followedAfter: fc.option(fc.oneof(fc.nat(3), fc.nat(70), fc.nat(3_000)), { freq: 3 }),
  isOldLink: fc.nat(3).map((one) => one === 3),
});

export const reader: fc.Arbitrary<ReaderStory> = fc.record({
  zone: fc.oneof(fc.constant(0), fc.nat(ZONES.length - 1)),
  joins: when(3),
  location,
  confirmsAfter: fc.oneof(
    { weight: 8, arbitrary: fc.nat(30) },
    { weight: 2, arbitrary: fc.nat(3_000) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  confirmsAgain: again,
  acts: fc.array(act, { maxLength: 5 }),
  refusedFrom: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(6) }),
  isPoison: fc.boolean(),
});
