/** What somebody probably meant who mistyped a name. */

/** So many letters too many, missing or exchanged are still a slip. */
const SLIPS = 2;

/** The known name that is at most two slips away from this one; null where none is. */
export function meant<Name extends string>(typed: string, known: readonly Name[]): Name | null {
  const ranked = known.map((name) => ({ name, slips: distance(typed.toLowerCase(), name.toLowerCase()) }));
  const [best] = ranked.sort((a, b) => a.slips - b.slips);
  return best && best.slips <= SLIPS && best.slips < best.name.length / 2 ? best.name : null;
}

/** The same as a question behind a sentence: ` Did you mean "title"?`; else nothing. */
export function didYouMean(typed: string, known: readonly string[]): string {
  const name = meant(typed, known);
  return name === null ? '' : ` Did you mean "${name}"?`;
}

/** How many letters have to be put in, taken out, exchanged, or swapped with their neighbour (optimal string alignment). */
function distance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, index) => index)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row.push(
        Math.min(
          at(i - 1, j) + 1,
          at(i, j - 1) + 1,
          at(i - 1, j - 1) + (same ? 0 : 1),
          swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  }
  return at(one.length, other.length);
}
