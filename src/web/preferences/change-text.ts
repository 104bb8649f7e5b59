/** What became of a reader's wish, in a sentence or two. */

import type { Messages } from '../../locales/locale.ts';
import { zoneWords } from '../parts/instant.ts';
import type { Change, PageRequest, PreferencesReader } from './view-model.ts';

/** For the reader as they are after it. */
export function changeWords({ request, kind }: Change, reader: PreferencesReader, messages: Messages): string {
  const { changes } = messages;
  switch (kind) {
    case 'done':
      return doneWords(request, reader, messages);
    case 'after-lesson':
      return waitingWords(request, reader, messages);
    case 'nothing':
      return nothingWords(request, reader, messages);
    case 'delayed':
      return changes.delayed;
    case 'too-soon':
      return tooSoonWords(reader, changes);
    case 'refused':
      return changes.refused({ address: reader.email });
  }
}

/** Why the next lesson cannot be had yet. */
export function tooSoonWords({ nextNow }: PreferencesReader, { tooSoon, tooSoonUntil }: Messages['changes']): string {
  return typeof nextNow === 'object' && nextNow ? tooSoonUntil({ when: nextNow.from }) : tooSoon;
}

/** What happens once a lesson that is on its way has arrived. */
export function waitingWords(request: PageRequest, reader: PreferencesReader, messages: Messages): string {
  return `${messages.changes.onItsWay} ${afterLessonWords(request, reader, messages)}`;
}

function afterLessonWords(request: PageRequest, reader: PreferencesReader, messages: Messages): string {
  const told = messages.changes.afterLesson;
  switch (request.action) {
    case 'pause':
      return request.until === null ? told.pause : told.pauseUntil({ day: request.until.messages });
    case 'hour':
      return told.hour({ hour: hourWords(request, reader, messages) });
    case 'name':
      return request.name === '' ? told.noName : told.name(request);
    case 'resume':
    case 'restart':
    case 'undo-restart':
      return told[request.action];
    default:
      return told.other;
  }
}

function hourWords(
  { hour, timeZone }: Extract<PageRequest, { action: 'hour' }>,
  reader: PreferencesReader,
  messages: Messages,
): string {
  return `${reader.hours[hour] ?? ''} (${zoneWords(timeZone ?? reader.timeZone, messages)})`;
}

function doneWords(request: PageRequest, reader: PreferencesReader, messages: Messages): string {
  const told = messages.changes.done;
  const isPaused = reader.status === 'paused';
  switch (request.action) {
    case 'pause':
      return request.until === null ? told.pause : told.pauseUntil({ day: request.until.messages });
    case 'hour':
      return (isPaused ? told.hourPaused : told.hour)({ hour: hourWords(request, reader, messages) });
    case 'name':
      return request.name === '' ? told.noName : told.name(request);
    case 'address':
      return told.address(request);
    case 'return':
      return isPaused ? told.returnPaused : told.return;
    case 'reason':
      return reader.gaveReason ? told.reason : told.noReason;
    default:
      // To resume may only have taken back a pause that had not begun.
      return told[request.action];
  }
}

function nothingWords(request: PageRequest, reader: PreferencesReader, messages: Messages): string {
  const told = messages.changes.nothing;
  const { status, name, email } = reader;
  const isGone = status !== 'active' && status !== 'paused' && status !== 'finished';
  if (isGone) return told.gone;
  if (request.action === 'name') return name === '' ? told.noName : told.name({ name });
  if (request.action === 'address') return told.address({ address: email });
  if (status === 'finished') return told.finished;
  switch (request.action) {
    case 'hour':
      return told.hour({ hour: hourWords(request, reader, messages) });
    case 'restart':
    case 'undo-restart':
    case 'return':
    case 'now':
      return told[request.action];
    default:
      return status === 'paused' ? told.paused : told.running;
  }
}
