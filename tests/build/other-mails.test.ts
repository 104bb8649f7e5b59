import { afterEach, describe, expect, test } from 'vitest';
import { otherMails } from '../../src/build/other-mails.ts';
import { renderCourse } from '../../src/build/render.ts';
import { messages as german } from '../../src/locales/de.ts';
import { messages as english } from '../../src/locales/en.ts';
import { courseOf, type WrittenCourse, writeCourse } from './fixtures.ts';

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

describe('a mail beside the lessons', () => {
  const written: WrittenCourse[] = [];
  afterEach(() => Promise.all(written.splice(0).map((course) => course.remove())));

  /** The plain text of a mail, in a course whose author says nothing of the mails. */
  async function textOf(path: string, files: Readonly<Record<string, string>>): Promise<string | undefined> {
    const { mails: _, ...course } = courseOf([{}]);
    const lesson = 'export default () => <p>A lesson</p>;';
    const author = await writeCourse(course, { 'lesson.tsx': lesson, ...files });
    written.push(author);
    const rendered = await renderCourse(author.folder, author.scratch);
    return rendered.ok ? rendered.mails.get(path)?.text : expect.fail(JSON.stringify(rendered.problems));
  }

  test('is drawn by the product', async () => {
    const { title, button } = english.mails.confirmation;
    const text = await textOf('mails/confirmation.json', {});
    expect(text).toContain(title);
    expect(text).toContain(`${button}: {{confirm_url}}`);
  });

  test('is the author’s where they have a file of its name, made of the same parts', async () => {
    const source = `import { CallToAction, type ConfirmationProps, Frame, P, SignupFooter } from 'daystep/emails';
      export default (mail: ConfirmationProps) => (
        <Frame courseName={mail.courseName} preview="One click" title="One click" footer={<SignupFooter {...mail} />}>
          <P>In my own words.</P>
          <CallToAction href={mail.confirmUrl}>Yes</CallToAction>
        </Frame>
      );`;
    const text = await textOf('mails/confirmation.json', { 'confirmation.tsx': source });
    expect(text).toMatch(/In my own words\.\n\nYes: \{\{confirm_url\}\}/);
    expect(text).toContain('{{postal_address}}');
  });
});
