/** What readers ask for on their own page, what it says then, and that each way back leads back. */
import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '../../../src/domain/time.ts';
import { FIRST, SECOND } from '../../fixtures/lessons.ts';
import { dayAt, tokenOf, useCourse } from '../../support/harness.ts';
import { lastMailTo } from '../../support/mail.ts';
import { formThat, messagesIn, type Page, press, readPage, textOf, undoOn } from '../../support/page.ts';
import { subscriberOf } from '../../support/people.ts';
import { stateOf } from '../../support/state.ts';

const course = useCourse();

const EMAIL = 'anna@reader.example';

/** Brings somebody into the course; returns the path of their own page at four in the afternoon of the next day. */
async function joined(): Promise<string> {
  await course.join(EMAIL, { name: 'Anna', timezone: 'Europe/Berlin' });
  const path = `/preferences?token=${tokenOf(await lastMailTo(course, EMAIL), 'preferences')}`;
  await course.tickAt(dayAt(1, 6));
  await course.setTime(dayAt(1, 15));
  return path;
}

const pageAt = async (path: string) => readPage(await course.get(path));

/** Presses the button for `action`; returns the page that answers. */
async function ask(path: string, action: string, typed: Record<string, string> = {}): Promise<Page> {
  return readPage(await press(course, formThat(await pageAt(path), action), typed));
}

/** Presses what takes back. */
const undo = async (page: Page) => readPage(await press(course, undoOn(page)));

const noteOf = ({ html }: Page) => textOf(html, '[role=status]');

test('the list tells which lesson came when, which is next, and where each can be read again', async () => {
  const { html, links } = await pageAt(await joined());
  expect(messagesIn(html)).toMatch(
    /Out of the front door.* Came on Tuesday, January 15 .*Came on Wednesday, January 16 .*Next: Thursday, January 17 at 7:00.AM/,
  );
  const again = links.filter((href) => href.startsWith('/lesson?token='));
  expect(again).toHaveLength(2);
  for (const href of again) expect((await course.get(href)).status).toBe(200);
});

test('a lesson of last year is told with its year', async () => {
  const path = await joined();
  await course.setTime(dayAt(360, 12));
  expect(messagesIn((await pageAt(path)).html)).toContain('Came on Tuesday, January 15, 2030');
});

describe('a pause until a day', () => {
  test('says when lessons go on, and can be taken back', async () => {
    const path = await joined();
    const page = await ask(path, 'pause', { until: '2030-02-01' });
    expect(await noteOf(page)).toBe('Your course is paused. It goes on by itself on Friday, February 1.');
    expect(messagesIn(page.html)).toMatch(/Paused after lesson 2 of 9.* on Friday, February 1 at 7:00.AM/);
    expect(messagesIn((await pageAt(path)).html)).toMatch(/Paused after lesson 2 of 9/);

    await course.setTime(dayAt(1, 15) + MINUTE_MS);
    expect(await noteOf(await undo(page))).toBe('Good. Your course goes on.');
    await course.tickAt(dayAt(2, 6));
    expect(await course.lessonsOf(EMAIL)).toEqual([FIRST, SECOND, expect.any(String)]);
  });

  test('comes back when ending it is taken back', async () => {
    const path = await joined();
    await ask(path, 'pause', { until: '2030-02-01' });
    await course.setTime(dayAt(1, 16));
    const page = await undo(await ask(path, 'resume'));
    expect(await noteOf(page)).toMatch(/on Friday, February 1\.$/);
    await course.setTime(dayAt(1, 17));
    const longer = await ask(path, 'pause', { until: '2030-03-01' });
    await course.setTime(dayAt(1, 18));
    expect(await noteOf(await undo(longer))).toMatch(/on Friday, February 1\.$/);
  });

  test('that is past is refused beside its field, which is open and keeps what was typed', async () => {
    const path = await joined();
    const before = await stateOf(course);
    const page = await ask(path, 'pause', { until: '2030-01-16' });
    expect(page.status).toBe(422);
    expect(await textOf(page.html, 'details[open] #until-error')).toMatch(/from tomorrow on/);
    expect(page.html).toMatch(/value="2030-01-16"/);
    expect(await textOf(page.html, '[role=alert]')).toMatch(/^Nothing has changed yet\./);
    expect(await stateOf(course)).toEqual(before);
  });
});

test('resuming can be taken back: the course waits again', async () => {
  const path = await joined();
  await ask(path, 'pause');
  await course.setTime(dayAt(1, 16));
  expect(await noteOf(await undo(await ask(path, 'resume')))).toMatch(/^Your course is paused\./);
  expect((await subscriberOf(course, EMAIL)).status).toBe('paused');
});

test('the hour and the time zone go back together', async () => {
  const path = await joined();
  const page = await ask(path, 'hour', { hour: '20', timezone: 'America/Argentina/Salta' });
  expect(await noteOf(page)).toMatch(/^From now on your lessons come at 8:00.PM \(Salta time\)\.$/);
  expect(await subscriberOf(course, EMAIL)).toMatchObject({ sendHour: 20, timeZone: 'America/Argentina/Salta' });
  await course.setTime(dayAt(1, 16));
  expect(await noteOf(await undo(page))).toMatch(/7:00.AM \(Berlin time\)\.$/);
  expect(await subscriberOf(course, EMAIL)).toMatchObject({ sendHour: 7, timeZone: 'Europe/Berlin' });
});

test('the time zones of the list are all accepted, the reader’s own first', async () => {
  const { html } = await pageAt(await joined());
  const [, list = ''] = /<select name="timezone".*?>(.*?)<\/select>/.exec(html) ?? [];
  const zones = [...list.matchAll(/<option value="([^"]+)"/g)].map(([, zone = '']) => zone);
  expect(zones.slice(0, 2)).toEqual(['Europe/Berlin', 'UTC']);
  expect(zones).toEqual(expect.arrayContaining(['Asia/Kolkata', 'Europe/Kyiv', 'America/New_York']));
  for (const zone of zones) expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
});

test('a name goes back, also where there was none', async () => {
  const path = await joined();
  const page = await ask(path, 'name', { name: 'Annie' });
  expect(await noteOf(page)).toBe('Done. From the next email on we call you Annie.');
  await course.setTime(dayAt(1, 16));
  const nameless = await ask(path, 'name', { name: '' });
  await course.setTime(dayAt(1, 17));
  expect(await noteOf(await undo(nameless))).toMatch(/Annie\.$/);
  await course.setTime(dayAt(1, 18));
  await undo(page);
  expect((await subscriberOf(course, EMAIL)).name).toBe('Anna');

  const wrong = await ask(path, 'name', { name: 'https://spam.example' });
  expect([wrong.status, formThat(wrong, 'name').fields['name']]).toEqual([422, 'https://spam.example']);
});

test('beginning again starts with lesson 1, and can be taken back until that has come, days later too', async () => {
  const path = await joined();
  const page = await ask(path, 'restart');
  expect(await noteOf(page)).toMatch(/^You begin again with lesson 1/);
  expect(messagesIn(page.html)).toMatch(/Lesson 1 is coming/);
  await course.setTime(dayAt(1, 16));
  const back = await ask(path, 'undo-restart');
  expect(messagesIn(back.html)).toMatch(/Lesson 2 of 9/);
  await course.setTime(dayAt(1, 17));
  expect(messagesIn((await undo(back)).html)).toMatch(/Lesson 1 is coming/);
  await course.tickAt(dayAt(2, 6));
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST, SECOND, FIRST]);
});

describe('the next lesson now', () => {
  test('is offered half a day after the last one; until then the page says from when on', async () => {
    const path = await joined();
    const early = await pageAt(path);
    expect(messagesIn(early.html)).toMatch(/You can ask for the next one from Wednesday, January 16 at 7:00.PM on\./);
    expect(() => formThat(early, 'now')).toThrow();
    const tooSoon = await readPage(await course.post(path, { action: 'now' }));
    expect(await noteOf(tooSoon)).toMatch(/^Each lesson has half a day to itself\./);
    expect(await course.lessonsOf(EMAIL)).toHaveLength(2);

    await course.setTime(dayAt(1, 19));
    const page = await ask(path, 'now');
    expect(await noteOf(page)).toMatch(/is on its way\..* It cannot be called back\.$/);
    expect(() => undoOn(page)).toThrow();
    expect(await course.lessonsOf(EMAIL)).toEqual([FIRST, SECOND, expect.not.stringMatching(SECOND)]);
  });
});

test('what waits for a lesson is shown on every later visit, with the way to take it back', async () => {
  const path = await joined();
  await course.setTime(dayAt(2, 6) + 5 * MINUTE_MS);
  await ask(path, 'pause', { until: '2030-02-01' });
  await course.setTime(dayAt(2, 6) + 6 * MINUTE_MS);
  const page = await pageAt(path);
  expect(await textOf(page.html, '.note p')).toMatch(/pauses right after it, until Friday, February 1\.$/);
  await undo(page);
  await course.setTime(dayAt(2, 6) + 7 * MINUTE_MS);
  expect(await textOf((await pageAt(path)).html, '.note p')).toBe('');
});

test('a new address is asked first; until it says yes, nothing changes', async () => {
  const path = await joined();
  const before = await subscriberOf(course, EMAIL);
  const page = await ask(path, 'address', { email: 'Anna@New.example' });
  expect(await noteOf(page)).toMatch(/^We have sent an email to anna@new\.example\./);
  expect(await course.mailsTo('anna@new.example')).toHaveLength(1);
  expect(await subscriberOf(course, EMAIL)).toEqual(before);
  expect(await noteOf(await ask(path, 'address', { email: EMAIL }))).toBe(`Your lessons go to ${EMAIL} already.`);
  const wrong = await ask(path, 'address', { email: 'anna@' });
  expect([wrong.status, formThat(wrong, 'address').fields['email']]).toEqual([422, 'anna@']);
});

test('an address that cannot be written to is told beside its field', async () => {
  const path = await joined();
  await course.resend.set({ refused: ['anna@new.example'] });
  const page = await ask(path, 'address', { email: 'anna@new.example' });
  expect(page.status).toBe(422);
  expect(await textOf(page.html, '#email-error')).toMatch(/^We could not send an email to this address\./);
});

test('whoever went on with another address sees at the old one that the course has moved, and not where', async () => {
  const path = await joined();
  await ask(path, 'address', { email: 'anna@new.example' });
  const mail = await lastMailTo(course, 'anna@new.example');
  const [, token] = /\/address\?token=([\w.-]+)/.exec(mail.payload.text ?? '') ?? [];
  expect((await course.post(`/address?token=${token}`)).status).toBe(200);
  for (const response of [await course.get(path), await course.post(path, { action: 'pause' })]) {
    const page = await readPage(response);
    expect([page.status, page.forms]).toEqual([410, []]);
    expect(page.html).not.toContain('new.example');
  }
});

test('every control has a name, and works by keyboard and without script', async () => {
  const path = await joined();
  for (const { html, elements } of [await pageAt(path), await ask(path, 'pause')]) {
    const labels = elements.flatMap(({ tag, attributes }) => (tag === 'label' ? (attributes.get('for') ?? []) : []));
    for (const { tag, attributes } of elements) {
      // A box to tick stands inside its label.
      const isSeen = !['hidden', 'checkbox'].includes(attributes.get('type') ?? '');
      const isControl = ['select', 'textarea', 'input'].includes(tag);
      if (isControl && isSeen) expect(labels).toContain(attributes.get('id'));
      if (tag === 'button') expect(attributes.get('type')).toBe('submit');
      if (isControl || tag === 'button') expect(attributes.has('tabindex')).toBe(false);
      expect(tag).not.toBe('script');
    }
    for (const [, messages = ''] of html.matchAll(/<(?:button|summary)[^>]*>(.*?)<\//g))
      expect(messages.trim()).not.toBe('');
    const ids = elements.flatMap(({ attributes }) => attributes.get('id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test('whoever has left is told that nothing changes, and not that they are called otherwise already', async () => {
  const path = await joined();
  await course.leave(EMAIL);
  const token = new URL(path, 'https://course.example').searchParams.get('token') ?? '';
  const page = await readPage(await course.post('/preferences', { token, action: 'name', name: 'Hannah' }));
  expect(messagesIn(page.html)).toContain('No lessons come any more, so there is nothing to change.');
  expect(messagesIn(page.html)).not.toContain('We call you');
});
