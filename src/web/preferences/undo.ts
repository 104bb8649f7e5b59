/** What takes a change back: a form like any other, so that it works without script. */

import { type SubscriberAction, UNDONE_BY } from '../../domain/action.ts';
import type { Messages } from '../../locales/locale.ts';
import { zoneWords } from '../parts/instant.ts';
import type { Change, PageRequest, Settings } from './view-model.ts';

export interface Undo {
  /** What the button says. */
  label: string;
  fields: Readonly<Record<string, string>> & { action: SubscriberAction['action'] };
}

/** What takes back what was just done; null where there is nothing to take back, or no way to. */
export function undoOf({ request, kind, before }: Change, messages: Messages): Undo | null {
  if (kind !== 'done' && kind !== 'after-lesson') return null;
  const { undo } = messages.changes;
  switch (request.action) {
    case 'pause':
      return kind === 'after-lesson' ? takeBack(request, before, messages) : pauseAsBefore(before, messages);
    case 'resume':
      return kind === 'done' && (before.isPaused || before.pausedUntil) ? pauseAsBefore(before, messages) : null;
    case 'return':
      return { label: undo.return, fields: { action: UNDONE_BY.return } };
    case 'reason':
      return kind === 'done' && !before.gaveReason
        ? { label: undo.reason, fields: { action: UNDONE_BY.reason, reason: '' } }
        : null;
    default:
      return takeBack(request, before, messages);
  }
}

/** What takes back a request that still waits for a lesson. */
export function takeBack(request: PageRequest, before: Settings, messages: Messages): Undo | null {
  const { undo } = messages.changes;
  const { name } = before;
  switch (request.action) {
    case 'pause':
      return { label: undo.pause, fields: { action: UNDONE_BY.pause } };
    case 'hour':
      return hourAsBefore(before, request.timeZone ?? before.timeZone, messages);
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

function pauseAsBefore(before: Settings, { changes: { undo } }: Messages): Undo {
  if (before.isPaused) return { label: undo.pauseAsBefore, fields: { action: UNDONE_BY.resume, until: '' } };
  if (!before.pausedUntil) return { label: undo.pause, fields: { action: UNDONE_BY.pause } };
  const { day, messages } = before.pausedUntil;
  return { label: undo.pauseUntil({ day: messages }), fields: { action: UNDONE_BY.resume, until: day } };
}

/** A zone is named only where it changed, too: a button on a phone has room for few words. */
function hourAsBefore({ hour, hours, timeZone }: Settings, newZone: string, messages: Messages): Undo {
  const fields = { action: UNDONE_BY.hour, hour: String(hour), timezone: timeZone };
  const time = hours[hour] ?? '';
  const told = newZone === timeZone ? time : `${time} (${zoneWords(timeZone, messages)})`;
  return { label: messages.changes.undo.hour({ hour: told }), fields };
}
