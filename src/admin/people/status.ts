/** Where a subscriber stands, in a sentence or two. */
import { localDay } from '../../domain/pause.ts';
import { isPausedUntil } from '../../subscribers/pause.ts';
import { isInFlight } from '../../subscribers/position.ts';
import type { Story } from './story.ts';
import { bothClocks, dayWords } from './when.ts';

/** The sentences, for a story. */
export function statusOf(story: Story): string {
  const { subscriber, progress, isBeingDeleted } = story;
  if (isBeingDeleted) return 'They were deleted; the next ticks finish it.';
  if (subscriber.movedTo !== undefined) return `They go on with another address since ${at(story, subscriber.leftAt)}.`;
  const count = countOf(story);
  switch (progress.status) {
    case 'active':
      return active(story, count);
    case 'paused':
      return `They have paused until they resume, since ${at(story, subscriber.pausedAt ?? subscriber.changedAt)}. ${count}`;
    case 'finished':
      return `They have finished the course. ${count} Nothing more comes.`;
    case 'left':
      return `They left on ${at(story, subscriber.leftAt)}. ${count} Nothing is sent to them; they can come back by their own page or by signing up.`;
    case 'bounced':
      return `A mail to them came back, on ${at(story, subscriber.leftAt)}. ${count} Nothing is sent to them; take the address off Resend’s suppression list before they sign up again.`;
    case 'complained':
      return `They marked a mail as spam, on ${at(story, subscriber.complainedAt ?? subscriber.leftAt)}. ${count} Nothing is sent to them; only they can sign up again.`;
    case 'refused':
      return `Resend takes no mail for this address, since ${at(story, subscriber.leftAt)}. ${count} Nothing is sent to them.`;
  }
}

function active(story: Story, count: string): string {
  const { subscriber, progress, position, now } = story;
  const { timeZone, pausedUntil = 0 } = subscriber;
  if (isInFlight(position)) return `They take part. ${count} A lesson may be on its way just now.`;
  const next = progress.nextAt === null ? '' : ` The next one comes on ${at(story, progress.nextAt)}.`;
  if (isPausedUntil(subscriber, now))
    return `They have paused until ${dayWords(localDay(pausedUntil, timeZone))}. ${count}${next}`;
  return `They take part. ${count}${next}`;
}

function countOf({ lessons }: Story): string {
  const had = lessons.filter(({ state }) => state === 'received' || state === 'uncertain').length;
  return `They have had ${had} of ${lessons.length} lessons.`;
}

function at({ subscriber, now }: Story, instant: number | undefined): string {
  return instant === undefined ? 'an unknown day' : bothClocks(instant, subscriber.timeZone, now);
}
