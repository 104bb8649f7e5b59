/** Loaded by each Node process of a test run before anything else (`--import`): all of them live by the run's clock. */
import { shiftClock } from './shift.ts';

shiftClock(Number(process.env['TEST_CLOCK_AHEAD_MS'] ?? 0));
