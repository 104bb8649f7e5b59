/** What is known of a subscriber, line by line. */
import type { Child } from 'hono/jsx';
import type { Subscriber } from '../../domain/subscriber.ts';
import { EmailAddress } from '../../web/parts/elements.tsx';
import type { Story } from './story.ts';
import { bothClocks, hourWords } from './when.ts';

/** A line without anything to tell is left out. */
export function Facts({ story }: { story: Story }) {
  return (
    <dl class="facts">
      {[...about(story), ...howTheyWent(story), ...addresses(story)].map(([term, told]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{told}</dd>
        </div>
      ))}
    </dl>
  );
}

type Fact = [term: string, told: Child];

function about(story: Story): Fact[] {
  const { subscriber, hour, position, retired } = story;
  const at = clockOf(story);
  const { consent } = subscriber;
  const where = consent.origin === '' ? '' : ` on ${consent.origin}`;
  return [
    ['Name', subscriber.name || 'none given'],
    [
      'Time zone and hour',
      `${subscriber.timeZone}, ${hourWords(hour)}${subscriber.sendHour === undefined ? ' (the course’s)' : ' (their own)'}`,
    ],
    ['Consent', `Asked for the course on ${at(consent.requestedAt)}${where}; confirmed on ${at(consent.confirmedAt)}.`],
    ...fact(
      'Brought in',
      consent.imported,
      (imported) => `On ${at(imported.at)}, from ${imported.source}: ${imported.words}`,
    ),
    ...fact('Last lesson left', position.lastLessonAt, at),
    ...fact('Paused since', subscriber.pausedAt, at),
    ...fact('Lessons go on', until(story), at),
    ...fact('Began again', subscriber.restartedAt, at),
    ...(retired.length === 0 ? [] : [['Had, and no longer in the course', retired.join(', ')] as Fact]),
  ];
}

function howTheyWent(story: Story): Fact[] {
  const { subscriber } = story;
  const at = clockOf(story);
  const { leaveReason, reason, inDoubt, pendingSend } = subscriber;
  return [
    ...fact('Left', subscriber.leftAt, at),
    ...fact('Marked a mail as spam', subscriber.complainedAt, at),
    ...fact('Why they left', leaveReason, String),
    ...fact('Why they are not mailed', reason, String),
    ...fact(
      'On its way as they left',
      inDoubt?.lesson ?? pendingSend?.lesson,
      (lesson) => `${lesson}: whether they had it shows if they come back`,
    ),
  ];
}

function addresses({ subscriber, others }: Story): Fact[] {
  const { movedTo } = subscriber;
  const lines = [...others].map(
    ([id, other]): Fact => [
      id === movedTo ? 'Goes on as' : isAfter(id, others) ? 'Later address' : 'Address before',
      <Other key={id} id={id} other={other} />,
    ],
  );
  const isGone = movedTo !== undefined && !others.has(movedTo);
  return isGone ? [...lines, ['Goes on as', 'an address that is not known any more']] : lines;
}

/** Whether somebody among them moved to this id. */
function isAfter(id: string, others: Story['others']): boolean {
  return [...others.values()].some(({ movedTo }) => movedTo === id);
}

function Other({ id, other }: { id: string; other: Subscriber }) {
  return (
    <a href={`/admin/people/${id}`}>
      <EmailAddress email={other.address} />
    </a>
  );
}

function until({ subscriber: { status, pausedUntil = 0 }, now }: Story): number | undefined {
  return status === 'active' && pausedUntil > now ? pausedUntil : undefined;
}

function fact<T>(term: string, value: T | null | undefined, messages: (value: T) => string): Fact[] {
  return value === null || value === undefined ? [] : [[term, messages(value)]];
}

const clockOf =
  ({ subscriber, now }: Story) =>
  (instant: number) =>
    bothClocks(instant, subscriber.timeZone, now);
