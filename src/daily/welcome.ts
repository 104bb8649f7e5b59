/** Sends lesson 1 to those whose confirmation could not: the same call under the same key, until Resend says yes. */
import { sendFirstLesson } from '../confirm/first-lesson.ts';
import type { Subscriber } from '../core/subscriber.ts';
import type { Edges } from '../edges.ts';
import { getSubscriber } from '../kv/subscribers.ts';
import { removeWelcome, type Welcome, welcomes } from '../kv/welcomes.ts';
import { takeOff } from '../leave/leave.ts';
import type { Outcome } from '../resend/mailer.ts';
import { type Move, moveBehind } from './move.ts';
import { MOST_UNKNOWN_IN_A_ROW, type Run } from './run.ts';

const STAYS: Move = { kind: 'stays' };

/**
 * Sends every lesson 1 that waits, and gives up for this tick after a few calls without an answer, so that the
 * lessons still have their turn. Returns the readers who were moved to a later cohort.
 */
export async function sendWelcomes(run: Run, edges: Edges): Promise<Set<string>> {
  const moved = new Set<string>();
  let unknownInARow = 0;
  for await (const { id, welcome } of welcomes(edges.kv)) {
    const subscriber = await getSubscriber(edges.kv, id);
    if (subscriber && subscriber.status !== 'active') {
      await removeWelcome(edges.kv, id, edges.time.sleep);
      continue;
    }
    const move = subscriber ? await moveBehind(id, subscriber, run.now, edges) : STAYS;
    if (move.kind === 'left') continue;
    if (move.kind === 'moved') moved.add(id);
    // Even when nothing more can be sent, no one's second lesson may overtake the first.
    if (unknownInARow >= MOST_UNKNOWN_IN_A_ROW || !run.mayCall()) continue;
    const outcome = await sendAgain(id, welcome, edges);
    unknownInARow = outcome.kind === 'unknown' ? unknownInARow + 1 : 0;
    await settle(id, move.kind === 'moved' ? move.subscriber : subscriber, outcome, run, edges);
  }
  return moved;
}

function sendAgain(id: string, { address, name, lesson, idempotencyKey }: Welcome, edges: Edges): Promise<Outcome> {
  return sendFirstLesson({ id, address, name }, lesson, idempotencyKey, edges);
}

async function settle(
  id: string,
  subscriber: Subscriber | null,
  outcome: Outcome,
  run: Run,
  edges: Edges,
): Promise<void> {
  switch (outcome.kind) {
    case 'sent':
    case 'already':
      run.answered();
      run.counts.welcomes += 1;
      return removeWelcome(edges.kv, id, edges.time.sleep);
    case 'unknown':
      run.error = outcome.reason;
      return;
    case 'stopped':
      run.error = outcome.reason;
      run.stopped ??= outcome.reason;
      return;
    case 'refused': {
      run.answered();
      run.error = outcome.reason;
      run.counts.refused += 1;
      const why = { status: 'refused', reason: outcome.reason } as const;
      const place = { received: [], lastLessonAt: null, welcome: null };
      if (subscriber) await takeOff({ id, subscriber, place }, why, run.now, edges);
      return removeWelcome(edges.kv, id, edges.time.sleep);
    }
  }
}
