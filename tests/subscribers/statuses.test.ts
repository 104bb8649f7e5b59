/** What each status makes of each thing that a reader can ask for: pressed where it means nothing, it changes nothing. */

import { expect, test } from 'vitest';
import { subscriberId } from '../../src/domain/subscriber.ts';
import { HOUR_MS } from '../../src/domain/time.ts';
import { FIRST } from '../fixtures/lessons.ts';
import { dayAt, useCourse } from '../support/harness.ts';
import { stateOf } from '../support/state.ts';
import { storeOf } from '../support/store.ts';
import {
  type Ask,
  askingForNext,
  comingBack,
  leaving,
  movingToZone,
  pausing,
  pausingUntil,
  renaming,
  restarting,
  resuming,
  undoingRestart,
} from './requests.ts';
import { NOTHING, subscriberIn } from './subscriber.ts';

const course = useCourse();
const EMAIL = 'anna@reader.example';
const recipient = subscriberIn(course, EMAIL);

const ASKS: [string, Ask][] = [
  ['pausing', pausing],
  ['pausing until a day', pausingUntil('2030-02-01')],
  ['resuming', resuming],
  ['another time', movingToZone(9, 'Europe/Berlin')],
  ['another name', renaming('Berta')],
  ['beginning again', restarting],
  ['taking that back', undoingRestart],
  ['the next lesson', askingForNext],
];

const GONE = ['left', 'refused', 'bounced', 'complained'] as const;

test.each(GONE.flatMap((status) => ASKS.map(([words, ask]) => [words, status, ask] as const)))(
  '%s is nothing to who is marked as %s',
  async (_, status, ask) => {
    await recipient.join();
    const gone = { ...(await recipient.known()), status, leftAt: dayAt(1, 8), received: [FIRST] };
    await storeOf(course.env.KV).subscribers.put(await subscriberId(EMAIL), gone);
    const before = await stateOf(course);
    expect(await recipient.askAt(dayAt(1, 9), ask)).toMatchObject(NOTHING);
    expect(await stateOf(course)).toEqual(before);
  },
);

test.each([...ASKS, ['coming back', comingBack] as const])('%s is nobody’s where nobody is known', async (_, ask) => {
  const before = await stateOf(course);
  expect(await recipient.askAt(dayAt(1, 9), ask)).toBeNull();
  expect(await stateOf(course)).toEqual(before);
});

/** Each thing once more, an hour after it was done: the second time has nothing to do. */
test.each<[string, Ask, Ask[]]>([
  ['pausing', pausing, []],
  ['pausing until a day', pausingUntil('2030-02-01'), []],
  ['resuming', resuming, [pausing]],
  ['resuming before the day', resuming, [pausingUntil('2030-02-01')]],
  ['another time', movingToZone(9, 'Europe/Berlin'), []],
  ['another name', renaming('Berta'), []],
  ['beginning again', restarting, []],
  ['taking that back', undoingRestart, [restarting]],
  ['coming back', comingBack, [leaving]],
])('%s twice is once', async (_, ask, past) => {
  await recipient.join();
  await course.tickAt(dayAt(1, 7));
  let at = dayAt(1, 9);
  for (const one of [...past, ask]) {
    await recipient.askAt(at, one);
    at += HOUR_MS;
  }
  const before = await stateOf(course);
  expect(await recipient.askAt(at, ask)).toMatchObject(NOTHING);
  expect(await stateOf(course)).toEqual(before);
});
