/** What takes a change back: a form like any other, so that it works without script. */
import { zoneWords } from '../http/words.ts';
import type { Change, PageWish, Settings } from './reader.ts';

export interface Undo {
  /** What the button says. */
  label: string;
  fields: Readonly<Record<string, string>>;
}

/** What takes back what was just done; null where there is nothing to take back, or no way to. */
export function undoOf({ wish, kind, before }: Change): Undo | null {
  if (kind !== 'done' && kind !== 'after-lesson') return null;
  switch (wish.action) {
    case 'pause':
      return kind === 'after-lesson' ? takeBack(wish, before) : pauseAsBefore(before, 'Do not pause');
    case 'resume':
      return kind === 'done' && (before.isPaused || before.pausedUntil) ? pauseAsBefore(before, '') : null;
    case 'return':
      return { label: 'Leave after all', fields: { action: 'leave' } };
    case 'reason':
      return kind === 'done' && !before.gaveReason
        ? { label: 'Delete what I wrote', fields: { action: 'reason', reason: '' } }
        : null;
    default:
      return takeBack(wish, before);
  }
}

/** What takes back a wish that still waits for a lesson. */
export function takeBack(wish: PageWish, before: Settings): Undo | null {
  switch (wish.action) {
    case 'pause':
      return { label: 'Do not pause', fields: { action: 'resume' } };
    case 'hour':
      return hourAsBefore(before);
    case 'name':
      return {
        label: before.name === '' ? 'Use no name, as before' : `Call me ${before.name}, as before`,
        fields: { action: 'name', name: before.name },
      };
    case 'restart':
      return { label: 'Go on where I was', fields: { action: 'undo-restart' } };
    case 'undo-restart':
      return { label: 'Begin again after all', fields: { action: 'restart' } };
    default:
      return null;
  }
}

function pauseAsBefore(before: Settings, goOn: string): Undo {
  if (before.isPaused) return { label: 'Pause until I resume', fields: { action: 'pause', until: '' } };
  if (!before.pausedUntil) return { label: goOn, fields: { action: 'resume' } };
  const { day, words } = before.pausedUntil;
  return { label: `Pause until ${words}`, fields: { action: 'pause', until: day } };
}

function hourAsBefore({ hour, hours, timeZone }: Settings): Undo {
  const fields = { action: 'hour', hour: String(hour), timezone: timeZone };
  return { label: `Back to ${hours[hour] ?? ''} (${zoneWords(timeZone)})`, fields };
}
