/** A map whose keys can be walked in order, from any of them on: what a list of KV needs. */

export interface Stored {
  value: string;
  /** JSON. */
  metadata?: string;
}

/** Keys are ASCII: their order as strings is that of their bytes. */
export class SortedStore {
  #entries = new Map<string, Stored>();
  #keys: string[] = [];
  /** New keys since the last list; sorted in when one is asked for. */
  #hasNewKeys = false;

  get(key: string): Stored | null {
    return this.#entries.get(key) ?? null;
  }

  set(key: string, stored: Stored): void {
    if (!this.#entries.has(key)) {
      this.#keys.push(key);
      this.#hasNewKeys = true;
    }
    this.#entries.set(key, stored);
  }

  delete(key: string): void {
    if (!this.#entries.delete(key)) return;
    this.#keys = this.#keys.filter((one) => one !== key);
  }

  clear(): void {
    this.#entries.clear();
    this.#keys = [];
  }

  /** Up to `limit` entries that begin with `prefix`, those after the key `after`, and whether they are the last. */
  page(prefix: string, after: string, limit: number): { entries: [string, Stored][]; isLast: boolean } {
    const first = after === '' ? this.#position(prefix) : this.#position(`${after}\0`);
    const keys: string[] = [];
    for (let index = first; keys.length <= limit; index += 1) {
      const key = this.#keys[index];
      if (!key?.startsWith(prefix)) break;
      keys.push(key);
    }
    const entries = keys.slice(0, limit).map((key): [string, Stored] => [key, this.#entries.get(key) ?? { value: '' }]);
    return { entries, isLast: keys.length <= limit };
  }

  /** Where the first key stands that is not less than this one. */
  #position(key: string): number {
    if (this.#hasNewKeys) this.#keys.sort();
    this.#hasNewKeys = false;
    let from = 0;
    let to = this.#keys.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#keys[middle] ?? '') < key) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
