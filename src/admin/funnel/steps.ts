/** The funnel's steps, from all readers to the last lesson, as the picture and the table show them. */
import { everybody, type Figures, STANDINGS, type Standing, type Tally, totals } from '../../domain/funnel.ts';

export interface Step {
  /** The lesson's number and subject; for the first step, what comes before any. */
  name: string;
  /** How many have come so far. */
  reached: number;
  /** How those stand who have come no further. */
  here: Tally;
}

/** How a reader is gone. */
const GONE: readonly Standing[] = ['left', 'bounced', 'complained', 'refused'];

/** How many of a tally are gone. */
export const goneIn = (tally: Tally): number => GONE.reduce((sum, standing) => sum + tally[standing], 0);

/** The steps of a count; `subjects` by slug, where the course has them still. */
export function stepsOf(figures: Figures, subjects: ReadonlyMap<string, string>): [Step, ...Step[]] {
  const lessons = figures.lessons.map((slug, place) => ({
    name: `${place + 1}. ${subjects.get(slug) ?? slug}`,
    reached: figures.reached[place] ?? 0,
    here: figures.after[place + 1] ?? nobody,
  }));
  return [{ name: 'All readers', reached: everybody(totals(figures)), here: figures.after[0] ?? nobody }, ...lessons];
}

const nobody = Object.fromEntries(STANDINGS.map((standing) => [standing, 0])) as Record<Standing, number>;
