import { describe, expect, test } from 'vitest';
import { otherMails } from '../../src/build/other-mails.ts';
import { messages as german } from '../../src/locales/de.ts';
import { messages as english } from '../../src/locales/en.ts';

describe('the mails beside the lessons', () => {
  test('are the product’s own, in the course’s language, where the author says nothing of them', () => {
    expect(otherMails({}, english).confirmation).toEqual({
      subject: 'Please confirm: your first lesson is ready',
      template: 'confirmation.tsx',
    });
    expect(otherMails({}, german).alreadyIn).toEqual({ subject: 'Du bist schon im Kurs', template: 'already-in.tsx' });
  });

  test('take a subject, a template or both from the author', () => {
    const mails = {
      confirmation: { subject: 'One click' },
      comeBack: { template: 'mine.tsx' },
      finished: { subject: 'All read', template: 'done.tsx' },
    };
    expect(otherMails({ mails }, english)).toMatchObject({
      confirmation: { subject: 'One click', template: 'confirmation.tsx' },
      comeBack: { subject: english.mails.comeBack.subject, template: 'mine.tsx' },
      finished: mails.finished,
    });
  });
});
