/** The course in its editions: what an author and an operator deploy, one after the other. */
import type { Course } from '../../src/course/course.ts';
import { lessonPath, MAIL_PATHS } from '../../src/course/mail-paths.ts';
import { messages as english } from '../../src/locales/en.ts';
import type { Deploy, Story } from './story.ts';

/** What is deployed from some instant on. */
export interface Edition {
  from: number;
  course: Course;
  /** The rendered mails by path. */
  mails: ReadonlyMap<string, string>;
  secrets: { SIGNING_SECRET: string; SIGNING_SECRET_PREVIOUS: string };
  /** What was changed, in words. */
  changes: string;
}

const SLUGS = ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot', 'golf', 'hotel', 'india', 'juliett'];

interface Text {
  slug: string;
  revision: number;
}

const HOUR_MS = 3_600_000;

/** All editions of a story that begins at `start` (ms), the first one first. */
export function editionsOf({ lessons, deploys }: Pick<Story, 'lessons' | 'deploys'>, start: number): Edition[] {
  let texts: Text[] = SLUGS.slice(0, lessons).map((slug) => ({ slug, revision: 1 }));
  let secret = 1;
  let unused = lessons;
  const editions = [edition(start, texts, secret, 'The course begins')];
  for (const deploy of deploys.toSorted((one, other) => one.hour - other.hour)) {
    const before = texts.map(({ slug }) => slug).join(', ');
    if (deploy.kind === 'secret') secret += 1;
    else texts = changed(texts, deploy, SLUGS[unused] ?? `lesson-${unused}`);
    if (deploy.kind === 'insert') unused += 1;
    const after = texts.map(({ slug }) => slug).join(', ');
    const changes =
      deploy.kind === 'secret'
        ? 'The operator changes the secret'
        : `The author deploys (${deploy.kind}): ${before === after ? `${after}, with other words` : `${before} becomes ${after}`}`;
    editions.push(edition(start + deploy.hour * HOUR_MS + deploy.at * 17_000, texts, secret, changes));
  }
  return editions.toSorted((one, other) => one.from - other.from);
}

function changed(texts: readonly Text[], { kind, at }: Deploy, fresh: string): Text[] {
  const place = at % texts.length;
  switch (kind) {
    case 'insert':
      return texts.toSpliced(at % (texts.length + 1), 0, { slug: fresh, revision: 1 });
    case 'remove':
      return texts.length > 1 ? texts.toSpliced(place, 1) : [...texts];
    case 'reorder':
      return [...texts.slice(place), ...texts.slice(0, place)];
    default:
      // A new layout: all mails read differently.
      return texts.map((text) => ({ ...text, revision: text.revision + 1 }));
  }
}

const LINKS = 'Leave: {{unsubscribe_url}} Manage: {{preferences_url}}';

function edition(from: number, texts: readonly Text[], secret: number, changes: string): Edition {
  const mail = (subject: string, text: string) =>
    JSON.stringify({ subject, html: `<p>${text}</p>`, text, greeting: english.mails.greeting });
  const lessons = texts.map(({ slug, revision }) => [
    lessonPath(slug),
    mail(`Lesson ${slug}`, `{{greeting}} This is ${slug}, revision ${revision}. ${LINKS}`),
  ]);
  return {
    from,
    course: courseOf(texts.map(({ slug }) => slug)),
    mails: new Map([
      ...lessons.map(([path = '', text = '']) => [path, text] as const),
      [MAIL_PATHS.confirmation, mail('Please confirm', '{{greeting}} Confirm: {{confirm_url}}')],
      [MAIL_PATHS.alreadyIn, mail('You are in', `{{greeting}} ${LINKS}`)],
      [MAIL_PATHS.finished, mail('You have had it all', `{{greeting}} ${LINKS}`)],
      [MAIL_PATHS.comeBack, mail('Come back', '{{greeting}} {{why_stopped}} Confirm: {{confirm_url}}')],
      [MAIL_PATHS.newAddress, mail('Is this you', '{{greeting}} Confirm: {{confirm_url}}')],
    ]),
    secrets: { SIGNING_SECRET: secretOf(secret), SIGNING_SECRET_PREVIOUS: secret > 1 ? secretOf(secret - 1) : '' },
    changes,
  };
}

const secretOf = (count: number) => `the-signing-secret-of-the-story-number-${count}`;

/** Nobody looks at the pages. */
const COLORS = { ground: '', card: '', text: '', muted: '', accent: '', onAccent: '', soft: '', line: '' };

const LANDING: Course['landing'] = {
  headline: '',
  lead: '',
  reassurances: [],
  sample: { title: '', paragraphs: [] },
  forWhom: { heading: '', points: [] },
  questions: [],
  closing: '',
};

function courseOf(slugs: readonly string[]): Course {
  return {
    name: 'A course',
    author: 'An author',
    language: 'en',
    lessons: slugs.map((slug) => ({ slug, subject: `Lesson ${slug}` })),
    theme: { light: COLORS, dark: COLORS, serif: 'serif', sans: 'sans-serif' },
    landing: LANDING,
  };
}
