import { describe, expect, test } from 'vitest';
import { ADMIN_PASSWORD, AUTHORIZATION, ORIGIN } from '../../support/admin.ts';
import { useCourse } from '../../support/harness.ts';
import { messagesIn } from '../../support/page.ts';
import { send } from '../../support/send.ts';
import { stateOf } from '../../support/state.ts';
import { type FIELDS, type FilePart, importerOf, importForm } from './importer.ts';
import { ANNA, list } from './people.ts';

const course = useCourse({ ADMIN_PASSWORD });
const operator = importerOf(course);

describe('a wrong file', () => {
  test.each<[string, FilePart | null, Partial<typeof FIELDS>, string]>([
    ['none', null, {}, 'Choose a CSV file'],
    ['no list of people', 'name\nAnna', {}, 'no column named “email”'],
    ['an archive', 'PK\u0003\u0004', {}, 'ZIP archive'],
    ['without the tick', list(ANNA), { agreed: '' }, 'Check the box if they did'],
    ['without words of consent', list(ANNA), { words: ' ' }, 'Say where and when'],
    ['with a lesson that is none', list(ANNA), { from: 'nothing' }, 'no such lesson'],
    ['with a zone that is none', list(ANNA), { timezone: 'Mars' }, 'Unknown time zone'],
  ])('(%s) changes nothing, and the page says what to do', async (_, file, fields, words) => {
    const before = await stateOf(course);
    const answer = await operator.choose(file, fields);
    expect(answer.status).toBe(422);
    expect(messagesIn(await answer.text())).toContain(words);
    expect(await stateOf(course)).toEqual(before);
  });

  test('and what is no form at all is answered the same way', async () => {
    const headers = { authorization: AUTHORIZATION, origin: ORIGIN };
    const answer = await send(course.env, '/admin/import', { method: 'POST', headers, body: 'email' });
    expect(answer.status).toBe(422);
  });
});

describe('only the operator, and only by a form,', () => {
  const posts = (at: string): [string, BodyInit][] => [
    ['/admin/import', importForm(list(ANNA))],
    [at, new URLSearchParams({ action: 'continue' })],
    [at, new URLSearchParams({ action: 'import' })],
    [at, new URLSearchParams({ action: 'cancel' })],
    ['/admin/export', new URLSearchParams()],
  ];

  test('imports or exports: without the password, or from another site, nothing happens', async () => {
    const at = await operator.upload(list(ANNA));
    const before = await stateOf(course);
    for (const [path, body] of posts(at)) {
      const stranger = await send(course.env, path, {
        method: 'POST',
        headers: { origin: 'https://course.example' },
        body,
      });
      expect([path, stranger.status]).toEqual([path, 401]);
    }
    for (const [path, body] of posts(at)) {
      const headers = { authorization: AUTHORIZATION, origin: 'https://elsewhere.example' };
      const foreign = await send(course.env, path, { method: 'POST', headers, body });
      expect([path, foreign.status]).toEqual([path, 403]);
    }
    expect(await stateOf(course)).toEqual(before);
  });

  test('does so: no GET, HEAD or OPTIONS of any phase’s page changes anything', async () => {
    const path = await operator.upload(list(ANNA, 'nobody'));
    const open = async () => {
      const before = await stateOf(course);
      for (const page of ['/admin/import', '/admin/export', path, `${path}?action=continue`, `${path}/refused.csv`]) {
        for (const method of ['GET', 'HEAD', 'OPTIONS']) {
          await (await send(course.env, page, { method, headers: { authorization: AUTHORIZATION } })).text();
        }
      }
      expect(await stateOf(course)).toEqual(before);
    };
    await open();
    await operator.goOn(path);
    await open();
    await operator.press(path, 'import');
    await open();
    await operator.goOn(path);
    await open();
  });
});

test('all refused rows can be had as a file, in which no cell is a formula', async () => {
  const path = await operator.upload('email\n=cmd()\n"@x,y"\nanna@reader.example\n');
  await operator.goOn(path);
  const answer = await operator.open(`${path}/refused.csv`);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const lines = (await answer.text()).split('\r\n');
  expect(lines.slice(0, 3)).toEqual([
    'row,email,reason',
    expect.stringMatching(/^2,"'=cmd\(\)",/),
    expect.stringMatching(/^3,"'@x,y",/),
  ]);
});
