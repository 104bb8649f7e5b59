/** What somebody probably meant who mistyped a name. */
import leven from 'leven';

/** So many letters too many, missing or other ones are still a slip; two that are swapped are two. */
const SLIPS = 2;

/** The known name that is at most two slips away from this one; null where none is. */
export function meant<Name extends string>(typed: string, known: readonly Name[]): Name | null {
  const ranked = known.map((name) => ({ name, slips: leven(typed.toLowerCase(), name.toLowerCase()) }));
  const [best] = ranked.sort((a, b) => a.slips - b.slips);
  return best && best.slips <= SLIPS && best.slips < best.name.length ? best.name : null;
}

/** The same as a question behind a sentence: ` Did you mean "title"?`; else nothing. */
export function didYouMean(typed: string, known: readonly string[]): string {
  const name = meant(typed, known);
  return name === null ? '' : ` Did you mean "${name}"?`;
}
