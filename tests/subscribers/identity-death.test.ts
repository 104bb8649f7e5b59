/** A Worker dies at each operation on KV in turn, of a move to another address, or of a deletion; then the ticks go on. */

import { expect, test } from 'vitest';
import { course as shipped } from '../../src/course/compiled.ts';
import { slugsOf } from '../../src/course/course.ts';
import { runTick } from '../../src/delivery/run-tick.ts';
import { cohortName } from '../../src/domain/cohort.ts';
import { occurrenceAt } from '../../src/domain/slot.ts';
import { subscriberId } from '../../src/domain/subscriber.ts';
import { MINUTE_MS, QUARTER_MS } from '../../src/domain/time.ts';
import { moveAddress } from '../../src/subscribers/change-address.ts';
import { deleteSubscriber } from '../../src/subscribers/delete.ts';
import { restore } from '../../src/subscribers/restore.ts';
import { fillCohort } from '../support/cohort.ts';
import { dayAt, useCourse } from '../support/harness.ts';
import { tracesOf } from '../support/leak.ts';
import { keyNames, keysIn } from '../support/state.ts';
import { storeOf } from '../support/store.ts';
import { type Death, doUntilDeath, eachDeath, requestServicesOf, tickServicesOf } from './dying.ts';
import { type Ask, confirming } from './requests.ts';

const course = useCourse();

const LESSONS = slugsOf(shipped);

/** At least as many readers as there are deaths. */
const MANY = 60;

const addressOf = (index: number) => `reader-${index}@reader.example`;
const newAddressOf = (address: string) => address.replace('@reader', '@elsewhere');

const moving: Ask = async (address, services) => {
  const link = { id: await subscriberId(address), address: newAddressOf(address) };
  return moveAddress(link, Date.now(), Date.now(), services);
};

const deleting: Ask = async (address, services) => deleteSubscriber(await subscriberId(address), Date.now(), services);

/** Readers in the morning of the second day, of whom each has one death; returns their addresses. */
async function dieAtEach(ask: Ask): Promise<string[]> {
  const services = await requestServicesOf(course);
  for (let index = 0; index < MANY; index += 1) await confirming(addressOf(index), services);
  await liveThrough(dayAt(1, 7));
  await course.setTime(dayAt(1, 9));
  const count = await eachDeath((death, index) =>
    doUntilDeath(services, death, (dying) => ask(addressOf(index), dying)),
  );
  expect(count).toBeGreaterThan(10);
  expect(count).toBeLessThanOrEqual(MANY);
  return Array.from({ length: count }, (_, index) => addressOf(index));
}

/** The next three ticks, and those of the hours at which lessons leave, and a while after them. */
async function liveThrough(until: number): Promise<void> {
  const began = Date.now();
  for (const quarters of [1, 2, 3]) await course.tickAt(began + quarters * QUARTER_MS);
  for (let day = 0; dayAt(day, 7) <= until; day += 1) {
    for (const hour of [7, 9, 9.25]) if (dayAt(day, hour) > Date.now()) await course.tickAt(dayAt(day, hour));
  }
}

async function filledPlaces(): Promise<string[]> {
  const keys = (await keysIn(course.env.KV)).filter(({ name }) => name.startsWith('enrollment:'));
  return keys.filter(({ metadata }) => Object.keys(metadata ?? {}).length > 0).map(({ name }) => name);
}

test('a Worker that dies while a reader moves to another address has moved them whole, or not at all', async () => {
  const readers = await dieAtEach(moving);
  await liveThrough(dayAt(9, 10));
  const filled = await filledPlaces();
  const moved = await Promise.all(readers.map(async (one) => (await course.subscriber(newAddressOf(one))) !== null));
  expect(new Set(moved)).toEqual(new Set([true, false]));
  for (const [index, address] of readers.entries()) {
    const ids = await Promise.all([address, newAddressOf(address)].map(subscriberId));
    expect([address, filled.filter((name) => ids.some((id) => name.endsWith(id))).length]).toEqual([address, 1]);
    const [old, later] = [await course.lessonsOf(address), await course.lessonsOf(newAddressOf(address))];
    expect([address, [...old, ...later]]).toEqual([address, LESSONS]);
    expect(later).toHaveLength(moved[index] ? LESSONS.length - 2 : 0);
  }
});

test('a reader who presses again after such a death has moved, and has every lesson once', async () => {
  const readers = await dieAtEach(moving);
  await course.setTime(Date.now() + 2 * MINUTE_MS);
  const services = await requestServicesOf(course);
  for (const address of readers) {
    const link = { id: await subscriberId(address), address: newAddressOf(address) };
    await moveAddress(link, Date.now() - 2 * MINUTE_MS, Date.now(), services);
  }
  await liveThrough(dayAt(9, 10));
  for (const address of readers) {
    expect([address, await course.lessonsOf(address)]).toEqual([address, LESSONS.slice(0, 2)]);
    expect([address, await course.lessonsOf(newAddressOf(address))]).toEqual([address, LESSONS.slice(2)]);
  }
});

test('a Worker that dies while a reader is deleted has deleted them whole, or not at all', async () => {
  const readers = await dieAtEach(deleting);
  // One place of a cohort is cleared in a tick, so that takes as many.
  for (let instant = Date.now() + QUARTER_MS; instant < dayAt(3, 7); instant += QUARTER_MS)
    await course.tickAt(instant);
  const known = await Promise.all(readers.map((one) => course.subscriber(one)));
  const gone = readers.filter((_, index) => known[index] === null);
  expect(gone.length).toBeGreaterThan(10);
  expect(gone.length).toBeLessThan(readers.length);
  expect(await tracesOf(course, gone)).toEqual([]);
  expect((await keyNames(course.env.KV)).join()).not.toContain('change:');
  await liveThrough(dayAt(9, 10));
  for (const [index, address] of readers.entries()) {
    const had = known[index] === null ? LESSONS.slice(0, 2) : LESSONS;
    expect([address, await course.lessonsOf(address)]).toEqual([address, had]);
  }
});

test('a Worker that dies while a deletion is taken back has put the reader back once they press again', async () => {
  const services = await requestServicesOf(course);
  for (let index = 0; index < MANY; index += 1) await confirming(addressOf(index), services);
  await liveThrough(dayAt(1, 7));
  await course.setTime(dayAt(1, 9));
  const undos: string[] = [];
  for (let index = 0; index < MANY; index += 1) {
    undos.push((await deleteSubscriber(await subscriberId(addressOf(index)), Date.now(), services))?.undo ?? '');
  }
  await course.setTime(dayAt(1, 9) + MINUTE_MS);
  const back = async (index: number, through: typeof services) =>
    restore(await subscriberId(addressOf(index)), undos[index] ?? '', Date.now(), through);
  const count = await eachDeath((death, index) => doUntilDeath(services, death, (dying) => back(index, dying)));
  expect(count).toBeGreaterThan(6);
  await course.tickAt(dayAt(1, 9.25));
  for (let index = 0; index < count; index += 1) await back(index, services);
  await liveThrough(dayAt(10, 10));
  for (let index = 0; index < count; index += 1) {
    expect([index, await course.lessonsOf(addressOf(index))]).toEqual([index, LESSONS]);
  }
});

test('a tick that dies anywhere over clearing a place leaves the rest to the next, and no other place shifts', async () => {
  const dieOnce = async (death: Death, index: number): Promise<boolean> => {
    const began = dayAt(1 + 3 * index, 7);
    const cohort = { ...occurrenceAt(began), firstLesson: LESSONS[1] ?? '' };
    const readers = await fillCohort(course.env.KV, 5, cohort, `reader-${index}`);
    const places = await placesIn(cohortName(cohort));
    const position = 1 + (index % 3);
    const gone = readers[(await Promise.all(readers.map(subscriberId))).indexOf(places[position] ?? '')] ?? '';
    await course.tickAt(began);
    await course.setTime(began + 2 * MINUTE_MS);
    await deleteSubscriber(await subscriberId(gone), Date.now(), await requestServicesOf(course));
    await course.setTime(began + 5 * QUARTER_MS);
    const isWhole = await doUntilDeath(await tickServicesOf(course), death, (services) =>
      runTick(Date.now(), services),
    );
    for (const quarters of [6, 7]) await course.tickAt(began + quarters * QUARTER_MS);
    const left = await placesIn(cohortName(cohort));
    expect(left).toEqual(places.with(position, left[position] ?? ''));
    expect(left[position]).not.toBe(places[position]);
    expect(await tracesOf(course, [gone])).toEqual([]);
    return isWhole;
  };
  expect(await eachDeath(dieOnce)).toBeGreaterThan(10);
});

/** The ids in the keys of a cohort's places, in order. */
async function placesIn(cohort: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of storeOf(course.env.KV).enrollments.list(`${cohort}:`)) ids.push(id);
  return ids;
}
