/** Whether two texts are one text that was worked on. */

/** Lessons of one course share their greeting and footer, a tenth of their words; a lesson that was worked on keeps most. */
const NEARLY = 0.5;

/** Whether at least half of the two texts' runs of three words are the same. */
export function isNearlySame(one: string, other: string): boolean {
  const [a, b] = [runsOfThree(one), runsOfThree(other)];
  const shared = [...a].filter((run) => b.has(run)).length;
  return 2 * shared >= NEARLY * (a.size + b.size) && shared > 0;
}

function runsOfThree(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.map((_, index) => words.slice(index, index + 3).join(' ')));
}
