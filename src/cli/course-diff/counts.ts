/** Numbers and lists in words. */

/** `1st`, `2nd`, `11th`, `23rd`. */
export function ordinal(n: number): string {
  const ending = { one: 'st', two: 'nd', few: 'rd', other: 'th' } as Record<Intl.LDMLPluralRule, string>;
  return `${n}${ending[new Intl.PluralRules('en', { type: 'ordinal' }).select(n)]}`;
}

/** How many lessons readers have had, from counts in growing order: `1 lesson`, `2 or 3 lessons`, `1 or 4 to 7 lessons`. */
export function lessonsHad(counts: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const count of counts) {
    const last = runs.at(-1);
    if (last && last[1] === count - 1) last[1] = count;
    else runs.push([count, count]);
  }
  const words = runs.flatMap(([from, to]) =>
    to - from > 1 ? [`${from} to ${to}`] : from === to ? [`${from}`] : [`${from}`, `${to}`],
  );
  return `${listed(words, 'or')} ${counts.at(-1) === 1 ? 'lesson' : 'lessons'}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], and = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`;
}
