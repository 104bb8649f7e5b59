import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderedProblems } from '../../src/build/mail-problems.ts';
import { otherMails } from '../../src/build/other-mails.ts';
import { lessonProblems, otherMailProblems, siteProblems } from '../../src/build/problems.ts';
import { courseLines } from '../../src/build/source.ts';
import type { CourseDefinition } from '../../src/course/definition.ts';
import { PLACEHOLDERS } from '../../src/course/placeholders.ts';
import { messages } from '../../src/locales/en.ts';
import { courseOf } from './fixtures.ts';

const FILE = 'emails/course.ts';

function definitionFile(course: CourseDefinition, missing: readonly string[] = []) {
  return {
    file: FILE,
    lines: courseLines(JSON.stringify(course, null, 2), course.lessons.length),
    template: (name: string) => ({ file: `emails/${name}`, exists: !missing.includes(name) }),
  };
}

function problemsOf(lessons: Parameters<typeof courseOf>[0], missing: readonly string[] = []): string[] {
  const course = courseOf(lessons);
  const file = definitionFile(course, missing);
  const problems = [...lessonProblems(course, file), ...otherMailProblems(otherMails(course, messages), file)];
  for (const problem of problems) expect(problem).toMatchObject({ file: FILE, line: expect.any(Number) });
  return problems.map(({ message }) => message);
}

function rendered(changes: { html?: string; text?: string }): string[] {
  const mail = { html: '<p>Hello</p>', text: 'Hello', ...changes };
  return renderedProblems(mail, { file: 'emails/b.tsx', source: '' }).map(({ message }) => message);
}

describe('a course without a fault', () => {
  it('has no problem', () => {
    const lessons = [{}, { subject: 'For {{name|you}}' }, { slug: 'first-steps-2', subject: '{{ name | my friend }}' }];
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
      'First-Steps',
      'first steps',
      'first_steps',
      'first.steps',
      'a/b',
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
      expect(problem).toContain('such as "first-steps"');
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
      expect(problemsOf([{}, { subject }])).toEqual(['Lesson 2 ("lesson-2") has an empty subject: write one.']);
    }
  });

  it('where a template is missing', () => {
    expect(problemsOf([{}, { template: 'gone.tsx' }], ['gone.tsx'])).toEqual([
      'Lesson 2 ("lesson-2"): its template emails/gone.tsx is missing: look at its name, or write it.',
    ]);
  });

  it('where a mail that is no lesson has no template', () => {
    const told = (name: string) => `${name}: its template emails/plain.tsx is missing: look at its name, or write it.`;
    expect(problemsOf([{}], ['plain.tsx'])).toEqual(
      [
        'The confirmation mail',
        'The "already in" mail',
        'The "come back" mail',
        'The "finished" mail',
        'The "new address" mail',
      ].map(told),
    );
  });

  it('where there is no lesson at all', () => {
    expect(problemsOf([])).toEqual(['The course has no lesson: add a line to `lessons`.']);
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
    const [inHtml] = rendered({ html: '<a href="{{ unsubscribe_url }}">leave {{ unsubscribe }}</a>' });
    expect(inHtml).toContain('The lesson has the unknown placeholder {{ unsubscribe }}.');
    expect(inHtml).toContain(KNOWN);
    const [inText] = rendered({ text: 'leave: {{UNSUBSCRIBE_URL|}}' });
    expect(inText).toContain('The lesson has the unknown placeholder {{UNSUBSCRIBE_URL|}}.');
    expect(inText).toContain(' Did you mean "unsubscribe_url"?');
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
    expect(rendered({ html: '{{ name }}', text: '{{name|you}}' })).toEqual([`The lesson has {{ name }}, ${remedy}`]);
  });

  it('is named once, however often it stands there, in HTML and in text', () => {
    expect(rendered({ html: '{{x}} {{x}} {{x}}', text: '{{x}}' })).toHaveLength(1);
  });

  it('that lacks a brace is named', () => {
    for (const text of ['Hi {{name|friend}, how', 'Hi {name|friend}}, how', '{{name|friend}} and {{ more']) {
      expect(rendered({ text })).toEqual([expect.stringContaining('where a brace is missing or too many')]);
    }
  });

  it('that is known is no problem, nor are the braces of a style sheet', () => {
    const messages = PLACEHOLDERS.map((key) => (key === 'name' ? '{{name|friend}}' : `{{${key}}}`)).join(' ');
    const style = '<style>@media print { .text { color: black } .muted {color:black}}</style>';
    expect(rendered({ html: style + messages, text: messages })).toEqual([]);
  });
});

describe('a mail over 100 KB', () => {
  it('is named with its size and the remedy, at about the line where it is cut', () => {
    const source = `${'a'.repeat(150)}\n`.repeat(1024);
    const [problem, ...others] = renderedProblems({ html: source, text: '' }, { file: 'emails/b.md', source });
    expect(problem?.message).toBe(
      'The mail is 151 KB: over 100 KB Gmail cuts it off, about at this line. Shorten it, or split it in two.',
    );
    expect(problem?.line).toBeGreaterThan(650);
    expect(problem?.line).toBeLessThan(680);
    expect(others).toEqual([]);
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
  const place = { file: 'emails/landing.ts', line: 7 };
  expect(siteProblems({ landing, lessons }, place)).toEqual([
    { ...place, message: expect.stringMatching(/"frist".*Did you mean "first"\?$/) },
  ]);
  expect(siteProblems({ landing: { ...landing, sample: 'first' }, lessons }, place)).toEqual([]);
});
