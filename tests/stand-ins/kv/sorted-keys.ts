/** Keys in the order of their UTF-8 bytes, which a list of KV follows. */

/** So many new keys are put in one by one; more are sorted in together. */
const FEW = 32;

export class SortedKeys {
  #keys: string[] = [];
  /** New keys since somebody last looked. */
  #added: string[] = [];
  /** Without surrogates, strings sort as their bytes do. */
  #isPlain = true;

  /** Adds a key that is not there yet. */
  add(key: string): void {
    this.#added.push(key);
    if (/[\ud800-\udfff]/.test(key)) this.#isPlain = false;
  }

  clear(): void {
    this.#keys = [];
    this.#added = [];
  }

  /** The keys that are not less than `from`, in order. */
  *startingAt(from: string): Generator<string> {
    this.#settle();
    for (let index = this.#position(from); index < this.#keys.length; index += 1) yield this.#keys[index] ?? '';
  }

  #settle(): void {
    if (this.#added.length <= FEW) {
      for (const key of this.#added) this.#keys.splice(this.#position(key), 0, key);
    } else {
      this.#keys = this.#keys.concat(this.#added);
      if (this.#isPlain) this.#keys.sort();
      else this.#keys.sort((one, other) => (isBefore(one, other) ? -1 : 1));
    }
    if (this.#added.length > 0) this.#added = [];
  }

  /** Where the first key is that is not less than this one. */
  #position(key: string): number {
    let [low, high] = [0, this.#keys.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#keys[middle] ?? '';
      if (this.#isPlain ? other < key : isBefore(other, key)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Whether `one` comes before `other` in UTF-8. */
function isBefore(one: string, other: string): boolean {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return rank(one, at) < rank(other, at);
}

/** Of the code unit there; those of a surrogate pair come after all others, and the end before them. */
function rank(text: string, at: number): number {
  const unit = at < text.length ? text.charCodeAt(at) : -1;
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
