/** A row of our own export: it brings along where its person is in the course, and that they are gone, if they are. */
import { type InferOutput, safeParse } from 'valibot';
import type { Candidate } from '../../../domain/import.ts';
import { SubscriberSchema } from '../../../domain/subscriber.ts';
import { withoutGuard } from '../../people-file.ts';
import type { Header } from './formats.ts';
import { instantIn } from './instants.ts';
import { cellsBy, type RawRow } from './raw-row.ts';

type OwnHeader = Extract<Header, { kind: 'ours' }>;

const StatusSchema = SubscriberSchema.entries.status;

const STATUS =
  'Its status is none of active, paused, left, refused, bounced and complained, as they stand in our own export.';
const HOUR = 'Its hour is no whole one from 0 to 23: mend it, or leave it empty.';
const LESSONS = 'Its lessons are no slugs with spaces between them, as they stand in our own export.';

const SLUGS = /^([a-z0-9-]+( [a-z0-9-]+)*)?$/;

/** Reads a row; what it tells of consent after `now` (ms) does not count. */
export function ownRow({ columns }: OwnHeader, cells: readonly string[], now: number): RawRow {
  const raw = cellsBy(columns, cells);
  const cell: typeof raw = (name) => withoutGuard(raw(name));
  return { email: cell('email'), name: cell('name'), timeZone: cell('time zone'), rest: restOf(cell, now) };
}

type Cell = ReturnType<typeof cellsBy<Parameters<OwnHeader['columns']['get']>[0]>>;

function restOf(cell: Cell, now: number): RawRow['rest'] {
  const status = safeParse(StatusSchema, cell('status'));
  if (!status.success) return { against: STATUS };
  const hour = cell('hour');
  if (!/^(\d|1\d|2[0-3])?$/.test(hour)) return { against: HOUR };
  if (!SLUGS.test(cell('lessons had')) || !SLUGS.test(cell('next lesson'))) return { against: LESSONS };
  return {
    status: status.output,
    place: placeIn(cell, status.output),
    sendHour: hour === '' ? undefined : Number(hour),
    lastLessonAt: instantIn(cell('last lesson at'), now),
    pausedAt: instantIn(cell('paused since')),
    pausedUntil: instantIn(cell('paused until')),
    leftAt: instantIn(cell('left at')),
    leaveReason: textIn(cell('why they left')),
    reason: textIn(cell('why not mailed')),
    requestedAt: instantIn(cell('asked at'), now),
    confirmedAt: instantIn(cell('confirmed at'), now),
    origin: textIn(cell('website')),
    words: textIn(cell('agreed')),
  };
}

/** More than anybody can have written there (characters). */
const MAX_TEXT_LENGTH = 1_000;

const textIn = (cell: string) => cell.slice(0, MAX_TEXT_LENGTH) || undefined;

/** Whoever takes part, has had nothing and has nothing before them was written in by hand: they begin as everybody does. */
function placeIn(cell: Cell, status: InferOutput<typeof StatusSchema>): Candidate['place'] {
  const had = cell('lessons had')
    .split(' ')
    .filter((slug) => slug !== '');
  const next = cell('next lesson') || null;
  return status === 'active' && had.length === 0 && next === null ? undefined : { had, next };
}
