/** Chance that repeats itself: the same names draw the same numbers, whatever else is drawn beside them. */

export interface Random {
  /** From 0 to 1, never 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** True in so many of a hundred cases. */
  percent(chance: number): boolean;
}

/** The stream of a name; two names have nothing to do with each other, so that a shorter story meets the same luck. */
export function randomOf(...names: readonly (string | number)[]): Random {
  let state = hashOf(names.join('/'));
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    percent: (chance) => chance > 0 && next() * 100 < chance,
  };
}

/** FNV-1a, going on from a former hash where there is one. */
export function hashOf(text: string, before = 0x811c9dc5): number {
  let hash = before;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}
