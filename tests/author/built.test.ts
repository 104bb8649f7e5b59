/** The author's own course, whatever it is: it builds, each mail is valid, and none needs mending before it is sent. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { leavingMails } from '../../src/cli/mails/leaving.ts';
import { runCli } from '../cli/run-cli.ts';
import { faultsIn } from '../mail/layout/validator.ts';
import { authorsCourse } from './course.ts';

const { mails, pages } = await leavingMails(authorsCourse(), `dist/test-${randomUUID()}`);

describe.each([...mails].map(([name, mail]) => ({ name, ...mail })))('the mail $name', ({ html, text, subject }) => {
  it('is valid HTML, and plain text', async () => {
    expect(await faultsIn(html)).toEqual([]);
    expect(text).not.toMatch(/<\/?[a-z]+[ >]|&[a-z]+;/);
  });

  it('is for one subscriber, and shows no trace of how it was made', () => {
    expect(text).toContain('Jonas');
    expect(`${subject}${html}${text}`).not.toMatch(/\{\{|undefined|\[object |NaN|&amp;amp;/);
  });
});

test.each([...pages])('the page of %s in the browser is valid HTML', async (_, html) => {
  expect(await faultsIn(html)).toEqual([]);
});

test('npm run course:check finds nothing that must be mended', async () => {
  const { code, output } = await runCli('course-check', ['--course', authorsCourse().own]);
  expect(code, output).toBe(0);
}, 60_000);
