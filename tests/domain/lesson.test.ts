import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lessonToReturnTo, nextLesson, type Place } from '../../src/domain/lesson.ts';
import { courses } from './arbitraries.ts';

/** Places that may know lessons which the course does not. */
const places = fc.record(
  { sent: courses, firstLesson: courses.map(([first]) => first ?? 'a') },
  { requiredKeys: ['sent'] },
);

/** What a reader gets who is sent a lesson a day, where the course is another one each day. */
function walk(days: readonly (readonly string[])[]): string[] {
  const sent: string[] = [];
  for (const course of days) {
    const next = nextLesson(course, { sent });
    if (next !== null) sent.push(next);
  }
  return sent;
}

describe('the next lesson', () => {
  it('is one of the course, and never one that was sent', () => {
    fc.assert(
      fc.property(courses, places, (course, place) => {
        const next = nextLesson(course, place);
        if (next === null) return;
        expect(course).toContain(next);
        expect(place.sent).not.toContain(next);
      }),
    );
  });

  it('comes after the last one sent that the course still has, with nothing unsent between', () => {
    fc.assert(
      fc.property(courses, courses, (course, sent) => {
        const last = sent.filter((slug) => course.includes(slug)).at(-1);
        const behind = last === undefined ? -1 : course.indexOf(last);
        const next = nextLesson(course, { sent });
        const end = next === null ? course.length : course.indexOf(next);
        expect(end).toBeGreaterThan(behind);
        expect(course.slice(behind + 1, end).filter((slug) => !sent.includes(slug))).toEqual([]);
      }),
    );
  });

  it('is the first lesson of the cohort, where nothing was inserted before it', () => {
    fc.assert(
      fc.property(courses, fc.nat(), (course, nth) => {
        const at = nth % course.length;
        const firstLesson = course[at] ?? '';
        expect(nextLesson(course, { sent: course.slice(0, at), firstLesson })).toBe(firstLesson);
      }),
    );
  });

  it('loses nothing where a cohort waits while the course changes', () => {
    const place = { sent: ['a'], firstLesson: 'b' };
    expect(walkFrom(['a', 'new', 'b', 'c'], place)).toEqual(['new', 'b', 'c']);
    expect(walkFrom(['a', 'c', 'd', 'b'], place)).toEqual(['c', 'd', 'b']);
    expect(walkFrom(['b', 'c', 'd', 'a'], place)).toEqual(['b', 'c', 'd']);
  });

  it("is the one after what was received, where the cohort's first lesson was taken away", () => {
    const place = { sent: ['a', 'b'], firstLesson: 'gone' };
    expect(nextLesson(['a', 'b', 'c', 'd'], place)).toBe('c');
    expect(nextLesson(['c', 'a', 'd'], place)).toBe('d');
    expect(nextLesson(['a', 'b'], place)).toBeNull();
  });

  it('is the first one, where the course has nothing left of what was sent', () => {
    expect(nextLesson(['x', 'y'], { sent: ['a', 'b'] })).toBe('x');
  });

  it('may be one that was put in ahead of the reader, and not one behind them', () => {
    expect(nextLesson(['a', 'new', 'b', 'c'], { sent: ['a'] })).toBe('new');
    expect(nextLesson(['a', 'new', 'b', 'c'], { sent: ['a', 'b'] })).toBe('c');
  });

  it('is none at the end', () => {
    fc.assert(
      fc.property(courses, (course) => {
        expect(nextLesson(course, { sent: course })).toBeNull();
      }),
    );
  });
});

describe('a course walked from the start', () => {
  it('is exactly the course, where nobody changes it', () => {
    fc.assert(
      fc.property(courses, fc.nat(3), (course, more) => {
        expect(walk(Array.from({ length: course.length + more }, () => course))).toEqual(course);
      }),
    );
  });

  it('never repeats a lesson, however lessons are put in, taken away and moved on the way', () => {
    fc.assert(
      fc.property(fc.array(courses, { maxLength: 30 }), (days) => {
        const sent = walk(days);
        expect(new Set(sent).size).toBe(sent.length);
      }),
    );
  });

  it('leaves nothing out that is added ahead of the reader', () => {
    fc.assert(
      fc.property(courses, fc.nat(), fc.nat(), (course, day, place) => {
        const at = day % course.length;
        const sent = course.slice(0, at);
        const ahead = course.slice(at).toSpliced(place % (course.length - at + 1), 0, 'new');
        expect(walkFrom([...sent, ...ahead], { sent })).toEqual(ahead);
      }),
    );
  });
});

describe('the lesson to come back with', () => {
  it('is the next one, or one that is not had yet, and none only if all were had', () => {
    fc.assert(
      fc.property(courses, courses, (course, sent) => {
        const back = lessonToReturnTo(course, sent);
        const unsent = course.filter((slug) => !sent.includes(slug));
        expect(back).toBe(nextLesson(course, { sent }) ?? unsent[0] ?? null);
        expect(back === null).toBe(unsent.length === 0);
        if (back !== null) expect(unsent).toContain(back);
      }),
    );
  });

  it('is where a cohort that begins with it begins', () => {
    fc.assert(
      fc.property(courses, courses, (course, sent) => {
        const firstLesson = lessonToReturnTo(course, sent);
        if (firstLesson !== null) expect(nextLesson(course, { sent, firstLesson })).toBe(firstLesson);
      }),
    );
  });
});

/** The lessons that a walk from here brings, one after another. */
function walkFrom(course: readonly string[], place: Place): string[] {
  const brought: string[] = [];
  for (let next = nextLesson(course, place); next !== null; ) {
    brought.push(next);
    next = nextLesson(course, { sent: [...place.sent, ...brought] });
  }
  return brought;
}
