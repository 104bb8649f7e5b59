/** A story as data: who reads, what they do, what fails, and what the author and the operator change meanwhile. */
import fc from 'fast-check';

/** Minutes around a reader's own hour on some day of the story: most rules have their edges there. */
export interface When {
  day: number;
  minute: number;
}

export const ACTS = [
  'leave',
  'leave by page',
  'sign up',
  'pause',
  'resume',
  'hour',
  'old link',
  'bounce',
  'soft bounce',
  'complaint',
  'suppression',
] as const;

export type ActKind = (typeof ACTS)[number];

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

/** A time of trouble, in hours since the story began. */
export interface Span {
  from: number;
  hours: number;
}

export interface Deploy {
  hour: number;
  kind: 'insert' | 'remove' | 'reorder' | 'rewrite' | 'secret';
  at: number;
}

/** Chances in percent, and the longest staleness in seconds; until the story calms down. */
export interface Noise {
  failingReads: number;
  failingWrites: number;
  staleSeconds: number;
  smallPages: number;
  lostBefore: number;
  lostAfter: number;
  hanging: number;
  error: number;
  errorAfter: number;
  tooFast: number;
  slow: number;
  crash: number;
  starved: number;
  missed: number;
  doubled: number;
  late: number;
}

export interface Story {
  seed: number;
  lessons: number;
  tickMinutes: number;
  locations: number;
  /** After so many days nothing fails any more. */
  calmAfter: number;
  mayList: boolean;
  readers: ReaderStory[];
  noise: Noise;
  cronOut: Span[];
  resendDown: Span[];
  keyRefused: Span[];
  quota: (Span & { mails: number })[];
  deploys: Deploy[];
}

/** What a calm story is like. */
export const CALM: Noise = {
  failingReads: 0,
  failingWrites: 0,
  staleSeconds: 0,
  smallPages: 0,
  lostBefore: 0,
  lostAfter: 0,
  hanging: 0,
  error: 0,
  errorAfter: 0,
  tooFast: 0,
  slow: 0,
  crash: 0,
  starved: 0,
  missed: 0,
  doubled: 0,
  late: 0,
};

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

export const MOST_LOCATIONS = 3;

const location = fc.nat(MOST_LOCATIONS - 1);

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
  kind: fc.constantFrom(...ACTS),
  when: when(7),
  location,
  hour: fc.nat(23),
  again,
});

const reader: fc.Arbitrary<ReaderStory> = fc.record({
  zone: fc.oneof(fc.constant(0), fc.nat(ZONES.length - 1)),
  joins: when(3),
  location,
  confirmsAfter: fc.oneof(
    { weight: 8, arbitrary: fc.nat(30) },
    { weight: 2, arbitrary: fc.nat(3_000) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  confirmsAgain: again,
  acts: fc.array(act, { maxLength: 4 }),
  refusedFrom: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(6) }),
  isPoison: fc.boolean(),
});

/** A fault that a third of the stories do not know, and most know a little. */
const chance = (most: number) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 4, arbitrary: fc.nat(Math.ceil(most / 4)) },
    { weight: 2, arbitrary: fc.nat(most) },
  );

const span = (longest: number): fc.Arbitrary<Span> =>
  fc.record({
    from: fc.nat(150),
    hours: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: longest })),
  });

const noise: fc.Arbitrary<Noise> = fc.record({
  failingReads: chance(8),
  failingWrites: chance(15),
  staleSeconds: fc.oneof(fc.constant(0), fc.nat(90), fc.constant(90)),
  smallPages: chance(60),
  lostBefore: chance(20),
  lostAfter: chance(70),
  hanging: chance(20),
  error: chance(20),
  errorAfter: chance(15),
  tooFast: chance(20),
  slow: chance(15),
  crash: chance(60),
  starved: chance(20),
  missed: chance(40),
  doubled: chance(30),
  late: chance(40),
});

const rarely = <T>(arbitrary: fc.Arbitrary<T>, most: number) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<T[]>([]) },
    { weight: 2, arbitrary: fc.array(arbitrary, { maxLength: most }) },
  );

/** Every story there is; shrinks to fewer readers, fewer acts, fewer faults. */
export const stories: fc.Arbitrary<Story> = fc.record({
  seed: fc.nat(1_000_000),
  lessons: fc.integer({ min: 1, max: 6 }),
  tickMinutes: fc.constantFrom(60, 60, 60, 30, 30, 15),
  locations: fc.integer({ min: 1, max: MOST_LOCATIONS }),
  calmAfter: fc.integer({ min: 4, max: 8 }),
  mayList: fc.boolean(),
  readers: fc.array(reader, { minLength: 1, maxLength: 6 }),
  noise,
  cronOut: rarely(span(60), 2),
  resendDown: rarely(span(48), 2),
  keyRefused: rarely(span(30), 1),
  quota: rarely(
    span(72).chain((at) => fc.nat(4).map((mails) => ({ ...at, mails }))),
    1,
  ),
  deploys: fc.array(
    fc.record({
      // Some right after the tick of seven, in which most readers' lessons leave or fail to.
      hour: fc.oneof(
        fc.nat(180),
        fc.nat(7).map((day) => day * 24 + 7),
      ),
      kind: fc.constantFrom('rewrite', 'rewrite', 'insert', 'remove', 'reorder', 'secret'),
      at: fc.nat(5),
    }),
    { maxLength: 4 },
  ),
});
