/**
 * An import from a file. `import:<instant>` is how far it has come; `import-rows:<instant>:<n>` are the people of the file, a
 * piece of some hundreds a key, and `import-refused:<instant>:<n>` the rows that are not brought in, with why. All go after
 * two days, but for an import that has begun to write subscribers: that is to be finished, or given up.
 */

import {
  array,
  boolean,
  type GenericSchema,
  type InferOutput,
  is,
  nullable,
  number,
  object,
  optional,
  parse,
  picklist,
  record,
  string,
} from 'valibot';
import type { Candidate } from '../domain/import.ts';
import { CONNECTIONS, forEachConcurrent } from '../domain/streams.ts';
import { SubscriberSchema } from '../domain/subscriber.ts';
import { DAY_MS } from '../domain/time.ts';
import { KEYS } from './keys.ts';
import type { Namespace } from './namespace.ts';

/** People in one piece: their two keys each and the step's own operations stay below the thousand of one request. */
export const PIECE_ROWS = 400;

const TTL_S = (2 * DAY_MS) / 1000;

const CandidateSchema: GenericSchema<Candidate> = object({
  row: number(),
  address: string(),
  name: string(),
  timeZone: string(),
  sendHour: optional(number()),
  status: optional(SubscriberSchema.entries.status),
  place: optional(object({ had: array(string()), next: nullable(string()) })),
  lastLessonAt: optional(number()),
  pausedAt: optional(number()),
  pausedUntil: optional(number()),
  leftAt: optional(number()),
  leaveReason: optional(string()),
  reason: optional(string()),
  requestedAt: optional(number()),
  confirmedAt: optional(number()),
  origin: optional(string()),
  words: optional(string()),
});

const RefusalSchema = object({
  row: number(),
  /** The address as it stands in the file. */
  email: string(),
  /** A sentence. */
  reason: string(),
});

export type Refusal = InferOutput<typeof RefusalSchema>;

const ShownSchema = object({ row: number(), email: string() });

const ImportSchema = object({
  /** When its file was read (ms): its name. */
  at: number(),
  /** `previewing`: who is known already; `previewed`: it waits for the operator; `importing`: it writes subscribers. */
  phase: picklist(['previewing', 'previewed', 'importing', 'done']),
  /** The file's name, whose file it is, and whether that says who has left. */
  file: string(),
  source: string(),
  hasStatus: boolean(),
  /** Where and when its people agreed, in the operator's words. */
  words: string(),
  /** The slug of the lesson with which who has no place of their own begins. */
  from: string(),
  /** Pieces of people, and how many of them the phase has done. */
  pieces: number(),
  cursor: number(),
  /** From when (ms), never earlier than it is, the next step counts the hours until a cohort begins. */
  stepAt: number(),
  /** Rows of people in the file. */
  rows: number(),
  counts: object({
    /** Who will get lessons, and who is only remembered as gone: found by the look. */
    fresh: number(),
    gone: number(),
    known: number(),
    refused: number(),
    /** Who has been written so far. */
    written: number(),
  }),
  /** Rows by why they are refused. */
  reasons: record(string(), number()),
  /** The first rows of each kind. */
  shown: object({ fresh: array(ShownSchema), known: array(ShownSchema), refused: array(RefusalSchema) }),
});

export type Import = InferOutput<typeof ImportSchema>;

const numbered = (prefix: string, at: number, n: number) => `${prefix}${at}:${String(n).padStart(5, '0')}`;

const ListedSchema = object({ at: number(), phase: ImportSchema.entries.phase, file: string() });

/** What a list tells of an import. */
export type ListedImport = InferOutput<typeof ListedSchema>;

/** `at` (ms) names an import everywhere. */
export interface ImportStore {
  /** How far an import has come; null where there is none of this instant. */
  get(at: number): Promise<Import | null>;
  /** Writes how far an import has come. */
  put(state: Import): Promise<void>;
  /** The imports there are, oldest first: one list. Each that is not `done` waits for the operator. */
  list(): Promise<ListedImport[]>;
  /** Keeps a piece of an import's people, the n-th counted from 0: JSON of an array of them. */
  putPiece(at: number, n: number, json: string): Promise<void>;
  /** A piece of an import's people; null where it is kept no more. */
  getPiece(at: number, n: number): Promise<Candidate[] | null>;
  /** Keeps rows that are refused, under a number of their own. */
  putRefused(at: number, n: number, refused: readonly Refusal[]): Promise<void>;
  /** All rows of an import that are refused. */
  refused(at: number): AsyncGenerator<Refusal>;
  /** Forgets an import and all that it kept. The import itself goes last, so that what is left of one can still be canceled. */
  delete(at: number): Promise<void>;
}

export function createImportStore(namespace: Namespace): ImportStore {
  return {
    async get(at) {
      const stored = await namespace.getJson(`${KEYS.import}${at}`);
      return is(ImportSchema, stored) ? stored : null;
    },
    put(state) {
      const kept = state.phase === 'importing' ? {} : { expirationTtl: TTL_S };
      const metadata: ListedImport = { at: state.at, phase: state.phase, file: state.file };
      return namespace.put(`${KEYS.import}${state.at}`, JSON.stringify(state), { metadata, ...kept });
    },
    async list() {
      const imports: ListedImport[] = [];
      for await (const { metadata } of namespace.list(KEYS.import))
        if (is(ListedSchema, metadata)) imports.push(metadata);
      return imports;
    },
    putPiece: (at, n, json) => namespace.put(numbered(KEYS.importRows, at, n), json, { expirationTtl: TTL_S }),
    async getPiece(at, n) {
      const stored = await namespace.getJson(numbered(KEYS.importRows, at, n));
      return stored === null ? null : parse(array(CandidateSchema), stored);
    },
    putRefused: (at, n, refused) =>
      namespace.put(numbered(KEYS.importRefused, at, n), JSON.stringify(refused), { expirationTtl: TTL_S }),
    async *refused(at) {
      for await (const { name } of namespace.list(`${KEYS.importRefused}${at}:`)) {
        const stored = await namespace.getJson(name);
        if (is(array(RefusalSchema), stored)) yield* stored;
      }
    },
    async delete(at) {
      await forEachConcurrent(
        rowKeysOf(namespace, at),
        () => CONNECTIONS,
        (key) => namespace.delete(key),
      );
      await namespace.delete(`${KEYS.import}${at}`);
    },
  };
}

async function* rowKeysOf(namespace: Namespace, at: number): AsyncGenerator<string> {
  for (const prefix of [KEYS.importRows, KEYS.importRefused])
    for await (const { name } of namespace.list(`${prefix}${at}:`)) yield name;
}
