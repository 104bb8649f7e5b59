/** What a reader did and what they got, as the judge is told of it. */
import type { Invocation } from './invocation.ts';

/** What somebody did, from when it was first tried until it was acknowledged; `doneAt` null: it never was. */
export interface Deed {
  kind:
    | 'join'
    | 'leave'
    | 'return'
    | 'pause'
    | 'pause until'
    | 'resume'
    | 'hour'
    | 'now'
    | 'restart'
    | 'undo restart'
    | 'name'
    | 'move'
    | 'delete'
    | 'restore'
    | 'bounce'
    | 'complaint'
    | 'suppression';
  askedAt: number;
  doneAt: number | null;
  /** Clearly refused: nothing has changed. */
  isVoid: boolean;
  /** When the link came that was pressed (ms). */
  linkAt: number;
  /** A lesson may still come first, as the page said. */
  isAfterLesson: boolean;
  hour: number;
  /** Where the hour counts, in which day the pause ends. */
  zone: string;
  /** The local day (`yyyy-mm-dd`) on which the next lesson is to come. */
  until: string;
  /** What they are called from then on. */
  name: string;
  /** The address that it is about, and the one to which they move. */
  address: string;
  to: string;
}

/** A deed as it is asked for at `askedAt` (ms), and what is special about it. */
export function deedOf(kind: Deed['kind'], askedAt: number, special: Partial<Deed>): Deed {
  const nothing = { doneAt: null, isVoid: false, linkAt: 0, isAfterLesson: false };
  return { ...nothing, hour: 7, zone: '', until: '', name: '', address: '', to: '', ...special, kind, askedAt };
}

/** A lesson as it came. */
export interface Received {
  at: number;
  lesson: string;
  /** Of a confirmation; asked for by its reader. */
  isWelcome: boolean;
  isNow: boolean;
  /** The address that it came to, and the name that it begins with. */
  to: string;
  name: string;
  by: Pick<Invocation, 'name' | 'startedAt' | 'version' | 'isTick'>;
}
