import { describe, expect, test } from 'vitest';
import {
  domainOf,
  parseFrom,
  parseKey,
  parsePassword,
  parsePlace,
  parsePostal,
  parseRecipient,
} from '../../../src/cli/setup/answers.ts';

describe('an answer', () => {
  test('is taken without the spaces around it', () => {
    expect(parseKey(' re_1\n')).toEqual({ ok: true, value: 're_1' });
    expect(parseFrom(' Anna <a@b.example> ')).toEqual({ ok: true, value: 'Anna <a@b.example>' });
    expect(parseRecipient(' a@b.example ')).toEqual({ ok: true, value: 'a@b.example' });
  });

  test('about the address of the course may end with a slash, or be missing', () => {
    expect(parsePlace('https://Course.example/')).toEqual({
      ok: true,
      value: { kind: 'own', url: 'https://course.example' },
    });
    for (const nothing of ['', '  ', 'workers.dev']) expect(parsePlace(nothing)).toMatchObject({ ok: true });
  });

  test.each([
    ['course.example', 'url-shape'],
    ['https://localhost', 'url-shape'],
    ['ftp://course.example', 'url-shape'],
    ['http://course.example/a', 'url-not-https'],
    ['https://course.example/a', 'url-path'],
    ['https://course.example/?a', 'url-path'],
    ['https://anna@course.example', 'url-path'],
  ])('such as %s is no address of a course', (answer, kind) => {
    expect(parsePlace(answer)).toMatchObject({ ok: false, mistake: { kind } });
  });

  test('of several lines becomes one', () => {
    expect(parsePostal('1 Example Street\n 12345 Sampletown\n')).toEqual({
      ok: true,
      value: '1 Example Street, 12345 Sampletown',
    });
  });

  test('that is no password leaves it to setup, and a short one is refused', () => {
    for (const none of [undefined, '', ' '.repeat(20)]) expect(parsePassword(none)).toEqual({ ok: true, value: null });
    expect(parsePassword('fifteen letters')).toMatchObject({ ok: false });
    expect(parsePassword('sixteen letters.')).toMatchObject({ ok: true });
  });
});

test('the domain of a sender is written as Resend writes it', () => {
  expect(domainOf('Anna <a@Bücher.example>')).toBe('xn--bcher-kva.example');
});
