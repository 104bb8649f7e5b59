import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lessonLine, withLesson } from '../../../src/cli/lesson/course-line.ts';

const NEW = { slug: 'new', subject: 'New', template: 'new.md' };
const LINE = "{ slug: 'new', subject: 'New', template: 'new.md' }";

describe('a lesson is put into the text of a course', () => {
  it('on a line of its own at the end, or behind another, and all else stays', () => {
    const source = `// Ours
export const course: CourseDefinition = {
  name: 'A “course”', // it’s ours
  lessons: [
    { slug: 'a', subject: 'A', template: 'a.tsx' }, // the first, of all
    // not yet: { slug: 'z' },
    { "slug": "b", subject: 'B', template: 'b.tsx' },
  ],
  mails: {},
};
`;
    const behind = (slug: string | null) => withLesson(source, NEW, slug);
    expect(behind(null)).toBe(source.replace("template: 'b.tsx' },", `$&\n    ${LINE},`));
    expect(behind('b')).toBe(behind(null));
    expect(behind('a')).toBe(source.replace('the first, of all', `$&\n    ${LINE},`));
  });

  it('whatever commas and lines it has', () => {
    const within = (list: string, after: string | null = null) =>
      withLesson(`export const course = { lessons: ${list} };`, NEW, after);
    expect(within('[]')).toBe(`export const course = { lessons: [\n  ${LINE},\n] };`);
    expect(within("[{ slug: 'a' }]")).toContain(`[{ slug: 'a' }, ${LINE}]`);
    expect(within("[{ slug: 'a' }, { slug: 'b' }] as const", 'a')).toContain(`[{ slug: 'a' }, ${LINE}, { slug: 'b' }]`);
    expect(within("[\n  { slug: 'a' }\n]")).toContain(`[\n  { slug: 'a' },\n  ${LINE},\n]`);
    expect(within("[\n  { slug: 'a' } // last\n]")).toContain(`[\n  { slug: 'a' }, // last\n  ${LINE},\n]`);
  });

  it('not where its list is none that can be read, or does not hold the lesson before it', () => {
    for (const source of [
      'export const course = { lessons };',
      'export const course = { lessons: all() };',
      'export const course = { lessons: [',
      '// lessons: []',
    ]) {
      expect(withLesson(source, NEW, null)).toBeNull();
    }
    const spread = "export const course = { lessons: [...early, { slug: 'a' }] };";
    expect(withLesson(spread, NEW, 'early')).toBeNull();
    expect(withLesson(spread, NEW, 'a')).toContain(LINE);
  });
});

describe('the line of a lesson', () => {
  it('is broken where it is too long for one', () => {
    const subject = 'x'.repeat(90);
    expect(lessonLine({ ...NEW, subject }, '    ')).toBe(
      `{\n      slug: 'new',\n      subject: '${subject}',\n      template: 'new.md',\n    }`,
    );
  });

  it('has the subject as it is, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (subject) => {
        const read = new Function(`return ${lessonLine({ ...NEW, subject })}`);
        expect(read()).toEqual({ ...NEW, subject });
      }),
    );
  });
});
