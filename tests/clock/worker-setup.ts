/** The tests that run in workerd live by the run's clock as well, until they set a time of their own. */
import { inject } from 'vitest';
import { shiftClock } from './shift.ts';

declare global {
  /** Set where the clock of this isolate is shifted: several files of tests share one. */
  var isClockShifted: boolean | undefined;
}

if (!globalThis.isClockShifted) shiftClock(inject('clockAhead'));
globalThis.isClockShifted = true;
