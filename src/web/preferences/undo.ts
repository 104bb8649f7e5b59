/** What takes a change back: a form like any other, so that it works without script. */

import type { Words } from '../../locales/locale.ts';
import { zoneWords } from '../parts/instant.ts';
import type { Change, PageWish, Settings } from './view-model.ts';

export interface Undo {
  /** What the button says. */
  label: string;
  fields: Readonly<Record<string, string>>;
}

/** What takes back what was just done; null where there is nothing to take back, or no way to. */
export function undoOf({ wish, kind, before }: Change, words: Words): Undo | null {
  if (kind !== 'done' && kind !== 'after-lesson') return null;
  const { undo } = words.changes;
  switch (wish.action) {
    case 'pause':
      return kind === 'after-lesson' ? takeBack(wish, before, words) : pauseAsBefore(before, words);
    case 'resume':
      return kind === 'done' && (before.isPaused || before.pausedUntil) ? pauseAsBefore(before, words) : null;
    case 'return':
      return { label: undo.return, fields: { action: 'leave' } };
    case 'reason':
      return kind === 'done' && !before.gaveReason
        ? { label: undo.reason, fields: { action: 'reason', reason: '' } }
        : null;
    default:
      return takeBack(wish, before, words);
  }
}

/** What takes back a wish that still waits for a lesson. */
export function takeBack(wish: PageWish, before: Settings, words: Words): Undo | null {
  const { undo } = words.changes;
  const { name } = before;
  switch (wish.action) {
    case 'pause':
      return { label: undo.pause, fields: { action: 'resume' } };
    case 'hour':
      return hourAsBefore(before, wish.timeZone ?? before.timeZone, words);
    case 'name':
      return { label: name === '' ? undo.noName : undo.name({ name }), fields: { action: 'name', name } };
    case 'restart':
      return { label: undo.restart, fields: { action: 'undo-restart' } };
    case 'undo-restart':
      return { label: undo['undo-restart'], fields: { action: 'restart' } };
    default:
      return null;
  }
}

function pauseAsBefore(before: Settings, { changes: { undo } }: Words): Undo {
  if (before.isPaused) return { label: undo.pauseAsBefore, fields: { action: 'pause', until: '' } };
  if (!before.pausedUntil) return { label: undo.pause, fields: { action: 'resume' } };
  const { day, words } = before.pausedUntil;
  return { label: undo.pauseUntil({ day: words }), fields: { action: 'pause', until: day } };
}

/** A zone is named only where it changed, too: a button on a phone has room for few words. */
function hourAsBefore({ hour, hours, timeZone }: Settings, newZone: string, words: Words): Undo {
  const fields = { action: 'hour', hour: String(hour), timezone: timeZone };
  const time = hours[hour] ?? '';
  const told = newZone === timeZone ? time : `${time} (${zoneWords(timeZone, words)})`;
  return { label: words.changes.undo.hour({ hour: told }), fields };
}
