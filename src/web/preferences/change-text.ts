/** What became of a reader's wish, in a sentence or two. */

import type { Words } from '../../locales/locale.ts';
import { zoneWords } from '../parts/instant.ts';
import type { Change, PageWish, PreferencesReader } from './view-model.ts';

/** For the reader as they are after it. */
export function changeWords({ wish, kind }: Change, reader: PreferencesReader, words: Words): string {
  const { changes } = words;
  switch (kind) {
    case 'done':
      return doneWords(wish, reader, words);
    case 'after-lesson':
      return waitingWords(wish, reader, words);
    case 'nothing':
      return nothingWords(wish, reader, words);
    case 'delayed':
      return changes.delayed;
    case 'too-soon':
      return tooSoonWords(reader, changes);
    case 'refused':
      return changes.refused({ address: reader.email });
  }
}

/** Why the next lesson cannot be had yet. */
export function tooSoonWords({ nextNow }: PreferencesReader, { tooSoon, tooSoonUntil }: Words['changes']): string {
  return typeof nextNow === 'object' && nextNow ? tooSoonUntil({ when: nextNow.from }) : tooSoon;
}

/** What happens once a lesson that is on its way has arrived. */
export function waitingWords(wish: PageWish, reader: PreferencesReader, words: Words): string {
  return `${words.changes.onItsWay} ${afterLessonWords(wish, reader, words)}`;
}

function afterLessonWords(wish: PageWish, reader: PreferencesReader, words: Words): string {
  const told = words.changes.afterLesson;
  switch (wish.action) {
    case 'pause':
      return wish.until === null ? told.pause : told.pauseUntil({ day: wish.until.words });
    case 'hour':
      return told.hour({ hour: hourWords(wish, reader, words) });
    case 'name':
      return wish.name === '' ? told.noName : told.name(wish);
    case 'resume':
    case 'restart':
    case 'undo-restart':
      return told[wish.action];
    default:
      return told.other;
  }
}

function hourWords(
  { hour, timeZone }: Extract<PageWish, { action: 'hour' }>,
  reader: PreferencesReader,
  words: Words,
): string {
  return `${reader.hours[hour] ?? ''} (${zoneWords(timeZone ?? reader.timeZone, words)})`;
}

function doneWords(wish: PageWish, reader: PreferencesReader, words: Words): string {
  const told = words.changes.done;
  const isPaused = reader.status === 'paused';
  switch (wish.action) {
    case 'pause':
      return wish.until === null ? told.pause : told.pauseUntil({ day: wish.until.words });
    case 'hour':
      return (isPaused ? told.hourPaused : told.hour)({ hour: hourWords(wish, reader, words) });
    case 'name':
      return wish.name === '' ? told.noName : told.name(wish);
    case 'address':
      return told.address(wish);
    case 'return':
      return isPaused ? told.returnPaused : told.return;
    case 'reason':
      return reader.gaveReason ? told.reason : told.noReason;
    default:
      // To resume may only have taken back a pause that had not begun.
      return told[wish.action];
  }
}

function nothingWords(wish: PageWish, reader: PreferencesReader, words: Words): string {
  const told = words.changes.nothing;
  const { status, name, email } = reader;
  const isGone = status !== 'active' && status !== 'paused' && status !== 'finished';
  if (isGone) return told.gone;
  if (wish.action === 'name') return name === '' ? told.noName : told.name({ name });
  if (wish.action === 'address') return told.address({ address: email });
  if (status === 'finished') return told.finished;
  switch (wish.action) {
    case 'hour':
      return told.hour({ hour: hourWords(wish, reader, words) });
    case 'restart':
    case 'undo-restart':
    case 'return':
    case 'now':
      return told[wish.action];
    default:
      return status === 'paused' ? told.paused : told.running;
  }
}
