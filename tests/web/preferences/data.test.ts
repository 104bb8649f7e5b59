/** A reader has what is kept about them, or has it deleted, on their own page. */
import { expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/time.ts';
import { dayAt, tokenOf, useCourse } from '../../support/harness.ts';
import { lastMailTo } from '../../support/mail.ts';
import { formThat, messagesIn, press, readPage, textOf, undoOn } from '../../support/page.ts';
import { subscriberOf } from '../../support/people.ts';
import { stateOf } from '../../support/state.ts';

const course = useCourse();

const EMAIL = 'anna@reader.example';

async function joined(): Promise<string> {
  await course.join(EMAIL, { name: 'Anna', timezone: 'Europe/Berlin' });
  const path = `/preferences?token=${tokenOf(await lastMailTo(course, EMAIL), 'preferences')}`;
  await course.tickAt(dayAt(1, 6));
  await course.setTime(dayAt(1, 9));
  return path;
}

const pageAt = async (path: string) => readPage(await course.get(path));

async function deleted(path: string) {
  return readPage(await press(course, formThat(await pageAt(path), 'delete')));
}

test('the download is a file of JSON that people can read, and changes nothing', async () => {
  const path = await joined();
  const before = await stateOf(course);
  const response = await press(course, formThat(await pageAt(path), 'download'));
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w-]+\.json"$/);
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  expect(response.headers.get('cache-control')).toBe('no-store');
  const text = await response.text();
  expect(text).toMatch(/\n {2}"person": \{\n/);
  expect(JSON.parse(text)).toMatchObject({ person: { address: EMAIL, name: 'Anna' } });
  expect(await stateOf(course)).toEqual(before);
});

test('nothing is deleted while the box is not ticked', async () => {
  const path = await joined();
  const before = await stateOf(course);
  const page = await readPage(await course.post(path, { action: 'delete' }));
  expect(page.status).toBe(422);
  expect(await textOf(page.html, 'details[open] #sure-error')).toMatch(/^Please tick the box/);
  expect(await stateOf(course)).toEqual(before);
});

test('whoever is deleted can be put back from that page, and gets the next lesson', async () => {
  const path = await joined();
  const page = await deleted(path);
  expect(messagesIn(page.html)).toMatch(/Everything is deleted .* one hour/);
  expect(await course.subscriber(EMAIL)).toBeNull();
  await course.setTime(dayAt(1, 9) + HOUR_MS - MINUTE_MS);
  const back = await readPage(await press(course, undoOn(page)));
  expect(await textOf(back.html, '[role=status]')).toBe('You are back, and nothing is lost.');
  expect((await subscriberOf(course, EMAIL)).status).toBe('active');
  await course.tickAt(dayAt(2, 6));
  expect(await course.lessonsOf(EMAIL)).toHaveLength(3);
});

test('after an hour it is final, and the page says so', async () => {
  const path = await joined();
  const page = await deleted(path);
  await course.setTime(dayAt(1, 10));
  const before = await stateOf(course);
  expect((await press(course, undoOn(page))).status).toBe(410);
  expect((await course.post(path, { action: 'restore', undo: 'a.b.c' })).status).toBe(410);
  expect(await stateOf(course)).toEqual(before);
});

test('the page of somebody who was deleted says that nothing is kept', async () => {
  const path = await joined();
  await deleted(path);
  for (const response of [await course.get(path), await course.post(path, { action: 'pause' })]) {
    expect(response.status).toBe(410);
    expect(messagesIn(await response.text())).toContain('There is nothing here any more');
  }
});
