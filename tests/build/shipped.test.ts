/** The course in `emails/`, as the build renders it. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { courseFolder } from '../../src/build/folder.ts';
import { tellAll } from '../../src/build/problem.ts';
import { renderCourse } from '../../src/build/render.ts';

const rendered = await renderCourse(courseFolder('emails'), `dist/test-${randomUUID()}`);
if (!rendered.ok) throw new Error(tellAll(rendered.problems));
const { definition, mails } = rendered;

const mailAt = (path: string) => mails.get(path) ?? expect.fail(`${path} is missing`);
const lessons = definition.lessons.map(({ slug }, index) => ({
  slug,
  day: index + 1,
  ...mailAt(`mails/lessons/${slug}.json`),
}));

it('the course that ships builds, and has nine lessons', () => {
  expect(lessons).toHaveLength(9);
});

describe.each(lessons)('lesson $day ($slug)', ({ day, html, text }) => {
  it('has 350 to 700 words between the greeting and the footer', () => {
    const [, body = ''] = text.split('{{greeting}}');
    const [messages = ''] = body.split('You get this because');
    const count = messages.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    expect(count).toBeGreaterThanOrEqual(350);
    expect(count).toBeLessThanOrEqual(700);
  });

  it('is under 60 KB', () => {
    expect(new TextEncoder().encode(html).length).toBeLessThan(60 * 1024);
  });

  it('says where the reader is', () => {
    expect(html).toContain(`Day ${day} of 9`);
    expect(text).toContain(`Day ${day} of 9\n`);
  });

  it('lets the reader manage and leave, says who sends it, and greets them, in HTML and text', () => {
    for (const body of [html, text]) {
      for (const key of ['greeting', 'unsubscribe_url', 'preferences_url', 'postal_address']) {
        expect(body).toContain(`{{${key}}}`);
      }
    }
    expect(html).not.toContain('{{confirm_url}}');
  });

  it('has an exercise, and what comes tomorrow, but for the last', () => {
    expect(text).toMatch(/^Today’s exercise: /m);
    if (day < 9) expect(text).toMatch(/^Tomorrow: /m);
    else expect(text).not.toMatch(/^Tomorrow: /m);
  });

  it('is readable to all: a language, a title, tables for layout only, no images, nothing that Outlook cannot draw', () => {
    expect(html).toMatch(/<html[^>]* lang="en"/);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    const tables = html.match(/<table\b[^>]*>/g) ?? [];
    expect(tables.length).toBeGreaterThan(0);
    expect(tables.filter((table) => !table.includes('role="presentation"'))).toEqual([]);
    expect(html.match(/<h1\b/g)).toHaveLength(1);
    expect(html).not.toMatch(/<img|<svg|background-image|display:\s*(flex|grid)|<script/);
  });

  it('shows no trace of how it was made', () => {
    expect(html.match(/<!--(?!\[if|<!\[endif)/g)).toBeNull();
    expect(`${html}${text}`).not.toMatch(/undefined|\[object |NaN|&amp;amp;/);
    expect(text).not.toMatch(/<\/?[a-z]+[ >]|&[a-z]+;/);
  });
});

it('the confirmation mail carries the link, in HTML and text, and nothing to leave', () => {
  const { html, text } = mailAt('mails/confirmation.json');
  expect(html).toContain('href="{{confirm_url}}"');
  expect(text).toContain('{{confirm_url}}');
  expect(html).not.toContain('unsubscribe_url');
  expect(html).toContain('{{postal_address}}');
});

it('the mail to someone who is already in lets them manage and leave', () => {
  const { html, text } = mailAt('mails/already-in.json');
  for (const body of [html, text]) {
    expect(body).toContain('{{preferences_url}}');
    expect(body).toContain('{{unsubscribe_url}}');
  }
});
