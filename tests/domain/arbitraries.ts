/** What the rules of the core are tried on. */
import fc from 'fast-check';
import { DAY_MS, QUARTER_MS } from '../../src/domain/time.ts';

/** Instants (ms) in decades in which every zone's offset is a multiple of a quarter hour. */
export const instants = fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2060-01-01') });

/** Instants (ms) at which a slot begins. */
export const quarters = instants.map((instant) => instant - (instant % QUARTER_MS));

export const slots = fc
  .integer({ min: 0, max: DAY_MS / QUARTER_MS - 1 })
  .map((quarter) => new Date(quarter * QUARTER_MS).toISOString().slice(11, 16).replace(':', ''));

export const zones = Intl.supportedValuesOf('timeZone');

/** Slugs that the build lets pass. */
export const slugs = fc
  .array(fc.stringMatching(/^[a-z0-9]{1,9}$/), { minLength: 1, maxLength: 6 })
  .map((words) => words.join('-'));

const LESSONS = [...'abcdefghijklmnop'];

/** Courses of any shape: two of them have some lessons in common, in whatever order. */
export const courses = fc.uniqueArray(fc.constantFrom(...LESSONS), { minLength: 1, maxLength: 12 });

export const cohorts = fc.record({
  slot: slots,
  day: instants.map((instant) => new Date(instant).toISOString().slice(0, 10)),
  firstLesson: slugs,
});
