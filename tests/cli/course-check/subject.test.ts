import { describe, expect, it } from 'vitest';
import { notesOn } from './lessons.ts';

describe('a subject', () => {
  it('that is another lesson’s is wrong, whatever its letters and marks', () => {
    const notes = notesOn({ subject: 'Walk slowly' }, { subject: 'Walk slowly!' }, { subject: 'walk  Slowly' });
    expect(notes).toEqual([
      'must emails/course.ts:12 The subject is the same as that of aaaaaaaaa, so inboxes may group the two.',
    ]);
  });

  it('that is nearly another’s is pointed out, and the first of the two is left alone', () => {
    const [earlier, later] = [{ subject: 'A small step for today' }, { subject: 'A small step for Sunday' }];
    expect(notesOn(earlier, later)).toEqual([
      expect.stringMatching(/^could .*nearly that of aaaaaaaaa, “A small step/),
    ]);
    expect(notesOn(earlier)).toEqual([]);
    expect(notesOn(earlier, { subject: 'Something else altogether' })).toEqual([]);
  });

  it('of over 60 letters is pointed out, counted as a reader without a name sees it', () => {
    expect(notesOn({ subject: 'x'.repeat(60) })).toEqual([]);
    expect(notesOn({ subject: `{{name|you}}, ${'x'.repeat(55)}` })).toEqual([]);
    expect(notesOn({ subject: 'x'.repeat(61) })).toEqual([
      expect.stringMatching(/^could .*:10 The subject has 61 characters/),
    ]);
  });
});

describe('a preview', () => {
  it('that is missing or empty is wrong', () => {
    for (const preview of ['', ' ', '\u200b']) {
      expect(notesOn({ preview })).toEqual([expect.stringMatching(/^must emails\/aaaaaaaaa\.md There is no preview/)]);
    }
  });

  it('that says the subject again, or what another says, or goes on and on is pointed out at its line', () => {
    const again = notesOn({ subject: 'Walk slowly', preview: 'Walk slowly.' });
    expect(again).toEqual([expect.stringMatching(/^could emails\/aaaaaaaaa\.md:2 The preview repeats the subject/)]);
    const twice = notesOn({ preview: 'Read me' }, { preview: 'Read me' });
    expect(twice).toEqual([expect.stringMatching(/^could .*:2 The preview is the same as that of aaaaaaaaa/)]);
    expect(notesOn({ preview: 'x'.repeat(141) })).toEqual([
      expect.stringMatching(/^could .*:2 The preview has 141 characters/),
    ]);
    expect(notesOn({ preview: 'x'.repeat(140) })).toEqual([]);
  });
});
