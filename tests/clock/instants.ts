/** When tests happen. No test depends on the machine's own hour, day or zone: whatever is started is told what time it is. */

/** An ordinary Tuesday noon, far from any clock change: where nothing else is said, it is then. */
export const ORDINARY = '2030-01-15T12:00:00Z';

/**
 * Instants at which a mistake about time shows: the hours in which "tomorrow morning" is a day later, the minutes before a
 * slot and before midnight, the leap day, and the hour before Europe's clocks go back.
 */
export const DELICATE = [
  '2026-12-03T01:15:00Z',
  '2026-12-03T06:50:00Z',
  '2026-12-03T23:50:00Z',
  '2028-02-29T10:20:00Z',
  '2026-10-25T00:50:00Z',
] as const;
