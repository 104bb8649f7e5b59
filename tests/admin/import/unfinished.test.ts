import { describe, expect, test } from 'vitest';
import { failingReads } from '../../stand-ins/kv/wrappers.ts';
import { ADMIN_PASSWORD } from '../../support/admin.ts';
import { NOON, useCourse } from '../../support/harness.ts';
import { messagesIn, readPage } from '../../support/page.ts';
import { keyNames } from '../../support/state.ts';
import { storeOf } from '../../support/store.ts';
import { importerOf } from './importer.ts';
import { ANNA, BEN, cohortsOf, list } from './people.ts';

const course = useCourse({ ADMIN_PASSWORD });
const operator = importerOf(course);

describe('an import that is not finished', () => {
  test('is named on its page and on the first one, until it is', async () => {
    const path = await operator.upload(list(ANNA));
    expect(await storeOf(course.env.KV).imports.list()).toEqual([
      { at: NOON, phase: 'previewing', file: 'people.csv' },
    ]);
    for (const page of ['/admin', '/admin/import']) {
      expect((await readPage(await operator.open(page))).links).toContain(path);
    }
    await operator.goOn(path);
    await operator.press(path, 'import');
    expect(messagesIn(await (await operator.open('/admin/import')).text())).toContain('is not finished');
    await operator.goOn(path);
    for (const page of ['/admin', '/admin/import']) {
      expect((await readPage(await operator.open(page))).links).not.toContain(path);
    }
  });

  test('keeps another one from beginning to write readers', async () => {
    const one = await operator.upload(list(ANNA));
    await operator.goOn(one);
    await course.setTime(NOON + 1);
    const other = await operator.upload(list(ANNA, BEN));
    await operator.goOn(other);
    await operator.press(one, 'import');
    const refused = await operator.press(other, 'import');
    expect([refused.status, messagesIn(await refused.text())]).toEqual([
      409,
      expect.stringContaining('Another import'),
    ]);
    await operator.goOn(one);
    await operator.press(other, 'import');
    await operator.goOn(other);
    expect((await cohortsOf(course, [ANNA, BEN])).map((cohorts) => cohorts.length)).toEqual([1, 1]);
  });

  test('can be canceled, and then nothing of it is kept', async () => {
    const path = await operator.upload(list(ANNA, 'nobody'));
    await operator.goOn(path);
    const answer = await operator.press(path, 'cancel');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/admin/import']);
    expect(await keyNames(course.env.KV)).toEqual([]);
    expect((await operator.open(path)).status).toBe(404);
  });

  test('says so where storage fails, and goes on where it stopped', async () => {
    const path = await operator.upload(list(ANNA, BEN));
    await operator.goOn(path);
    await operator.press(path, 'import');
    const failing = importerOf(course.with({ KV: failingReads(course.env.KV, 'import-rows:') }));
    const answer = await failing.press(path, 'continue');
    const html = await answer.text();
    expect([answer.status, messagesIn(html)]).toEqual([502, expect.stringContaining('click “Continue”')]);
    expect(html).not.toContain('setTimeout');
    await operator.goOn(path);
    expect((await cohortsOf(course, [ANNA, BEN])).map((cohorts) => cohorts.length)).toEqual([1, 1]);
  });

  test('whose rows have gone says to choose the file again', async () => {
    const path = await operator.upload(list(ANNA));
    await course.env.KV.delete(`import-rows:${NOON}:00000`);
    const answer = await operator.press(path, 'continue');
    expect([answer.status, messagesIn(await answer.text())]).toEqual([
      502,
      expect.stringContaining('import the file again'),
    ]);
  });

  test('does not go on by itself where a page is just opened', async () => {
    const path = await operator.upload(list(ANNA));
    await operator.goOn(path);
    const pressed = await (await operator.press(path, 'import')).text();
    expect(pressed).toContain('setTimeout');
    expect(await (await operator.open(path)).text()).not.toContain('setTimeout');
  });

  test('is one for two days only before it writes readers: then it stays until it is finished', async () => {
    const path = await operator.upload(list(ANNA));
    const expiration = async () => (await course.env.KV.list({ prefix: 'import:' })).keys[0]?.expiration;
    // KV counts from its own clock.
    expect(await expiration()).toBeGreaterThan(0);
    await operator.goOn(path);
    await operator.press(path, 'import');
    expect(await expiration()).toBeUndefined();
  });
});
