/** What became of a reader's wish, in a sentence or two: plain words for somebody who is tired. */
import { zoneWords } from '../http/words.ts';
import type { Change, PageWish, PreferencesReader } from './reader.ts';

/** For the reader as they are after it. */
export function changeWords({ wish, kind }: Change, reader: PreferencesReader): string {
  switch (kind) {
    case 'done':
      return doneWords(wish, reader);
    case 'after-lesson':
      return `A lesson may be on its way to you just now. ${afterLessonWords(wish, reader)}`;
    case 'nothing':
      return nothingWords(wish, reader);
    case 'delayed':
      return 'Sending takes a little longer than usual right now. Your lesson comes within the next quarter of an hour or so.';
    case 'too-soon':
      return tooSoonWords(reader);
    case 'refused':
      return `Our mail service cannot send to ${reader.email} just now. Nothing has changed.`;
  }
}

/** Why the next lesson cannot be had yet. */
export function tooSoonWords({ nextNow }: PreferencesReader): string {
  const from = typeof nextNow === 'object' && nextNow ? ` You can ask for the next one from ${nextNow.from} on.` : '';
  return `Each lesson has half a day to itself.${from}`;
}

/** What happens once a lesson that is on its way has arrived. */
export function afterLessonWords(wish: PageWish, reader: PreferencesReader): string {
  switch (wish.action) {
    case 'pause':
      return wish.until === null
        ? 'Your course pauses right after it.'
        : `Your course pauses right after it, until ${wish.until.words}.`;
    case 'resume':
      return 'Your course goes on right after it.';
    case 'hour':
      return `Those after it come at ${hourWords(wish, reader)}.`;
    case 'name':
      return wish.name === '' ? 'Those after it use no name.' : `Those after it call you ${wish.name}.`;
    case 'restart':
      return 'After it, the course begins again with lesson 1.';
    case 'undo-restart':
      return 'After it, you go on where you were.';
    default:
      return 'The next one comes after it, at your usual hour.';
  }
}

function hourWords({ hour, timeZone }: Extract<PageWish, { action: 'hour' }>, reader: PreferencesReader): string {
  return `${reader.hours[hour] ?? ''} (${zoneWords(timeZone ?? reader.timeZone)})`;
}

function doneWords(wish: PageWish, reader: PreferencesReader): string {
  switch (wish.action) {
    case 'pause':
      return wish.until === null
        ? 'Your course is paused. It waits for you as long as you like.'
        : `Your course is paused. It goes on by itself on ${wish.until.words}.`;
    case 'resume':
      // They may only have taken back a pause that had not begun.
      return 'Good. Your course goes on.';
    case 'hour':
      return reader.status === 'paused'
        ? `Once you resume, your lessons come at ${hourWords(wish, reader)}.`
        : `From now on your lessons come at ${hourWords(wish, reader)}.`;
    case 'name':
      return wish.name === ''
        ? 'Done. From the next email on we write to you without a name.'
        : `Done. From the next email on we call you ${wish.name}.`;
    case 'address':
      return `We have sent an email to ${wish.address}. Once you press the button there, your lessons go there. Until then, and if you change your mind, everything stays as it is.`;
    case 'now':
      return 'Your next lesson is on its way. It should be in your inbox within a minute or two. It cannot be called back.';
    case 'restart':
      return 'You begin again with lesson 1, at your usual hour.';
    case 'undo-restart':
      return 'Good. You are back where you were.';
    case 'return':
      return reader.status === 'paused'
        ? 'Welcome back. Your course is paused, as it was when you left.'
        : 'Welcome back. You are where you left off.';
    case 'reason':
      return reader.gaveReason
        ? 'Thank you. It helps us to make the course better.'
        : 'Done. What you wrote is deleted.';
    case 'restore':
      return 'You are back, and nothing is lost.';
  }
}

function nothingWords(wish: PageWish, reader: PreferencesReader): string {
  const { action } = wish;
  const { status, name, email } = reader;
  const isGone = status !== 'active' && status !== 'paused' && status !== 'finished';
  if (isGone) return 'No lessons come any more, so there is nothing to change.';
  if (action === 'name') return name === '' ? 'We use no name already.' : `We call you ${name} already.`;
  if (action === 'address') return `Your lessons go to ${email} already.`;
  if (status === 'finished') return 'You have had the whole course, so there is nothing to change.';
  switch (wish.action) {
    case 'hour':
      return `Your lessons come at ${hourWords(wish, reader)} already.`;
    case 'restart':
      return 'You are at the beginning already.';
    case 'undo-restart':
      return 'You are where you were already.';
    case 'return':
      return 'You are in the course already.';
    case 'now':
      return 'There is no lesson that could be sent now.';
    default:
      return status === 'paused' ? 'Your course is paused already.' : 'Your course is running already.';
  }
}
