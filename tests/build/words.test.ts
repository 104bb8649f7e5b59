import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadWords, wordProblems } from '../../src/build/messages.ts';
import { words } from '../../src/locales/en.ts';

const scratch = await mkdtemp(join(tmpdir(), 'daystep-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** Where the course names its language. */
const NAMED = { file: 'emails/course.ts', line: 12 };

describe('the sentences of a language', () => {
  test.each(['en', 'en-GB'])('are there for %s', async (language) => {
    expect(await loadWords(language, scratch, NAMED)).toEqual({ ok: true, sentences: words });
  });

  test('that has no file stop the build, which says what to do', async () => {
    const { ok, ...told } = await loadWords('tlh', scratch, NAMED);
    expect(ok).toBe(false);
    expect(told).toEqual({
      problems: [
        {
          ...NAMED,
          message: expect.stringMatching(/^`language` is "tlh".* no src\/words\/tlh\.ts: copy src\/words\/en\.ts/),
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
    expect(wordProblems(other, like)).toEqual([]);
    expect(wordProblems(words)).toEqual([]);
  });

  test('each sentence that is missing or empty is named', () => {
    const other = { greeting: '{{name}}', list: ['eins'], page: { link: ' ' } };
    expect(wordProblems(other, like)).toEqual(['words.list.1 is missing.', 'words.page.link is missing.']);
    expect(wordProblems(undefined, like)).toHaveLength(4);
  });

  test('a gap that is left out, or that nothing fills, is named', () => {
    expect(wordProblems({ ...like, greeting: 'Hallo' }, like)).toEqual([
      'words.greeting has no gap and no tag, where English has {{name}}.',
    ]);
    expect(wordProblems({ ...like, list: ['{{one}}', 'zwei'] }, like)).toEqual([
      'words.list.0 has {{one}}, where English has none.',
    ]);
  });

  test('so is text where HTML is drawn, and HTML where text is', () => {
    expect(wordProblems({ ...like, page: { link: 'See {{page}}.' } }, like)).toEqual([
      'words.page.link has {{page}}, where English has {{page}}, a tag.',
    ]);
    expect(wordProblems({ ...like, greeting: '<b>{{name}}</b>' }, like)).toHaveLength(1);
  });
});
