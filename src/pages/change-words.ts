import type { PreferencesReader } from './preferences.tsx';

/** What a reader has asked for on their own page, and what became of it. */
export interface Change {
  wish: { action: 'pause' } | { action: 'resume' } | { action: 'hour'; hour: number };
  /** `after-lesson`: a lesson is on its way just now, and the change follows it. `nothing`: there was nothing to do. */
  kind: 'done' | 'after-lesson' | 'nothing';
}

/** What became of a change, in a sentence or two for the reader as they are after it. */
export function changeWords({ wish, kind }: Change, reader: PreferencesReader): string {
  const hour = wish.action === 'hour' ? (reader.clock.hours[wish.hour] ?? '') : '';
  switch (kind) {
    case 'done':
      return doneWords(wish.action, hour, reader);
    case 'after-lesson':
      return `A lesson may be on its way to you just now. ${AFTER_LESSON[wish.action](hour)}`;
    case 'nothing':
      return nothingWords(wish.action, hour, reader.status);
  }
}

type Action = Change['wish']['action'];

function doneWords(action: Action, hour: string, { status, clock: { zone } }: PreferencesReader): string {
  switch (action) {
    case 'pause':
      return 'Your course is paused.';
    case 'resume':
      // They may only have taken back a pause that had not begun.
      return 'Good. Your course goes on.';
    case 'hour':
      return status === 'paused'
        ? `Once you resume, your lessons come at ${hour} (${zone}).`
        : `From now on your lessons come at ${hour} (${zone}).`;
  }
}

const AFTER_LESSON: Record<Action, (hour: string) => string> = {
  pause: () => 'Your course pauses right after it.',
  resume: () => 'Your course goes on right after it.',
  hour: (hour) => `Those after it come at ${hour}.`,
};

function nothingWords(action: Action, hour: string, status: PreferencesReader['status']): string {
  if (status === 'finished') return 'You have had the whole course, so there is nothing to change.';
  if (status !== 'active' && status !== 'paused') return 'No lessons come any more, so there is nothing to change.';
  if (action === 'hour') return `Your lessons come at ${hour} already.`;
  return status === 'paused' ? 'Your course is paused already.' : 'Your course is running already.';
}
