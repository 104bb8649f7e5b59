import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { tellAll } from '../../src/build/problem.ts';
import { type Rendered, renderCourse } from '../../src/build/render.ts';
import { courseOf, type WrittenCourse, writeCourse } from './fixtures.ts';

const LESSON = `
import { Body, Heading, Head, Html, Link, Preview } from 'react-email';

interface Reader { greeting: string; courseName: string; day: number; days: number; [url: string]: string | number }

export default function Lesson(reader: Reader) {
  return (
    <Html lang="en">
      <Head />
      <Preview>A preview</Preview>
      <Body>
        <div dangerouslySetInnerHTML={{ __html: '<!--[if mso]><i>Outlook</i><![endif]--><!-- a note -->' }} />
        <Heading as="h1">Dear {'{{name|my friend}}'}, Day {reader.day} of {reader.days}</Heading>
        <h2>Second Heading</h2><h3>Third Heading</h3>
        <p>{reader.greeting}</p>
        <p>In {reader.courseName} a long line stays one line, however many words an author writes before they stop.</p>
        <Link href={String(reader['preferencesUrl'])}>Manage</Link> <Link href={String(reader['unsubscribeUrl'])}>Leave</Link>
        <p>{reader['siteUrl']} {reader['postalAddress']} {reader['confirmUrl']}</p>
      </Body>
    </Html>
  );
}`;

const folders: WrittenCourse[] = [];

async function render(...[course, templates]: Parameters<typeof writeCourse>): Promise<Rendered> {
  const written = await writeCourse(course, templates);
  folders.push(written);
  return renderCourse(written.folder, written.scratch);
}

async function renderedMails(...author: Parameters<typeof writeCourse>) {
  const rendered = await render(...author);
  if (!rendered.ok) throw new Error(tellAll(rendered.problems));
  return rendered;
}

async function problemsOf(...author: Parameters<typeof writeCourse>): Promise<string[]> {
  const rendered = await render(...author);
  return rendered.ok ? [] : rendered.problems.map(({ message }) => message);
}

afterEach(async () => {
  for (const folder of folders.splice(0)) {
    expect(existsSync(folder.scratch)).toBe(false);
    await folder.remove();
  }
});

describe('a rendered lesson', () => {
  it('has placeholders where each reader has something of their own, in HTML and text', async () => {
    const { mails } = await renderedMails(courseOf([{}]), { 'lesson.tsx': LESSON });
    const mail = mails.get('mails/lessons/lesson-1.json');
    expect(mail?.subject).toBe('A lesson');
    for (const body of [mail?.html, mail?.text]) {
      for (const key of ['greeting', 'name|my friend', 'site_url', 'postal_address', 'confirm_url']) {
        expect(body).toContain(`{{${key}}}`);
      }
    }
    expect(mail?.html).toContain('href="{{preferences_url}}"');
    expect(mail?.html).toContain('href="{{unsubscribe_url}}"');
    expect(mail?.text).toContain('Manage ({{preferences_url}})');
    expect(mail?.text).toContain('Leave ({{unsubscribe_url}})');
  });

  it('keeps the case of headings in text, and so the placeholders in them', async () => {
    const { mails } = await renderedMails(courseOf([{}]), { 'lesson.tsx': LESSON });
    const text = mails.get('mails/lessons/lesson-1.json')?.text;
    expect(text).toContain('Dear {{name|my friend}}, Day 1 of 1\n');
    expect(text).toContain('Second Heading\n');
    expect(text).toContain('Third Heading\n');
  });

  it("holds none of React's markers, and what Outlook reads", async () => {
    const { mails } = await renderedMails(courseOf([{}]), { 'lesson.tsx': LESSON });
    const { html = '' } = mails.get('mails/lessons/lesson-1.json') ?? {};
    expect(html).toContain('<!--[if mso]><i>Outlook</i><![endif]-->');
    expect(html.match(/<!--(?!\[if mso\])/g)).toBeNull();
    expect(html).toContain('Dear {{name|my friend}}, Day 1 of 1');
  });

  it('has tidy text: no preview, no spaces at the ends of lines, two empty lines at most, no broken lines', async () => {
    const { mails } = await renderedMails(courseOf([{}]), { 'lesson.tsx': LESSON });
    const { text = '' } = mails.get('mails/lessons/lesson-1.json') ?? {};
    expect(text).not.toContain('A preview');
    expect(text).not.toMatch(/[ \t]\n|\n\n\n\n|^\s/);
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).toContain('a long line stays one line, however many words an author writes before they stop.');
  });

  it('has its links in text as one reads them: after a colon on a line of their own, in brackets in a sentence', async () => {
    const source = `
      export default () => (
        <div>
          <p>Look at <a href="https://a.example/x">this page</a>.</p>
          <p><a href="{{preferences_url}}">Manage</a><br /><a href="{{unsubscribe_url}}">Leave</a></p>
          <p>See <a href="https://help.example/">help.example</a>, or <a href="https://b.example">https://b.example</a></p>
          <p><a href="https://c.example">c.example</a></p>
        </div>
      );`;
    const { mails } = await renderedMails(courseOf([{}]), { 'lesson.tsx': source });
    expect(mails.get('mails/lessons/lesson-1.json')?.text).toBe(
      [
        'Look at this page (https://a.example/x).\n',
        'Manage: {{preferences_url}}',
        'Leave: {{unsubscribe_url}}\n',
        'See https://help.example/, or https://b.example\n',
        'https://c.example\n',
      ].join('\n'),
    );
  });

  it('is drawn a second time as a page for the browser, of which there is no text', async () => {
    const source =
      "export default ({ online }: { online?: boolean }) => <p>{online ? 'in the browser' : 'in a mail'}</p>;";
    const { mails } = await renderedMails(courseOf([{}]), { 'lesson.tsx': source });
    const [mail, page] = ['lesson-1', 'lesson-1.online'].map((name) => mails.get(`mails/lessons/${name}.json`));
    expect(mail).toMatchObject({ html: expect.stringContaining('in a mail'), text: 'in a mail\n' });
    expect(page).toMatchObject({ subject: 'A lesson', html: expect.stringContaining('in the browser'), text: '' });
  });

  it('knows its day and the number of days by its place in the course', async () => {
    const course = courseOf([{ slug: 'one' }, { slug: 'two' }, { slug: 'three' }]);
    const { mails } = await renderedMails(course, { 'lesson.tsx': LESSON });
    const days = ['one', 'two', 'three'].map(
      (slug) => /Day \d of \d/.exec(mails.get(`mails/lessons/${slug}.json`)?.text ?? '')?.[0],
    );
    expect(days).toEqual(['Day 1 of 3', 'Day 2 of 3', 'Day 3 of 3']);
  });
});

describe('a rendered course', () => {
  it('is all its mails', async () => {
    const definition = courseOf([{ slug: 'one', subject: 'For {{name|you}}' }]);
    const { mails } = await renderedMails(definition, { 'lesson.tsx': LESSON });
    const others = ['confirmation', 'already-in', 'come-back', 'finished', 'new-address'];
    const paths = ['lessons/one', 'lessons/one.online', ...others].map((name) => `mails/${name}.json`);
    expect([...mails.keys()]).toEqual(paths);
    expect(mails.get('mails/confirmation.json')).toMatchObject({ subject: 'Please confirm', text: 'A course\n' });
    expect(mails.get('mails/already-in.json')).toMatchObject({ subject: 'You are in', text: 'A course\n' });
  });

  it('may take parts of its templates from other files', async () => {
    const templates = {
      'lesson.tsx': "import { words } from './parts/words.ts'; export default () => <p>{words}</p>;",
      'parts/words.ts': "export const words = 'From another file';",
    };
    const { mails } = await renderedMails(courseOf([{}]), templates);
    expect(mails.get('mails/lessons/lesson-1.json')?.text).toBe('From another file\n');
  });
});

it('a course with a mistake in its definition is named it before any template is drawn', async () => {
  const throws = "export default () => { throw new Error('drawn'); };";
  const course = courseOf([{ subject: '' }, { template: 'gone.tsx' }]);
  expect(await problemsOf(course, { 'lesson.tsx': throws })).toEqual([
    'Lesson 1 ("lesson-1") has an empty subject: write one.',
    expect.stringMatching(/^Lesson 2 \("lesson-2"\): its template \S+gone\.tsx is missing/),
  ]);
});
