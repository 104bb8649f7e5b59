import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadMessages, messageProblems } from '../../src/build/messages.ts';
import { messages } from '../../src/locales/en.ts';

const scratch = await mkdtemp(join(tmpdir(), 'daystep-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** Where the course names its language. */
const NAMED = { file: 'emails/course.ts', line: 12 };

describe('the sentences of a language', () => {
  test.each(['en', 'en-GB'])('are there for %s', async (language) => {
    expect(await loadMessages(language, scratch, NAMED)).toEqual({ ok: true, sentences: messages });
  });

  test('that has no file stop the build, which says what to do', async () => {
    const { ok, ...told } = await loadMessages('tlh', scratch, NAMED);
    expect(ok).toBe(false);
    expect(told).toEqual({
      problems: [
        {
          ...NAMED,
          message: expect.stringMatching(/^`language` is "tlh".* no src\/locales\/tlh\.ts: copy src\/locales\/en\.ts/),
        },
      ],
    });
  });
});

describe('compared with English', () => {
  const like = { greeting: 'Hi {{name}}', list: ['one', 'two'], page: { link: 'See <a href="{{page}}">this</a>.' } };

  test('what is whole has no problem, whatever its words and their order', () => {
    const other = {
      greeting: '{{name}}, hallo',
      list: ['eins', 'zwei'],
      page: { link: '<a href="{{page}}">Hier</a>!' },
    };
    expect(messageProblems(other, like)).toEqual([]);
    expect(messageProblems(messages)).toEqual([]);
  });

  test('each sentence that is missing or empty is named', () => {
    const other = { greeting: '{{name}}', list: ['eins'], page: { link: ' ' } };
    expect(messageProblems(other, like)).toEqual(['words.list.1 is missing.', 'words.page.link is missing.']);
    expect(messageProblems(undefined, like)).toHaveLength(4);
  });

  test('a gap that is left out, or that nothing fills, is named', () => {
    expect(messageProblems({ ...like, greeting: 'Hallo' }, like)).toEqual([
      'words.greeting has no gap and no tag, where English has {{name}}.',
    ]);
    expect(messageProblems({ ...like, list: ['{{one}}', 'zwei'] }, like)).toEqual([
      'words.list.0 has {{one}}, where English has none.',
    ]);
  });

  test('so is text where HTML is drawn, and HTML where text is', () => {
    expect(messageProblems({ ...like, page: { link: 'See {{page}}.' } }, like)).toEqual([
      'words.page.link has {{page}}, where English has {{page}}, a tag.',
    ]);
    expect(messageProblems({ ...like, greeting: '<b>{{name}}</b>' }, like)).toHaveLength(1);
  });
});
