/** How much goes wrong in a story, and its arbitrary. */
import fc from 'fast-check';

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

/** A fault that a third of the stories do not know, and most know a little. */
const chance = (most: number) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 4, arbitrary: fc.nat(Math.ceil(most / 4)) },
    { weight: 2, arbitrary: fc.nat(most) },
  );

export const noise: fc.Arbitrary<Noise> = fc.record({
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
