import { html, raw } from 'hono/html';
import type { PropsWithChildren } from 'hono/jsx';
import type { JSX } from 'hono/jsx/jsx-runtime';
import type { LandingWords } from '../core/definition.ts';
import { Mark, markIcon } from './mark.tsx';
import { styleSheet } from './style.ts';

/** What the pages know of the course. A subject holds no placeholders: the caller has filled them in. */
interface PageCourse {
  name: string;
  author: string;
  /** BCP 47 tag of the language that the course is written in. */
  language: string;
  landing: LandingWords;
  /** In the order in which they are sent. */
  lessons: readonly { subject: string }[];
}

/** What every page is drawn with. */
export interface PageProps {
  course: PageCourse;
  /** This answer's nonce, the same as in its Content-Security-Policy: without it, no style and no script. */
  nonce: string;
}

interface FrameProps extends PageProps {
  /** What this page is about; the course's name is added where it is not the title itself. */
  title: string;
  description?: string;
}

/** The whole document of every page, but for the doctype (see `document`): head, the course's name, words, footer. */
export function Page({ course, nonce, title, description, children }: PropsWithChildren<FrameProps>) {
  return (
    <html lang={course.language}>
      <head>
        <meta charset="utf-8" />
        <title>{title === course.name ? title : `${title} · ${course.name}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {description === undefined ? null : <meta name="description" content={description} />}
        <link rel="icon" href={markIcon} />
        <style nonce={nonce}>{raw(styleSheet)}</style>
      </head>
      <body>
        <header class="wide">
          <a class="brand" href="/">
            <Mark />
            <span>{course.name}</span>
          </a>
        </header>
        <main class="wide">{children}</main>
        <footer class="wide">
          <p>An email course by {course.author}</p>
          <p>
            <a href="/">About the course</a>
          </p>
        </footer>
      </body>
    </html>
  );
}

/** A page as the answer's body: the doctype, then the page. */
export function document(page: JSX.Element) {
  return html`<!doctype html>${page}`;
}
