/** What a reader changes on their own page, and what the page says about it. */
import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '../../src/domain/time.ts';
import { FIRST, SECOND } from '../fixtures/lessons.ts';
import { dayAt, tokenOf, useCourse } from '../support/harness.ts';
import { lastMailTo } from '../support/mail.ts';
import { formThat, messagesIn, press, readPage, textOf, undoOn } from '../support/page.ts';
import { subscriberOf } from '../support/people.ts';
import { stateOf } from '../support/state.ts';

const course = useCourse();

const EMAIL = 'anna@reader.example';

/** Brings somebody into the course; returns the path of their own page, hours later: no lesson is on its way. */
async function joined(): Promise<string> {
  await course.join(EMAIL, { name: 'Anna', timezone: 'Europe/Berlin' });
  const path = `/preferences?token=${tokenOf(await lastMailTo(course, EMAIL), 'preferences')}`;
  await course.tickAt(dayAt(1, 6));
  await course.setTime(dayAt(1, 9));
  return path;
}

async function pageAt(path: string) {
  return readPage(await course.get(path));
}

/** Presses the button for `action`, as a reader does on their page; returns the page that answers. */
async function ask(path: string, action: string, typed: Record<string, string> = {}) {
  return readPage(await press(course, formThat(await pageAt(path), action), typed));
}

/** What stands below the choices about when lessons come. */
const REST = ['restart', 'name', 'address', 'download', 'leave', 'delete'];

const noteOf = (html: string) => textOf(html, '.note p');

/** The hour that the page has chosen in its list. */
const chosen = (html: string) => textOf(html, 'option[selected]');

describe('pausing', () => {
  test('stops the lessons, says so, and has the way back on the same page', async () => {
    const path = await joined();
    const page = await ask(path, 'pause');
    expect(page.status).toBe(200);
    expect(await noteOf(page.html)).toMatch(/^Your course is paused\./);
    expect((await subscriberOf(course, EMAIL)).status).toBe('paused');
    expect((await course.tickAt(dayAt(2, 6))).lessons).toBe(0);

    expect((await readPage(await press(course, formThat(page, 'resume')))).status).toBe(200);
    expect((await subscriberOf(course, EMAIL)).status).toBe('active');
  });

  test('keeps the place, which the page shows for as long as the pause lasts', async () => {
    const path = await joined();
    await ask(path, 'pause');
    await course.setTime(dayAt(40, 9));
    const page = await pageAt(path);
    expect(await noteOf(page.html)).toBe('');
    const words = messagesIn(page.html);
    expect(words).toMatch(/Paused after lesson 2 of 9 .*Next, once you resume/);
    expect(words).not.toMatch(/Your next lesson comes/);
    expect(page.forms.map((form) => form.button['action'])).toEqual(['resume', 'now', 'pause', 'hour', ...REST]);
  });

  test('twice is pausing once, and the page says so', async () => {
    const path = await joined();
    const { forms } = await pageAt(path);
    await ask(path, 'pause');
    const before = await stateOf(course);
    await course.setTime(dayAt(1, 10));
    const page = await readPage(await press(course, formThat({ ...(await pageAt(path)), forms }, 'pause')));
    expect(await noteOf(page.html)).toBe('Your course is paused already.');
    expect(await stateOf(course)).toEqual(before);
  });

  test('while a lesson is on its way waits for it, and the page says so', async () => {
    const path = await joined();
    await course.setTime(dayAt(2, 6) + 5 * MINUTE_MS);
    const page = await ask(path, 'pause');
    expect(await noteOf(page.html)).toMatch(/^A lesson may be on its way .* pauses right after it\./);
    await course.liveThrough(dayAt(2, 6) + 5 * MINUTE_MS, dayAt(3, 12));
    expect(await course.lessonsOf(EMAIL)).toHaveLength(3);
    expect(messagesIn((await pageAt(path)).html)).toContain('Paused after lesson 3 of 9');
  });

  test('can be taken back before it begins', async () => {
    const path = await joined();
    await course.setTime(dayAt(2, 6) + 5 * MINUTE_MS);
    const page = await readPage(await press(course, undoOn(await ask(path, 'pause'))));
    expect(await noteOf(page.html)).toBe('Good. Your course goes on.');
    await course.liveThrough(dayAt(2, 6) + 5 * MINUTE_MS, dayAt(3, 12));
    expect(await course.lessonsOf(EMAIL)).toHaveLength(4);
  });
});

test('resuming goes on with the next lesson, and the page says when', async () => {
  const path = await joined();
  await ask(path, 'pause');
  await course.setTime(dayAt(5, 9));
  const page = await ask(path, 'resume');
  expect(await noteOf(page.html)).toBe('Good. Your course goes on.');
  expect(messagesIn(page.html)).toMatch(/Lesson 2 of 9 .*Your next lesson comes Monday, January 21 at 7:00.AM/);
  expect(page.forms.slice(1).map((form) => form.button['action'])).toEqual(['now', 'pause', 'hour', ...REST]);

  await course.tickAt(dayAt(6, 6));
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST, SECOND, expect.not.stringMatching(SECOND)]);
});

test('resuming what is not paused changes nothing, and the page says so', async () => {
  const path = await joined();
  const before = await stateOf(course);
  const page = await readPage(await course.post(path, { action: 'resume' }));
  expect(await noteOf(page.html)).toBe('Your course is running already.');
  expect(await stateOf(course)).toEqual(before);
});

describe('the hour', () => {
  test('moves the lessons, and the page says to when', async () => {
    const path = await joined();
    const page = await ask(path, 'hour', { hour: '12' });
    expect(page.status).toBe(200);
    expect(await noteOf(page.html)).toMatch(/^From now on your lessons come at 12:00.PM \(Berlin time\)\.$/);
    expect(messagesIn(page.html)).toMatch(/Your next lesson comes Thursday, January 17 at 12:00.PM/);
    expect(await subscriberOf(course, EMAIL)).toMatchObject({ status: 'active', sendHour: 12 });

    expect((await course.tickAt(dayAt(2, 6))).lessons).toBe(0);
    expect((await course.tickAt(dayAt(2, 11))).lessons).toBe(1);
    expect(await chosen((await pageAt(path)).html)).toMatch(/^12:00.PM$/);
  });

  test('goes back by a button, which names the zone where that changed, too', async () => {
    const path = await joined();
    const page = await ask(path, 'hour', { hour: '12' });
    expect(messagesIn(page.html)).toMatch(/ Back to 7:00.AM /);
    await press(course, undoOn(page));
    const elsewhere = await ask(path, 'hour', { hour: '12', timezone: 'Asia/Tokyo' });
    expect(messagesIn(elsewhere.html)).toMatch(/ Back to 7:00.AM \(Berlin time\) /);
    await press(course, undoOn(elsewhere));
    expect(await subscriberOf(course, EMAIL)).toMatchObject({ timeZone: 'Europe/Berlin', sendHour: 7 });
  });

  test("is the course's own until the reader chooses one", async () => {
    const { html } = await pageAt(await joined());
    expect(await chosen(html)).toMatch(/^7:00.AM$/);
    expect(await textOf(html, 'label[for=hour]')).toBe('Lessons come at');
    expect(await textOf(html, 'select[name=timezone] > option:first-child')).toBe('Berlin (now)');
  });

  test('can be chosen during a pause, and holds after it', async () => {
    const path = await joined();
    await ask(path, 'pause');
    const page = await ask(path, 'hour', { hour: '0' });
    expect(await noteOf(page.html)).toMatch(/^Once you resume, your lessons come at 12:00.AM \(Berlin time\)\.$/);
    expect((await subscriberOf(course, EMAIL)).status).toBe('paused');
    await course.setTime(dayAt(3, 12));
    expect(messagesIn((await ask(path, 'resume')).html)).toMatch(
      /Your next lesson comes Saturday, January 19 at 12:00.AM/,
    );
  });

  test('that is theirs already changes nothing', async () => {
    const path = await joined();
    await ask(path, 'hour', { hour: '21' });
    const before = await stateOf(course);
    await course.setTime(dayAt(1, 10));
    const page = await ask(path, 'hour', { hour: '21' });
    expect(await noteOf(page.html)).toMatch(/^Your lessons come at 9:00.PM \(Berlin time\) already\.$/);
    expect(await stateOf(course)).toEqual(before);
  });

  test('that is none is refused beside its field, and nothing else is lost', async () => {
    const path = await joined();
    const before = await stateOf(course);
    for (const hour of ['', '24', '-1', '7.5', 'seven', ' 7', '007', '1e1', '٧']) {
      const page = await ask(path, 'hour', { hour });
      expect([hour, page.status]).toEqual([hour, 422]);
      expect(await textOf(page.html, '#hour-error')).toBe('Please choose one of the hours in the list.');
      const select = page.elements.find(({ tag }) => tag === 'select')?.attributes;
      expect(select?.get('aria-invalid')).toBe('true');
      expect(select?.get('aria-describedby')).toBe('hour-error');
      // Seen, and not behind a fold.
      expect(page.elements.filter(({ tag, attributes }) => tag === 'details' && attributes.has('open'))).toHaveLength(
        1,
      );
      expect(await chosen(page.html)).toMatch(/^7:00.AM$/);
    }
    expect((await course.post(path, { action: 'hour' })).status).toBe(422);
    expect(await stateOf(course)).toEqual(before);
    const page = await readPage(await course.post(path, { action: 'hour', hour: '24' }));
    expect((await readPage(await press(course, formThat(page, 'hour'), { hour: '8' }))).status).toBe(200);
  });
});

test("hours are shown by the clock, of 12 or of 24 hours, that goes with the browser's language", async () => {
  const path = await joined();
  for (const [language, hour] of [
    ['de-DE,de;q=0.9,en;q=0.8', /^07:00$/],
    ['en-GB', /^07:00$/],
    ['en-US,en;q=0.5', /^7:00.AM$/],
    ['*', /^7:00.AM$/],
    ['tlh', /^7:00.AM$/],
    ['not a language', /^7:00.AM$/],
  ] as const) {
    const { html } = await readPage(await course.get(path, { 'accept-language': language }));
    expect(await chosen(html)).toMatch(hour);
    const [, hours = ''] = /<select name="hour".*?>(.*?)<\/select>/.exec(html) ?? [];
    expect(hours.match(/<option /g)).toHaveLength(24);
    expect(/at ([^<]*?) \(Berlin time\)/.exec(html)?.[1]).toMatch(hour);
  }
});

test('after the course, and after leaving it, there is nothing to pause, to resume or to move', async () => {
  const path = await joined();
  for (let day = 2; day <= 8; day += 1) await course.tickAt(dayAt(day, 6));
  await course.setTime(dayAt(8, 12));
  const over = await stateOf(course);
  for (const action of ['pause', 'resume', 'hour']) {
    const page = await readPage(await course.post(path, { action, hour: '21' }));
    expect(await noteOf(page.html)).toMatch(/^You have had the whole course/);
  }
  expect(await stateOf(course)).toEqual(over);

  await course.post(path, { action: 'leave' });
  const gone = await stateOf(course);
  await course.setTime(dayAt(8, 13));
  for (const action of ['pause', 'resume', 'hour']) {
    const page = await readPage(await course.post(path, { action, hour: '21' }));
    expect(await noteOf(page.html)).toMatch(/^No lessons come any more/);
  }
  expect(await stateOf(course)).toEqual(gone);
});

test('a lesson of which nobody can tell whether it arrived is shown as that', async () => {
  const path = await joined();
  const [key] = (await course.env.KV.list({ prefix: 'batch:' })).keys;
  const progress = await course.env.KV.get<object>(key?.name ?? '', 'json');
  await course.env.KV.put(key?.name ?? '', JSON.stringify({ ...progress, inDoubt: [SECOND] }));
  const { html } = await pageAt(path);
  expect(messagesIn(html)).toMatch(
    /Lesson 2 of 9 .* Came on Tuesday, January 15 .* Sent, but it may not have arrived: Wednesday, January 16 .* Next: /,
  );
});
