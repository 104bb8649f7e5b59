/** A story as data: who reads, what they do, what fails, and what the author and the operator change meanwhile. */
import fc from 'fast-check';
import { type Noise, noise } from './noise.ts';
import { MAX_LOCATIONS, type ReaderStory, reader } from './reader-story.ts';

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

const span = (longest: number): fc.Arbitrary<Span> =>
  fc.record({
    from: fc.nat(150),
    hours: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: longest })),
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
  locations: fc.integer({ min: 1, max: MAX_LOCATIONS }),
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
