/** The funnel's steps, from all subscribers to the last lesson, as the chart and the table show them. */
import { everybody, type Figures, STANDINGS, type Standing, type Tally, totals } from '../../domain/funnel.ts';

export interface Step {
  /** The lesson's number and subject; the first step stands for all subscribers. */
  name: string;
  /** How many got this far. */
  reached: number;
  /** The status of those who got no further. */
  here: Tally;
}

/** What counts as gone. */
const GONE: readonly Standing[] = ['left', 'bounced', 'complained', 'refused'];

/** How many subscribers of a tally are gone. */
export const goneIn = (tally: Tally): number => GONE.reduce((sum, standing) => sum + tally[standing], 0);

/** The steps of a count; `subjects` are by slug, for the lessons that the course still has. */
export function stepsOf(figures: Figures, subjects: ReadonlyMap<string, string>): [Step, ...Step[]] {
  const lessons = figures.lessons.map((slug, index) => ({
    name: `${index + 1}. ${subjects.get(slug) ?? slug}`,
    reached: figures.reached[index] ?? 0,
    here: figures.after[index + 1] ?? nobody,
  }));
  return [{ name: 'All readers', reached: everybody(totals(figures)), here: figures.after[0] ?? nobody }, ...lessons];
}

const nobody = Object.fromEntries(STANDINGS.map((standing) => [standing, 0])) as Record<Standing, number>;
