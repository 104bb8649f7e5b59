/** What is under way for a subscriber, and not done yet. */
import type { Deferrable } from '../../domain/action.ts';
import type { Transition } from '../../domain/transition.ts';
import type { Story } from './story.ts';
import { bothClocks, dayWords, hourWords } from './when.ts';

/** Nothing where nothing waits. */
export function Waits({ story }: { story: Story }) {
  const lines = [...lessonsThatWait(story), ...story.changes.flatMap((change) => changeWords(change, story))];
  if (lines.length === 0) return null;
  return (
    <>
      <h2>What waits</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

function lessonsThatWait({ position, lessons, subscriber, now }: Story): string[] {
  const { pendingSend, inDoubt, uncertain } = position;
  const subject = (slug: string) => `“${lessons.find((lesson) => lesson.slug === slug)?.subject ?? slug}”`;
  const since = pendingSend && bothClocks(pendingSend.since, subscriber.timeZone, now);
  return [
    ...(pendingSend
      ? [
          `${subject(pendingSend.lesson)} is not surely away since ${since}: each tick tries it again, and it comes once.`,
        ]
      : []),
    ...(inDoubt ? [`${subject(inDoubt.lesson)} is due, or on its way just now.`] : []),
    ...uncertain.map(
      (slug) =>
        `${subject(slug)} was sent, and nobody can tell whether it arrived. It counts as had; you can send it again below.`,
    ),
  ];
}

/** One that is made waits for nothing but a tick's look at it. */
function changeWords(change: Transition, { subscriber, now }: Story): string[] {
  const when = bothClocks(change.at, subscriber.timeZone, now);
  switch (change.kind) {
    case 'deferred':
      return [`${requestWords(change.request)}: asked for on ${when}, made right after the lesson that is on its way.`];
    case 'placement':
      return change.at > (subscriber.changedAt ?? 0)
        ? [`A change of ${when} was begun, and is not made yet: the next ticks finish it.`]
        : [];
    case 'deleted':
      return [`A deletion of ${when}: what is left of it is cleared by ticks, within a day as a rule.`];
  }
}

function requestWords(request: Deferrable): string {
  switch (request.action) {
    case 'pause':
      return request.until ? `A pause until ${dayWords(request.until)}` : 'A pause until they resume';
    case 'hour':
      return `Lessons at ${hourWords(request.hour)}${request.timeZone === null ? '' : `, ${request.timeZone}`}`;
    case 'name':
      return request.name === '' ? 'No name' : `The name ${request.name}`;
    case 'resume':
      return 'Going on';
    case 'restart':
      return 'Beginning again';
    case 'undo-restart':
      return 'Taking beginning again back';
    case 'address':
      return `The address ${request.address}`;
  }
}
