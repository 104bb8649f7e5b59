import { expect, test } from 'vitest';
import { subscriberId } from '../../src/domain/subscriber.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/time.ts';
import { moveAddress } from '../../src/subscribers/change-address.ts';
import { download } from '../../src/subscribers/download.ts';
import { dataFile } from '../../src/web/preferences/data-file.ts';
import { SECOND } from '../fixtures/lessons.ts';
import { dayAt, NOON, useCourse } from '../support/harness.ts';
import { tracesOf } from '../support/leak.ts';
import { keysIn, stateOf } from '../support/state.ts';
import { storeOf } from '../support/store.ts';
import { english } from '../support/words.ts';
import { requestServicesOf } from './dying.ts';
import { movingTo, pausing } from './requests.ts';

const course = useCourse();

const EMAIL = 'anna@reader.example';

async function downloadAt(instant: number, email = EMAIL) {
  await course.setTime(instant);
  const data = await download(await subscriberId(email), instant, await requestServicesOf(course));
  return data && JSON.parse(dataFile(data, english));
}

test('tells the person, their consent, what came when, and what comes next', async () => {
  await course.join(EMAIL, { name: 'Anna', timezone: 'Europe/Berlin' });
  await course.tickAt(dayAt(1, 6));
  expect(await downloadAt(dayAt(1, 9))).toMatchObject({
    madeAt: '2030-01-16T09:00:00.000Z',
    person: { address: EMAIL, name: 'Anna', timeZone: 'Europe/Berlin', status: 'active', hourOfLessons: null },
    consent: { requestedAt: '2030-01-15T12:00:00.000Z', confirmedAt: '2030-01-15T12:00:00.000Z' },
    position: { nextLessonAt: '2030-01-17T06:00:00.000Z', lastLessonAt: '2030-01-16T06:00:00.000Z', onItsWay: null },
    lessons: expect.arrayContaining([
      expect.objectContaining({ lesson: SECOND, receivedAt: '2030-01-16T06:00:00.000Z' }),
    ]),
    waitingChanges: [],
    earlierAddresses: [],
  });
});

test('tells who was brought in from a file when that was, from where, and what they had agreed to', async () => {
  const consent = {
    requestedAt: NOON,
    confirmedAt: NOON,
    origin: '',
    imported: { at: NOON, source: 'Kit', words: 'On the blog, in spring' },
  };
  await course.join(EMAIL);
  const known = await course.subscriber(EMAIL);
  if (!known) throw new Error('Anna did not join.');
  await storeOf(course.env.KV).subscribers.put(await subscriberId(EMAIL), { ...known, consent });
  expect(await downloadAt(NOON)).toMatchObject({
    consent: { imported: { at: '2030-01-15T12:00:00.000Z', from: 'Kit', agreed: 'On the blog, in spring' } },
  });
});

test('holds every key of theirs, and changes nothing', async () => {
  await course.join(EMAIL, { name: 'Anna' });
  await course.tickAt(dayAt(1, 6));
  await movingTo(21)(EMAIL, await requestServicesOf(course));
  await course.setTime(dayAt(1, 21) - MINUTE_MS);
  await pausing(EMAIL, await requestServicesOf(course));
  const before = await stateOf(course);
  const told = await downloadAt(dayAt(1, 21));
  expect(await stateOf(course)).toEqual(before);
  const id = await subscriberId(EMAIL);
  const ofTheirs = (await keysIn(course.env.KV)).map(({ name }) => name).filter((name) => name.includes(id));
  expect(ofTheirs.length).toBeGreaterThan(3);
  expect(Object.keys(Object(told)['asItIsStored']).toSorted()).toEqual(ofTheirs);
  expect(told).toMatchObject({ waitingChanges: [{ action: 'pause', askedAt: '2030-01-16T20:59:00.000Z' }] });
  expect(await tracesOf(course, [EMAIL, 'Anna'])).toHaveLength(ofTheirs.length);
});

test('of a reader who has moved tells of both addresses, to the new one alone', async () => {
  await course.join(EMAIL);
  const to = 'anna@elsewhere.example';
  await course.setTime(NOON + HOUR_MS);
  await moveAddress(
    { id: await subscriberId(EMAIL), address: to },
    Date.now(),
    Date.now(),
    await requestServicesOf(course),
  );
  expect(await downloadAt(NOON + 2 * HOUR_MS)).toBeNull();
  expect(await downloadAt(NOON + 2 * HOUR_MS, to)).toMatchObject({
    person: { address: to },
    earlierAddresses: [{ person: { address: EMAIL } }],
  });
});

test('is none of somebody who is not known', async () => {
  expect(await downloadAt(NOON)).toBeNull();
});
