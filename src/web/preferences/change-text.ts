/** What became of a subscriber's request, in a sentence or two. */
import type { Messages } from '../../locales/locale.ts';
import { formatZone } from '../parts/dates.ts';
import type { Change, PageRequest, SubscriberView } from './view.ts';

/** `subscriber` is as they are after the change. */
export function changeText({ request, kind }: Change, subscriber: SubscriberView, messages: Messages): string {
  const { changes } = messages;
  switch (kind) {
    case 'done':
      return doneText(request, subscriber, messages);
    case 'after-lesson':
      return waitingText(request, subscriber, messages);
    case 'nothing':
      return nothingText(request, subscriber, messages);
    case 'delayed':
      return changes.delayed;
    case 'too-soon':
      return tooSoonText(subscriber, changes);
    case 'refused':
      return changes.refused({ address: subscriber.email });
  }
}

/** Why the next lesson cannot be sent yet. */
export function tooSoonText({ nextNow }: SubscriberView, { tooSoon, tooSoonUntil }: Messages['changes']): string {
  return typeof nextNow === 'object' && nextNow ? tooSoonUntil({ when: nextNow.from }) : tooSoon;
}

/** What happens once the lesson that is on its way has arrived. */
export function waitingText(request: PageRequest, subscriber: SubscriberView, messages: Messages): string {
  return `${messages.changes.onItsWay} ${afterLessonText(request, subscriber, messages)}`;
}

function afterLessonText(request: PageRequest, subscriber: SubscriberView, messages: Messages): string {
  const text = messages.changes.afterLesson;
  switch (request.action) {
    case 'pause':
      return request.until === null ? text.pause : text.pauseUntil({ day: request.until.text });
    case 'hour':
      return text.hour({ hour: hourText(request, subscriber, messages) });
    case 'name':
      return request.name === '' ? text.noName : text.name(request);
    case 'resume':
    case 'restart':
    case 'undo-restart':
      return text[request.action];
    default:
      return text.other;
  }
}

function hourText(
  { hour, timeZone }: Extract<PageRequest, { action: 'hour' }>,
  subscriber: SubscriberView,
  messages: Messages,
): string {
  return `${subscriber.hours[hour] ?? ''} (${formatZone(timeZone ?? subscriber.timeZone, messages)})`;
}

function doneText(request: PageRequest, subscriber: SubscriberView, messages: Messages): string {
  const text = messages.changes.done;
  const isPaused = subscriber.status === 'paused';
  switch (request.action) {
    case 'pause':
      return request.until === null ? text.pause : text.pauseUntil({ day: request.until.text });
    case 'hour':
      return (isPaused ? text.hourPaused : text.hour)({ hour: hourText(request, subscriber, messages) });
    case 'name':
      return request.name === '' ? text.noName : text.name(request);
    case 'address':
      return text.address(request);
    case 'return':
      return isPaused ? text.returnPaused : text.return;
    case 'reason':
      return subscriber.gaveReason ? text.reason : text.noReason;
    default:
      // Resuming may only have undone a pause that had not begun.
      return text[request.action];
  }
}

function nothingText(request: PageRequest, subscriber: SubscriberView, messages: Messages): string {
  const text = messages.changes.nothing;
  const { status, name, email } = subscriber;
  const isGone = status !== 'active' && status !== 'paused' && status !== 'finished';
  if (isGone) return text.gone;
  if (request.action === 'name') return name === '' ? text.noName : text.name({ name });
  if (request.action === 'address') return text.address({ address: email });
  if (status === 'finished') return text.finished;
  switch (request.action) {
    case 'hour':
      return text.hour({ hour: hourText(request, subscriber, messages) });
    case 'restart':
    case 'undo-restart':
    case 'return':
    case 'now':
      return text[request.action];
    default:
      return status === 'paused' ? text.paused : text.running;
  }
}
