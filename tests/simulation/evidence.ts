/** What the promises are judged by. */
import type { SoundTick } from './delays.ts';
import type { Edition } from './editions.ts';
import type { Told } from './stage.ts';

/** What a judgement rests on, beside what the reader did and got. */
export interface Evidence {
  editions: readonly Edition[];
  /** The ticks in which nothing failed. */
  sound: readonly SoundTick[];
  told: readonly Told[];
  now: number;
  /** From when nothing fails any more (ms), and how far apart the ticks are (ms). */
  calmFrom: number;
  tickMs: number;
}

const DOUBT = /in[- ]doubt|may not have reached|nobody can tell/i;

/** When (ms) the operator was told that nobody knows of some lesson whether it left. */
export const doubtsIn = (told: readonly Told[]) => told.flatMap(({ at, text }) => (DOUBT.test(text) ? [at] : []));

/** Whether the operator was told that this lesson may not have reached its readers. */
export function isDoubted(lesson: string, told: readonly Told[]): boolean {
  return told.some(({ text }) => DOUBT.test(text) && text.includes(lesson));
}
