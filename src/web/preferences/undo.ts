/** The request that undoes a change. It is a form like any other, so it works without script. */
import { type SubscriberAction, UNDONE_BY } from '../../domain/action.ts';
import type { Messages } from '../../locales/locale.ts';
import { formatZone } from '../parts/dates.ts';
import type { Change, PageRequest, Settings } from './view.ts';

export interface Undo {
  /** The button's label. */
  label: string;
  fields: Readonly<Record<string, string>> & { action: SubscriberAction['action'] };
}

/** What undoes what was just done; null where nothing was done, or it cannot be undone. */
export function undoOf({ request, kind, before }: Change, messages: Messages): Undo | null {
  if (kind !== 'done' && kind !== 'after-lesson') return null;
  const { undo } = messages.changes;
  switch (request.action) {
    case 'pause':
      return kind === 'after-lesson' ? undoOfWaiting(request, before, messages) : previousPause(before, messages);
    case 'resume':
      return kind === 'done' && (before.isPaused || before.pausedUntil) ? previousPause(before, messages) : null;
    case 'return':
      return { label: undo.return, fields: { action: UNDONE_BY.return } };
    case 'reason':
      return kind === 'done' && !before.gaveReason
        ? { label: undo.reason, fields: { action: UNDONE_BY.reason, reason: '' } }
        : null;
    default:
      return undoOfWaiting(request, before, messages);
  }
}

/** What undoes a request that still waits for a lesson to arrive. */
export function undoOfWaiting(request: PageRequest, before: Settings, messages: Messages): Undo | null {
  const { undo } = messages.changes;
  const { name } = before;
  switch (request.action) {
    case 'pause':
      return { label: undo.pause, fields: { action: UNDONE_BY.pause } };
    case 'hour':
      return previousHour(before, request.timeZone ?? before.timeZone, messages);
    case 'name':
      return { label: name === '' ? undo.noName : undo.name({ name }), fields: { action: UNDONE_BY.name, name } };
    case 'restart':
      return { label: undo.restart, fields: { action: UNDONE_BY.restart } };
    case 'undo-restart':
      return { label: undo['undo-restart'], fields: { action: UNDONE_BY['undo-restart'] } };
    case 'resume':
    case 'now':
    case 'address':
    case 'return':
    case 'reason':
    case 'restore':
      return null;
  }
}

function previousPause(before: Settings, { changes: { undo } }: Messages): Undo {
  if (before.isPaused) return { label: undo.pauseAsBefore, fields: { action: UNDONE_BY.resume, until: '' } };
  if (!before.pausedUntil) return { label: undo.pause, fields: { action: UNDONE_BY.pause } };
  const { day, text } = before.pausedUntil;
  return { label: undo.pauseUntil({ day: text }), fields: { action: UNDONE_BY.resume, until: day } };
}

/** The zone is named only if it changed too: a button on a phone has little room. */
function previousHour({ hour, hours, timeZone }: Settings, newZone: string, messages: Messages): Undo {
  const fields = { action: UNDONE_BY.hour, hour: String(hour), timezone: timeZone };
  const time = hours[hour] ?? '';
  const label = newZone === timeZone ? time : `${time} (${formatZone(timeZone, messages)})`;
  return { label: messages.changes.undo.hour({ hour: label }), fields };
}
