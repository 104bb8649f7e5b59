/** An import whose Worker dies at each operation on KV in turn; the operator goes on at once, or hours later, or never. */

import { describe, expect, test } from 'vitest';
import { commitStep, startCommit } from '../../../src/admin/import/commit.ts';
import { readFile } from '../../../src/admin/import/file/read.ts';
import { previewStep } from '../../../src/admin/import/preview.ts';
import { startImport } from '../../../src/admin/import/start.ts';
import { cancelImport } from '../../../src/admin/import/step.ts';
import { course as shipped } from '../../../src/course/compiled.ts';
import { firstLesson, slugsOf } from '../../../src/course/course.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/time.ts';
import type { Services } from '../../../src/services.ts';
import type { Import } from '../../../src/storage/imports.ts';
import { type Death, doUntilDeath, eachDeath, requestServicesOf } from '../../subscribers/dying.ts';
import { dayAt, NOON, useCourse } from '../../support/harness.ts';
import { storeOf } from '../../support/store.ts';
import { english } from '../../support/words.ts';
import { cohortsOf } from './people.ts';

const course = useCourse();

const LESSONS = slugsOf(shipped);
const THREE = ['anna', 'ben', 'carl'];

const addressesOf = (index: number) => THREE.map((name) => `${name}-${index}@reader.example`);

/** A started import of three people and one invalid row. */
async function begun(index: number, services: Services): Promise<Import> {
  const file = new Blob([['email', ...addressesOf(index), 'nobody'].join('\n')]);
  const content = await readFile(file, { timeZone: 'UTC', now: Date.now(), mistakes: english.mistakes });
  const settings = { file: 'people.csv', words: 'On the old list', from: firstLesson(shipped) };
  const state = await startImport(content, settings, Date.now(), services);
  return startCommit(await previewStep(state, services), Date.now(), services);
}

async function stateOf({ at }: Pick<Import, 'at'>, services: Services): Promise<Import> {
  const state = await services.store.imports.get(at);
  if (state === null) throw new Error('The import is gone.');
  return state;
}

async function goOn(begun: Pick<Import, 'at'>, services: Services): Promise<Import> {
  let state = await stateOf(begun, services);
  for (let steps = 0; state.phase === 'importing' && steps < 5; steps += 1) {
    state = await commitStep(state, Date.now(), services);
  }
  return state;
}

/** Lives through a death in the one step of an import, then through `after`; true if the step came to its end. */
async function dieIn(death: Death, index: number, after: (state: Import, services: Services) => Promise<void>) {
  await course.setTime(NOON + index * MINUTE_MS);
  const services = await requestServicesOf(course);
  const state = await begun(index, services);
  const isWhole = await doUntilDeath(services, death, (dying) => commitStep(state, Date.now(), dying));
  await after(state, services);
  return isWhole;
}

async function expectWhole(index: number): Promise<void> {
  const cohorts = await cohortsOf(course, addressesOf(index));
  for (const [at, address] of addressesOf(index).entries()) {
    const known = await course.subscriber(address);
    expect([address, cohorts[at]]).toEqual([address, [known?.cohort]]);
  }
}

describe('a Worker that dies while it imports people', () => {
  test('leaves nobody half in, or in twice, once the operator has gone on', async () => {
    const count = await eachDeath((death, index) =>
      dieIn(death, index, async (state, services) => {
        const done = await goOn(state, services);
        expect([done.phase, done.counts]).toEqual(['done', { ...state.counts, written: 3 }]);
        await expectWhole(index);
      }),
    );
    expect(count).toBeGreaterThan(18);
    expect(await storeOf(course.env.KV).audit.list(1_000)).toHaveLength(count);
  });

  test('and goes on when the first cohort has begun: whoever missed it joins the next, and gets the whole course', async () => {
    const lived: number[] = [];
    const some = (operation: number, isDone: boolean): Death => ({ operation, isDone });
    const deaths = [some(4, false), some(6, false), some(6, true), some(8, true)];
    for (const [index, death] of deaths.entries()) {
      await dieIn(death, index, () => Promise.resolve());
      lived.push(index);
    }
    await course.tickAt(dayAt(1, 7));
    await course.setTime(dayAt(1, 9));
    const services = await requestServicesOf(course);
    for (const index of lived) {
      const state = await goOn({ at: NOON + index * MINUTE_MS }, services);
      expect(state.phase).toBe('done');
      await expectWhole(index);
    }
    for (let day = 2; day <= LESSONS.length + 3; day += 1) await course.tickAt(dayAt(day, 7));
    for (const index of lived) {
      for (const address of addressesOf(index))
        expect([address, await course.lessonsOf(address)]).toEqual([address, LESSONS]);
    }
  });

  test('has mailed nobody who has no subscriber, and canceling leaves nobody half imported', async () => {
    const count = await eachDeath((death, index) =>
      dieIn(death, index, async (state, services) => {
        const cohorts = await cohortsOf(course, addressesOf(index));
        for (const [at, address] of addressesOf(index).entries()) {
          if (cohorts[at]?.length) expect(await course.subscriber(address)).not.toBeNull();
        }
        const left = await stateOf(state, services);
        await course.setTime(Date.now() + 30 * 1_000);
        await cancelImport(left, Date.now(), services);
        const after = await cohortsOf(course, addressesOf(index));
        for (const [at, address] of addressesOf(index).entries()) {
          const known = await course.subscriber(address);
          expect([address, after[at]]).toEqual([address, known ? [known.cohort] : []]);
        }
        expect((await course.env.KV.list({ prefix: 'import' })).keys).toEqual([]);
      }),
    );
    expect(count).toBeGreaterThan(18);
  });
});

test('a file that is imported once more, with its import long gone, gives a place to who was left without one', async () => {
  const services = await requestServicesOf(course);
  await dieIn({ operation: 6, isDone: false }, 0, () => Promise.resolve());
  expect((await cohortsOf(course, addressesOf(0))).filter((cohorts) => cohorts.length === 0).length).toBeGreaterThan(0);
  await course.setTime(NOON + 3 * DAY_MS);
  await goOn(await begun(0, services), services);
  await expectWhole(0);
});

test('a file that is imported once more when its people have had the course brings it to nobody again', async () => {
  const services = await requestServicesOf(course);
  await goOn(await begun(0, services), services);
  for (let day = 1; day <= LESSONS.length + 1; day += 1) await course.tickAt(dayAt(day, 7));
  const { keys } = await course.env.KV.list({ prefix: 'enrollment:' });
  // Their places expire two months after the course.
  for (const { name } of keys) await course.env.KV.delete(name);
  await course.setTime(NOON + 100 * DAY_MS);
  const done = await goOn(await begun(0, services), services);
  expect(done.counts).toMatchObject({ fresh: 0, known: 3, written: 0 });
  await course.tickAt(NOON + 101 * DAY_MS);
  expect(await cohortsOf(course, addressesOf(0))).toEqual(THREE.map(() => []));
});

test('once its instant has passed, an import keeps another one first, which is that of the whole hour', async () => {
  const services = await requestServicesOf(course);
  const state = await begun(0, services);
  expect(state.stepAt).toBe(NOON + HOUR_MS);
  const later = NOON + 5 * HOUR_MS + MINUTE_MS;
  const kept = await commitStep(state, later, services);
  expect([kept.cursor, kept.stepAt, (await stateOf(state, services)).stepAt]).toEqual([
    0,
    NOON + 6 * HOUR_MS,
    kept.stepAt,
  ]);
  expect(await course.subscriber('anna-0@reader.example')).toBeNull();
});

test('an import that is begun twice, since its beginning was not visible yet, finds the same cohorts', async () => {
  const services = await requestServicesOf(course);
  const looked = await begun(0, services);
  const first = await startCommit(looked, NOON + 50 * MINUTE_MS, services);
  const second = await startCommit(looked, NOON + 59 * MINUTE_MS, services);
  expect(second).toEqual(first);
});
