import { describe, expect, test } from 'vitest';
import { messages as german } from '../../src/locales/de.ts';
import { messages as english } from '../../src/locales/en.ts';
import { sentencesOf } from '../support/words.ts';
import { englishIn } from './english.ts';

const inGerman = sentencesOf(german);
const inEnglish = new Map(sentencesOf(english));

/** Names of places are what they are in each language. */
const isPlace = (path: string) => path.startsWith('places.');

describe('the German sentences', () => {
  test('are those of English, each of them, and no others', () => {
    expect(inGerman.map(([path]) => path).filter((path) => !isPlace(path))).toEqual(
      [...inEnglish.keys()].filter((path) => !isPlace(path)),
    );
  });

  test('are translated: the same are only names, and what has no words', () => {
    const same = inGerman.filter(([path, sentence]) => inEnglish.get(path) === sentence);
    expect(same.map(([path]) => path)).toEqual(['file.keys.person', 'file.keys.name', 'file.keys.website']);
  });

  test('hold no English word', () => {
    for (const [path, sentence] of inGerman.filter(([path]) => !isPlace(path))) {
      expect(englishIn(sentence.replace('email, name und timezone', '')), path).toEqual([]);
    }
  });

  test('have the quotation marks, dashes and apostrophes of print', () => {
    for (const [path, sentence] of inGerman) {
      const messages = sentence.replace(/<[^>]*>/g, '');
      expect(messages, path).not.toMatch(/["'`“](?=\w)| - |\.\.\.| {2}|\w"/);
      expect(messages.split('„').length, path).toBe(messages.split('“').length);
    }
  });

  test('say du, and never Sie', () => {
    for (const [path, sentence] of inGerman)
      expect(sentence, path).not.toMatch(/\b(Ihre?[nmrs]?|Ihnen)\b|\bSie (sind|haben|können|möchten|werden)\b/);
  });
});
