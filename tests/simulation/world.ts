/** Time without a clock: events in order of their instants, each run to its end before the next one begins. */
import { hashOf } from '../stand-ins/random.ts';

interface Event {
  at: number;
  /** Of two at one instant, the one that was asked for first comes first. */
  order: number;
  run: () => void;
}

/** Something that happened and may explain a failure; `who` are the addresses it touched, null where it touches all. */
export interface Happening {
  at: number;
  text: string;
  who: readonly string[] | null;
}

/** The course of a story: its time, what happened in it, and how often which fault struck. */
export class World {
  now: number;
  readonly happenings: Happening[] = [];
  readonly counts = new Map<string, number>();
  /** Everything that any edge was asked for, as one number: two runs of one story have the same. */
  trace = 0;
  #order = 0;
  readonly #events: Event[] = [];

  constructor(now: number) {
    this.now = now;
  }

  /** Runs something at an instant (ms); at once, as the next event, where that has passed. */
  at(instant: number, run: () => void): void {
    const event = { at: Math.ceil(Math.max(instant, this.now)), order: this.#order++, run };
    push(this.#events, event);
  }

  after(ms: number, run: () => void): void {
    this.at(this.now + ms, run);
  }

  /** Lives until `end` (ms), or until `isOver` says so, which is asked once an hour. */
  async live(end: number, isOver: () => boolean): Promise<void> {
    let look = this.now;
    for (let event = pop(this.#events); event && event.at <= end; event = pop(this.#events)) {
      this.now = event.at;
      event.run();
      await settled();
      if (this.now < look) continue;
      if (isOver()) return;
      look = this.now + 3_600_000;
    }
    this.now = Math.max(this.now, Math.min(end, Number.MAX_SAFE_INTEGER));
  }

  /** Notes what an edge was asked for. */
  mark(text: string): void {
    this.trace = hashOf(text, this.trace ^ (this.now % 2 ** 31));
  }

  count(what: string, times = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + times);
  }

  /** Notes what a telling of the story should name. */
  happen(text: string, who: readonly string[] | null): void {
    this.happenings.push({ at: this.now, text, who });
  }

  /** Notes a fault that struck: counted under its name, and told. */
  strike(fault: string, text: string, who: readonly string[] | null): void {
    this.count(fault);
    this.happen(text, who);
  }
}

/** All that follows from an event has been done once Node would look for new work. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

const isBefore = (one: Event, other: Event) => one.at < other.at || (one.at === other.at && one.order < other.order);

function push(heap: Event[], event: Event): void {
  let index = heap.length;
  heap.push(event);
  while (index > 0) {
    const parent = (index - 1) >> 1;
    const above = heap[parent];
    if (!above || !isBefore(event, above)) break;
    heap[index] = above;
    index = parent;
  }
  heap[index] = event;
}

function pop(heap: Event[]): Event | undefined {
  const [first] = heap;
  const last = heap.pop();
  if (heap.length === 0 || last === undefined) return first;
  let index = 0;
  for (;;) {
    const left = 2 * index + 1;
    const [one, other] = [heap[left], heap[left + 1]];
    if (!one) break;
    const child = other && isBefore(other, one) ? other : one;
    if (!isBefore(child, last)) break;
    heap[index] = child;
    index = child === one ? left : left + 1;
  }
  heap[index] = last;
  return first;
}
