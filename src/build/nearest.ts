/** What somebody probably meant who mistyped a name. */

/** So many letters too many, missing or exchanged are still a slip. */
const SLIPS = 2;

/** The known name that is at most two slips away from this one, as a question: ` Did you mean "title"?`; else nothing. */
export function didYouMean(typed: string, known: readonly string[]): string {
  const ranked = known.map((name) => ({ name, slips: distance(typed.toLowerCase(), name.toLowerCase()) }));
  const [best] = ranked.sort((a, b) => a.slips - b.slips);
  return best && best.slips <= SLIPS && best.slips < best.name.length / 2 ? ` Did you mean "${best.name}"?` : '';
}

/** How many letters have to be put in, taken out or exchanged (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, wanted] of [...other].entries()) {
      const exchanged = (row[j] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(exchanged, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
