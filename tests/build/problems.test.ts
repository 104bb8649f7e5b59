import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { otherMails } from '../../src/build/other-mails.ts';
import { lessonProblems, otherMailProblems, renderedProblems, siteProblems } from '../../src/build/problems.ts';
import type { CourseDefinition } from '../../src/core/definition.ts';
import { PLACEHOLDERS } from '../../src/core/placeholders.ts';
import { words } from '../../src/words/en.ts';
import { courseOf } from './fixtures.ts';

function problemsOf(lessons: Parameters<typeof courseOf>[0], missing: readonly string[] = []): string[] {
  const exists = (file: string) => !missing.includes(file);
  const course = courseOf(lessons);
  return [...lessonProblems(course, exists), ...otherMailProblems(otherMails(course, words), exists)];
}

const rendered = (changes: { html?: string; text?: string }) =>
  renderedProblems('Lesson 2 ("b")', { html: '<p>Hello</p>', text: 'Hello', ...changes });

describe('a course without a fault', () => {
  it('has no problem', () => {
    const lessons = [{}, { subject: 'For {{name|you}}' }, { slug: 'give-space-2', subject: '{{ name | my friend }}' }];
    expect(problemsOf(lessons)).toEqual([]);
  });

  it('may have any slugs of small letters, digits and single hyphens, up to 60', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+){0,3}$/), (slug) => {
        const problems = problemsOf([{ slug }]);
        if (slug.length <= 60) expect(problems).toEqual([]);
        else expect(problems).toHaveLength(1);
      }),
    );
  });
});

describe("an author's mistake is named with the lesson and the remedy", () => {
  it('where two lessons have one slug', () => {
    expect(problemsOf([{ slug: 'a' }, { slug: 'b' }, { slug: 'a' }])).toEqual([
      'Lesson 3 ("a") has the same slug as lesson 1: give each lesson a slug of its own.',
    ]);
  });

  it('where a slug has characters that a key cannot have, or too many', () => {
    const slugs = [
      '',
      'Give-Space',
      'give space',
      'give_space',
      'give.space',
      'give/space',
      '-a',
      'a-',
      'a--b',
      'ü',
      'a:b',
    ];
    for (const slug of [...slugs, 'a\n', 'a'.repeat(61)]) {
      const [problem, ...others] = problemsOf([{}, { slug }]);
      expect(others).toEqual([]);
      expect(problem).toContain(`Lesson 2 ("${slug}"): a slug is at most 60 small letters, digits and single hyphens`);
      expect(problem).toContain('such as "give-space"');
    }
  });

  it('where a subject is longer than there is room for', () => {
    expect(problemsOf([{ subject: 'x'.repeat(200) }])).toEqual([]);
    for (const subject of ['x'.repeat(201), 'ä'.repeat(101)]) {
      expect(problemsOf([{ slug: 'a', subject }])).toEqual([
        'Lesson 1 ("a") has a subject of over 200 bytes: no inbox shows so much of it. Shorten it.',
      ]);
    }
  });

  it('where a subject is empty', () => {
    for (const subject of ['', ' \n']) {
      expect(problemsOf([{}, { subject }])).toEqual([
        'Lesson 2 ("lesson-2") has an empty subject: write one in emails/course.ts.',
      ]);
    }
  });

  it('where a template is missing', () => {
    expect(problemsOf([{}, { template: 'gone.tsx' }], ['gone.tsx'])).toEqual([
      'Lesson 2 ("lesson-2"): its template emails/gone.tsx is missing.',
    ]);
  });

  it('where a mail that is no lesson has no template', () => {
    expect(problemsOf([{}], ['plain.tsx'])).toEqual([
      'The confirmation mail: its template emails/plain.tsx is missing.',
      'The "already in" mail: its template emails/plain.tsx is missing.',
      'The "come back" mail: its template emails/plain.tsx is missing.',
      'The "finished" mail: its template emails/plain.tsx is missing.',
      'The "new address" mail: its template emails/plain.tsx is missing.',
    ]);
  });

  it('where there is no lesson at all', () => {
    expect(problemsOf([])).toEqual(['The course has no lesson: add a line to `lessons` in emails/course.ts.']);
  });

  it('all of them at once', () => {
    const lessons = [{ slug: 'A', subject: '' }, { subject: '{{nam}} {{name}}' }];
    expect(problemsOf(lessons, ['lesson.tsx'])).toHaveLength(6);
  });
});

describe('a placeholder', () => {
  const KNOWN = 'Known are: greeting, name, confirm_url,';

  it('that is unknown is named, in a subject, in HTML and in plain text', () => {
    const [inSubject] = problemsOf([{}, { subject: 'For {{first_name}}' }]);
    expect(inSubject).toContain('Lesson 2 ("lesson-2"): its subject has the unknown placeholder {{first_name}}.');
    expect(inSubject).toContain(KNOWN);
    const [inHtml] = rendered({ html: '<a href="{{ unsubscribe }}">leave</a>' });
    expect(inHtml).toContain('Lesson 2 ("b"): its HTML has the unknown placeholder {{ unsubscribe }}.');
    expect(inHtml).toContain(KNOWN);
    const [inText] = rendered({ text: 'leave: {{UNSUBSCRIBE_URL|}}' });
    expect(inText).toContain('Lesson 2 ("b"): its plain text has the unknown placeholder {{UNSUBSCRIBE_URL|}}.');
    expect(inText).toContain(KNOWN);
  });

  it('that no reader has is unknown, whatever it is called', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z_]{1,12}$/), (key) => {
        fc.pre(!PLACEHOLDERS.some((known) => known === key));
        expect(rendered({ html: `{{${key}|}}` })).toHaveLength(1);
      }),
    );
    expect(rendered({ html: '{{}} {{constructor}}' })).toHaveLength(2);
  });

  it('for the name wants words for those who gave none', () => {
    const remedy = 'but some readers give no name. Write {{name|friend}}, or other words.';
    expect(problemsOf([{ subject: 'For {{name}}' }])).toEqual([
      `Lesson 1 ("lesson-1"): its subject has {{name}}, ${remedy}`,
    ]);
    expect(rendered({ html: '{{ name }}', text: '{{name|you}}' })).toEqual([
      `Lesson 2 ("b"): its HTML has {{ name }}, ${remedy}`,
    ]);
  });

  it('is named once, however often it stands there', () => {
    expect(rendered({ html: '{{x}} {{x}} {{x}}', text: '{{x}}' })).toHaveLength(2);
  });

  it('that is known is no problem', () => {
    const words = PLACEHOLDERS.map((key) => (key === 'name' ? '{{name|friend}}' : `{{${key}}}`)).join(' ');
    expect(rendered({ html: words, text: words })).toEqual([]);
  });
});

describe('a mail over 100 KB', () => {
  it('is named with its size and the remedy', () => {
    expect(rendered({ html: 'a'.repeat(150 * 1024) })).toEqual([
      'Lesson 2 ("b") is 150 KB: over 100 KB Gmail cuts a mail off. Shorten it, or split it in two.',
    ]);
  });

  it('is measured in bytes, with a little room for what is filled in', () => {
    const kilobytes = (count: number) => rendered({ html: 'ü'.repeat((count * 1024) / 2) });
    expect(kilobytes(98)).toEqual([]);
    expect(kilobytes(100)).toHaveLength(1);
  });
});

it('a landing page that shows a lesson which is none is named', () => {
  const lessons = [{ slug: 'first', subject: 'First', template: 'first.tsx' }];
  const landing = { sample: 'frist' } as CourseDefinition['landing'];
  expect(siteProblems({ landing, lessons })).toEqual([expect.stringContaining('"frist"')]);
  expect(siteProblems({ landing: { ...landing, sample: 'first' }, lessons })).toEqual([]);
});
