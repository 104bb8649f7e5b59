/** The mails of two courses, as they leave, and their lessons as pages of the browser. */
import { randomUUID } from 'node:crypto';
import { courseFolder } from '../../../src/build/folder.ts';
import { leavingMails } from '../../../src/cli/mails/leaving.ts';
import { COURSE } from '../../fixtures/build.ts';

/** The tests' own course, and the example that ships, in Markdown alone: what holds for the one holds for the other. */
const COURSES = [COURSE, 'examples/drawing'];

const leaving = await Promise.all(
  COURSES.map(async (course) => ({
    course,
    ...(await leavingMails(courseFolder(course), `dist/test-${randomUUID()}`)),
  })),
);

/** `name` is what a mail is, `lessons/first-steps` or `confirmation`; `title` tells whose it is besides. */
export const mails = leaving.flatMap(({ course, mails }) =>
  [...mails].map(([name, mail]) => ({ title: `${name} of ${course}`, name, ...mail })),
);

export const pages = leaving.flatMap(({ course, pages }) =>
  [...pages].map(([slug, html]) => ({ title: `${slug} of ${course}, in the browser`, html })),
);
