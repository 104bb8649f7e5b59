/**
 * `figures`: the last whole count of a course's subscribers that one request could not make, and `figures:counting`: one that
 * is under way. The latter says where it is in the list of subscribers, which may name one: so it is gone within the hour.
 */

import {
  array,
  boolean,
  nullable,
  number,
  object,
  parseJson,
  picklist,
  pipe,
  record,
  safeParse,
  string,
} from 'valibot';
import type { Count, Figures } from '../domain/funnel.ts';
import { KEYS } from './keys.ts';
import type { Namespace } from './namespace.ts';

/** How long (s) a count that nobody goes on with is kept. */
const TTL_S = 3_600;

const TallySchema = object({
  going: number(),
  paused: number(),
  finished: number(),
  left: number(),
  bounced: number(),
  complained: number(),
  refused: number(),
});

const FiguresSchema = object({
  lessons: array(string()),
  reached: array(number()),
  after: array(TallySchema),
  days: record(string(), object({ asked: number(), confirmed: number() })),
  imported: number(),
});

const WholeSchema = object({ figures: FiguresSchema, at: number() });

const CountingSchema = object({
  count: object({
    figures: FiguresSchema,
    batches: record(string(), array(nullable(object({ had: string(), finished: boolean() })))),
    places: record(string(), number()),
  }),
  at: number(),
  next: picklist(['batches', 'readers', 'nothing']),
  cursor: nullable(string()),
});

export interface WholeCount {
  figures: Figures;
  /** When the count began (ms). */
  at: number;
}

/** A count that is under way. */
export interface Counting {
  count: Count;
  /** When it began (ms). */
  at: number;
  /** What comes next. */
  next: 'batches' | 'readers' | 'nothing';
  /** From where in its list on; null: from the beginning. */
  cursor: string | null;
}

export interface FigureStore {
  /** Both, as far as there are any that this version can read: two reads. */
  get(): Promise<{ whole: WholeCount | null; counting: Counting | null }>;
  /** Lays a count down, to be taken up again within the hour. */
  putCounting(counting: Counting): Promise<void>;
  /** Keeps a whole count in place of the one before, and of what led to it. */
  putWhole(whole: WholeCount): Promise<void>;
}

export function createFigureStore(namespace: Namespace): FigureStore {
  return {
    async get() {
      const [whole, counting] = await Promise.all([namespace.getText(KEYS.figures), namespace.getText(KEYS.counting)]);
      const readWhole = safeParse(pipe(string(), parseJson(), WholeSchema), whole);
      const readCounting = safeParse(pipe(string(), parseJson(), CountingSchema), counting);
      return {
        whole: readWhole.success ? readWhole.output : null,
        counting: readCounting.success ? readCounting.output : null,
      };
    },
    putCounting: (counting) => namespace.put(KEYS.counting, JSON.stringify(counting), { expirationTtl: TTL_S }),
    async putWhole(whole) {
      await namespace.put(KEYS.figures, JSON.stringify(whole));
      await namespace.delete(KEYS.counting);
    },
  };
}
