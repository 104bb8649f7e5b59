/** A row of Daystep's own export, which also says where a subscriber is in the course and whether they left. */
import { type InferOutput, safeParse } from 'valibot';
import type { Candidate } from '../../../domain/import.ts';
import { SubscriberSchema } from '../../../domain/subscriber.ts';
import { withoutFormulaGuard } from '../../subscriber-csv.ts';
import { cellReader, parseInstant, type RawRow } from './cells.ts';
import type { Header } from './formats.ts';

type DaystepHeader = Extract<Header, { kind: 'daystep' }>;

const StatusSchema = SubscriberSchema.entries.status;

const UNKNOWN_STATUS = 'Unknown status. A Daystep export has active, paused, left, refused, bounced or complained.';
const INVALID_HOUR = 'Not an hour. Enter a whole number from 0 to 23, or leave the cell empty.';
const INVALID_LESSONS = 'Not a list of lessons. A Daystep export has lesson slugs separated by spaces.';

const SLUGS = /^([a-z0-9-]+( [a-z0-9-]+)*)?$/;

/** Reads a row. Instants of consent after `now` (ms) are ignored. */
export function daystepRow({ columns }: DaystepHeader, cells: readonly string[], now: number): RawRow {
  const raw = cellReader(columns, cells);
  const cell: typeof raw = (name) => withoutFormulaGuard(raw(name));
  return { email: cell('email'), name: cell('name'), timeZone: cell('time zone'), rest: restOf(cell, now) };
}

type Cell = ReturnType<typeof cellReader<Parameters<DaystepHeader['columns']['get']>[0]>>;

function restOf(cell: Cell, now: number): RawRow['rest'] {
  const status = safeParse(StatusSchema, cell('status'));
  if (!status.success) return { rejection: UNKNOWN_STATUS };
  const hour = cell('hour');
  if (!/^(\d|1\d|2[0-3])?$/.test(hour)) return { rejection: INVALID_HOUR };
  if (!SLUGS.test(cell('lessons had')) || !SLUGS.test(cell('next lesson'))) return { rejection: INVALID_LESSONS };
  return {
    status: status.output,
    place: positionIn(cell, status.output),
    sendHour: hour === '' ? undefined : Number(hour),
    lastLessonAt: parseInstant(cell('last lesson at'), now),
    pausedAt: parseInstant(cell('paused since')),
    pausedUntil: parseInstant(cell('paused until')),
    leftAt: parseInstant(cell('left at')),
    leaveReason: textIn(cell('why they left')),
    reason: textIn(cell('why not mailed')),
    requestedAt: parseInstant(cell('asked at'), now),
    confirmedAt: parseInstant(cell('confirmed at'), now),
    origin: textIn(cell('website')),
    words: textIn(cell('agreed')),
  };
}

/** More than anybody can have entered (characters). */
const MAX_TEXT_LENGTH = 1_000;

const textIn = (cell: string) => cell.slice(0, MAX_TEXT_LENGTH) || undefined;

/** An active subscriber with no lessons behind or ahead was added to the file by hand: they start like everyone else. */
function positionIn(cell: Cell, status: InferOutput<typeof StatusSchema>): Candidate['place'] {
  const had = cell('lessons had')
    .split(' ')
    .filter((slug) => slug !== '');
  const next = cell('next lesson') || null;
  return status === 'active' && had.length === 0 && next === null ? undefined : { had, next };
}
