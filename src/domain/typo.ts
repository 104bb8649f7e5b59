/** What somebody probably meant who mistyped a name: a domain at signup, a field or a lesson at build. */
import leven from 'leven';

/** The known name from which `typed` is the fewest typing mistakes away, at most `maxTypos`; null where there is none. */
export function closest<Name extends string>(typed: string, known: readonly Name[], maxTypos: number): Name | null {
  const ranked = known.map((name) => ({ name, typos: typosIn(typed, name) }));
  const [best] = ranked.sort((one, other) => one.typos - other.typos);
  // A short name of which every letter is another one is no mistake.
  return best && best.typos <= maxTypos && best.typos < best.name.length ? best.name : null;
}

/** Letters that are too many, missing or other ones; two neighbors that changed places are one mistake. */
function typosIn(typed: string, meant: string): number {
  const swapped = Array.from({ length: Math.max(0, typed.length - 1) }, (_, at) => swappedAt(typed, at));
  return Math.min(leven(typed, meant), ...swapped.map((text) => 1 + leven(text, meant)));
}

function swappedAt(text: string, at: number): string {
  return `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;
}
