/** What came of what the operator asked for, in a sentence or two. */

import { ended } from '../../delivery/incident-text.ts';
import type { OperatorAction } from '../../domain/action.ts';
import { formatTimeAgo } from '../format.ts';
import type { Result } from './result.ts';
import { bothClocks, dayWords, hourWords } from './when.ts';

/** Whose clock an instant is told by, and now (ms). */
interface Teller {
  timeZone: string;
  now: number;
}

/** For the subscriber as they are after it. */
export function said(order: OperatorAction, result: Result, { timeZone, now }: Teller): string {
  switch (result.kind) {
    case 'done':
      return done(order);
    case 'done-late':
      return `${done(order)} A lesson was on its way just then: it may still reach them, and counts as had if it left.`;
    case 'after-lesson':
      return afterLesson(order);
    case 'nothing':
      return nothing(order);
    case 'delayed':
      return 'Resend did not surely take the lesson. It is written down, and the next ticks send it, once.';
    case 'refused':
      return 'Resend takes no mail for this address: nothing was sent, and nothing has changed.';
    case 'too-soon':
      return `It is too soon: lessons keep twelve hours between them, six after the first. The next one can leave from ${bothClocks(result.at, timeZone, now)} on.`;
    case 'moved':
      return 'Nothing was done: they go on with another address. Do it there.';
    case 'nobody':
      return 'Nothing was done: nobody is known here. They may have been deleted just now.';
    case 'too-late':
      return 'Nothing was done: a deletion can be taken back for an hour, by the page that told of it. They can sign up again once you lift it.';
    case 'deleted':
      return done(order);
    case 'just-now':
      return `Nothing was sent: this lesson went out to them once more ${formatTimeAgo(result.at, now)}. Wait for ten minutes before you send it again.`;
    case 'not-had':
      return 'Nothing was sent: only a lesson that they have had, and that the course still has, can be sent again.';
    case 'out':
      return 'Nothing was sent: they are out of the course, and are not mailed.';
    case 'unsent':
      return result.isKnown
        ? `Nothing was sent. ${ended(result.reason)} See to that, and press again.`
        : `Nobody can tell whether it left. ${ended(result.reason)} Press again within ten minutes: it is sent once at the most.`;
  }
}

function done(order: OperatorAction): string {
  switch (order.action) {
    case 'pause':
      return order.until === null
        ? 'Their course is paused, until they or you resume it.'
        : `Their course is paused until ${dayWords(order.until)}: the next lesson comes on that day.`;
    case 'resume':
      return 'Their course goes on.';
    case 'now':
      return 'The next lesson is on its way. The one after it comes at their hour, twelve hours later at the earliest.';
    case 'restart':
      return 'Their course begins again with the first lesson, at their hour.';
    case 'undo-restart':
      return 'They go on where they were before they began again.';
    case 'hour':
      return `Their lessons come at ${hourWords(order.hour)} from now on${order.timeZone === null ? '' : `, by the clock of ${order.timeZone}`}.`;
    case 'name':
      return order.name === ''
        ? 'They have no name from now on.'
        : `They are called ${order.name} from the next mail on.`;
    case 'resend':
      return 'The lesson is on its way to them once more, as a mail of its own. Their place in the course has not changed.';
    case 'remove':
      return 'They are off the course, and are not mailed any more.';
    case 'restore':
      return 'The deletion is taken back: all is as it was before.';
    case 'lift':
      return 'This address can sign up again. Nobody is mailed before that.';
    case 'delete':
      return 'They are deleted, at all of their addresses, and are not mailed again.';
  }
}

function afterLesson({ action }: OperatorAction): string {
  if (action === 'now') return 'A lesson is on its way to them already.';
  return 'A lesson is on its way to them just now. What you asked for is written down, and done right after it, by the next ticks.';
}

function nothing({ action }: OperatorAction): string {
  if (action === 'lift') return 'There was nothing to do: no deletion of this address is known.';
  return 'There was nothing to do: it is so already, the course is over for them, or they are not in it.';
}
