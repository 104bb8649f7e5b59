/** A course whose author writes German and touches nothing else: whatever a reader comes to see of it is German. */
import { describe, expect, inject, test } from 'vitest';
import { MAIL_PATHS } from '../../src/course/mail-paths.ts';
import { HOUR_MS } from '../../src/domain/time.ts';
import { createMessages } from '../../src/locales/locale.ts';
import { englishIn } from '../locales/english.ts';
import { assetsOf } from '../support/assets.ts';
import { dayAt, NOON, tokenOf, useCourse } from '../support/harness.ts';
import { lastMailTo } from '../support/mail.ts';
import { formThat, messagesIn, press, readPage, undoOn } from '../support/page.ts';
import { forgetAnswer } from '../support/people.ts';

const { course: compiled, sentences, assets } = inject('german');

const course = useCourse(
  { ASSETS: assetsOf(assets), POSTAL_ADDRESS: 'Am Hafen 12, 04109 Leipzig', ALLOWED_ORIGINS: '' },
  { course: compiled, messages: createMessages(sentences) },
);

const EMAIL = 'jana@leser.example';
const READER = { name: 'Jana', timezone: 'Europe/Vienna' };

/** What the elements of a document say that they are written in. */
const languagesIn = (html: string) => [...new Set([...html.matchAll(/ lang="([^"]*)"/g)].map(([, tag]) => tag))];

/** The words of a page that anybody sees or hears, its title among them; places are called as they are. */
async function germanPage(answer: Response | Promise<Response>, status = 200): Promise<string> {
  const response = await answer;
  expect(response.status).toBe(status);
  const page = await readPage(response);
  expect(languagesIn(page.html)).toEqual(['de']);
  const [, title = ''] = /<title>([^<]*)</.exec(page.html) ?? [];
  const told = page.elements.flatMap(({ attributes }) =>
    ['aria-label', 'alt', 'placeholder', 'title', 'content', 'label'].flatMap((name) => attributes.get(name) ?? []),
  );
  const body = page.html.slice(page.html.indexOf('<body')).replace(/<(script|style|option)[^>]*>.*?<\/\1>/gs, ' ');
  const messages = messagesIn(`<main>${body}`);
  const meta = /^(width=|light dark|website$|summary_|#|\d)/;
  const all = [title, messages, ...told.filter((one) => !meta.test(one))].join(' · ');
  expect(englishIn(all), all).toEqual([]);
  return all;
}

async function germanMail(email = EMAIL) {
  const { payload } = await lastMailTo(course, email);
  const html = payload.html ?? '';
  expect(languagesIn(html)).toEqual(['de']);
  for (const messages of [payload.subject, payload.text ?? '', html.replace(/<style.*?<\/style>/gs, '')]) {
    expect(englishIn(messages), messages).toEqual([]);
  }
  return payload;
}

async function ownPage(path: 'preferences' | 'unsubscribe' = 'preferences') {
  return `/${path}?token=${tokenOf(await lastMailTo(course, EMAIL), path)}`;
}

async function asks(action: string, typed: Record<string, string> = {}) {
  const form = formThat(await readPage(await course.get(await ownPage())), action);
  return press(course, form, { ...typed, action });
}

describe('a German course', () => {
  test('is told of in German before anybody signs up', async () => {
    expect(await germanPage(course.get('/'))).toContain('Ein E-Mail-Kurs in 2 Lektionen');
    expect(await germanPage(course.get('/privacy'))).toContain('Was wir über dich speichern, und warum');
    expect(await germanPage(course.get('/embed'))).toContain('Den Kurs beginnen');
    await germanPage(course.get('/check-inbox?domain=gmial.com'));
  });

  test('asks for a yes, and says in German what comes when', async () => {
    const token = await course.signUp(EMAIL, READER);
    expect(await germanMail()).toMatchObject({ subject: 'Bitte bestätige: Deine erste Lektion ist bereit' });
    await germanPage(course.get(`/confirm?token=${token}`));
    const confirmed = await germanPage(course.post(`/confirm?token=${token}`));
    expect(confirmed).toContain('Lektion 2 kommt am Mittwoch, 16. Januar, um 7:00 Uhr (Ortszeit Wien)');
    const lesson = await germanMail();
    expect(lesson.text).toMatch(/^Tag 1 von 2$/m);
    expect(lesson.text).toMatch(/^Hallo Jana,$/m);
    expect(lesson.text).toMatch(/^Die Übung für heute: eine Stunde ohne Bildschirm$/m);
    expect(lesson.text).toMatch(/^Morgen: der Morgen\.$/m);
    expect(lesson.text).toMatch(/^Abmelden: https:/m);
    await germanPage(course.post(`/confirm?token=${token}`));
    const [, online = ''] = /(\/lesson\?token=\S+)/.exec(lesson.text ?? '') ?? [];
    expect(await germanPage(course.get(online))).toContain('Eine Lektion aus „Besser schlafen“.');
  });

  test('greets in German who gave no name', async () => {
    await course.join(EMAIL, { ...READER, name: '' });
    expect((await germanMail()).text).toMatch(/^Hallo,$/m);
  });

  test('goes on in German day by day, to its end and after it', async () => {
    await course.join(EMAIL, READER);
    await course.tickAt(dayAt(1, 6));
    expect(await germanMail()).toMatchObject({ subject: 'Der Morgen danach, Jana' });
    expect(await germanPage(course.get(await ownPage()))).toContain('Gekommen am Dienstag, 15. Januar');
    await forgetAnswer(EMAIL);
    await course.setTime(dayAt(3, 6));
    expect(await germanPage(course.get(await ownPage()))).toContain('Du hast den Kurs geschafft');
    await course.post('/subscribe', { email: EMAIL, ...READER });
    expect(await germanMail()).toMatchObject({ subject: 'Du hattest schon den ganzen Kurs' });
  });
});

describe('a reader’s own page', () => {
  test.each<[string, Record<string, string>, string]>([
    ['pause', {}, 'Dein Kurs macht Pause. Er wartet auf dich, solange du magst.'],
    ['pause', { until: '2030-02-01' }, 'Er geht von selbst weiter: am Freitag, 1. Februar.'],
    ['hour', { hour: '20', timezone: 'Europe/Zurich' }, 'kommen deine Lektionen um 20:00 Uhr (Ortszeit Zürich)'],
    ['name', { name: 'Anna' }, 'sprechen wir dich mit Anna an.'],
    ['name', { name: '' }, 'schreiben wir dir ohne Namen.'],
    ['restart', {}, 'Du beginnst wieder mit Lektion 1'],
    ['leave', {}, 'Du hast den Kurs verlassen'],
    ['address', { email: 'jana@neu.example' }, 'Wir haben eine Mail an jana@neu.example geschickt.'],
  ])('says what %s with %j did, and how to take it back', async (action, typed, messages) => {
    await course.join(EMAIL, READER);
    await course.setTime(NOON + HOUR_MS);
    const answer = await asks(action, typed);
    expect(await germanPage(answer.clone())).toContain(messages);
    if (action === 'address') {
      await germanMail('jana@neu.example');
      return;
    }
    const page = await readPage(answer);
    const back = page.forms.find(({ fields }) => fields['action'] !== undefined)
      ? undoOn(page)
      : formThat(page, 'return');
    await germanPage(press(course, back));
  });

  test.each<[string, Record<string, string>]>([
    ['pause', { until: '2020-01-01' }],
    ['hour', { hour: '25' }],
    ['hour', { hour: '8', timezone: 'Mars/Olympus' }],
    ['name', { name: 'https://werbung.example' }],
    ['name', { name: 'x'.repeat(61) }],
    ['address', { email: 'jana' }],
    ['delete', { sure: '' }],
  ])('says in German what is wrong with %s and %j', async (action, typed) => {
    await course.join(EMAIL, READER);
    await germanPage(asks(action, typed), 422);
  });

  test('gives the next lesson now, and says when the one after that can be had', async () => {
    await course.join(EMAIL, READER);
    await course.setTime(NOON + HOUR_MS);
    expect(await germanPage(course.get(await ownPage()))).toContain('ab Dienstag, 15. Januar, um 19:00 Uhr');
    await course.setTime(NOON + 7 * HOUR_MS);
    await germanPage(asks('now'));
    await germanMail();
  });

  test('deletes everything, and puts back', async () => {
    await course.join(EMAIL, READER);
    const page = await ownPage();
    const deleted = await asks('delete', { sure: 'yes' });
    await germanPage(deleted.clone());
    await germanPage(course.get(page), 410);
    await germanPage(press(course, undoOn(await readPage(deleted))));
  });

  test('lists the zones by what they are called in German', async () => {
    await course.join(EMAIL, READER);
    const { html } = await readPage(await course.get(await ownPage()));
    expect(html).toContain('<optgroup label="Europa">');
    expect(html).toContain('<option value="Europe/Vienna">Wien (jetzt)</option>');
    expect(html).toContain('<option value="Asia/Tokyo">Tokio</option>');
  });

  test('hands out a file whose keys are German, but for what is shown as it is stored', async () => {
    await course.join(EMAIL, READER);
    const answer = await asks('download');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="mein-kurs.json"');
    const { soIstEsGespeichert, ...told } = Object(await answer.json());
    expect(Object.keys(soIstEsGespeichert).length).toBeGreaterThan(1);
    expect(told).toMatchObject({ person: { adresse: EMAIL, stand: 'dabei' }, lektionen: [{ bekommen: true }, {}] });
    const keys: string[] = [];
    JSON.stringify(told, (key, value) => {
      keys.push(key.replace(/[A-Z]/g, ' $&'));
      return value;
    });
    expect(englishIn(keys.join(' '))).toEqual([]);
    expect(keys.join()).not.toMatch(/[a-z] (At|Name|Lesson|Zone)\b/);
    expect(englishIn(told.beiAnderenGespeichert.join(' '))).toEqual([]);
  });
});

describe('leaving and coming back', () => {
  test('are German, page and mail', async () => {
    await course.join(EMAIL, READER);
    const leave = await ownPage('unsubscribe');
    await germanPage(course.get(leave));
    await germanPage(course.post(leave));
    await course.setTime(NOON + HOUR_MS);
    const token = await course.signUp(EMAIL, READER);
    expect((await germanMail()).text).toContain('Vor einer Weile hast du den Kurs verlassen.');
    await germanPage(course.get(`/confirm?token=${token}`));
    expect(await germanPage(course.post(`/confirm?token=${token}`))).toContain('Willkommen zurück');
  });

  test('so is the mail to who is in already', async () => {
    await course.join(EMAIL, READER);
    await forgetAnswer(EMAIL);
    await course.setTime(NOON + HOUR_MS);
    await course.post('/subscribe', { email: EMAIL, ...READER });
    expect(await germanMail()).toMatchObject({ subject: 'Du bist schon im Kurs' });
  });
});

describe('what went wrong', () => {
  test.each<[string, () => Promise<Response>, number]>([
    ['a page that is not there', () => course.get('/nirgends'), 404],
    ['a form without an address', () => course.post('/subscribe', { email: '' }), 422],
    ['a form with a wrong address', () => course.post('/subscribe', { email: 'jana' }), 422],
    [
      'a form from elsewhere',
      () => course.post('/subscribe', { email: EMAIL }, { origin: 'https://fremd.example' }),
      403,
    ],
    ['a form that is too large', () => course.post('/subscribe', { email: 'x'.repeat(20_000) }), 413],
    ['a link that was cut off', () => course.get('/confirm?token=x'), 400],
    ['a link to a page that was cut off', () => course.get('/preferences?token=x'), 400],
    [
      'a crowd',
      () => course.with({ SIGNUP_RATE_LIMIT: { limit: async () => ({ success: false }) } }).post('/subscribe'),
      429,
    ],
    [
      'a mail that does not leave',
      () => course.with({ RESEND_BASE_URL: 'http://127.0.0.1:9' }).post('/subscribe', { email: EMAIL }),
      503,
    ],
  ])('%s is told in German', async (_, ask, status) => {
    await germanPage(ask(), status);
  });

  test('a link that has expired is told in German', async () => {
    const token = await course.signUp(EMAIL, READER);
    await course.setTime(dayAt(8, 12));
    await germanPage(course.get(`/confirm?token=${token}`), 410);
  });

  test('programs are answered in German, too', async () => {
    for (const body of [{ email: '' }, { email: 'jana' }, {}]) {
      const { error } = Object(await (await course.postJson('/subscribe', body)).json());
      expect(error.message).not.toBe('');
      expect(englishIn(error.message)).toEqual([]);
    }
  });
});

test('every file that the build made for its readers is German', () => {
  const files = Object.entries(assets).filter(([path]) => !/\.svg$|\/admin\./.test(path));
  expect(files.map(([path]) => path)).toEqual(expect.arrayContaining(Object.values(MAIL_PATHS)));
  for (const [path, file] of files) {
    const text = file.replace(/<(style|script).*?<\/\1>/gs, ' ').replace(/"?\b[\w-]+"?[:=]"?(?=["\w{[])/g, ' ');
    expect(englishIn(text.replace(/"[\w-]+":/g, ' ').replace('email, name und timezone', ' ')), path).toEqual([]);
  }
});
