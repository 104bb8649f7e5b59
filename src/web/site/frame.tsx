import { html, raw } from 'hono/html';
import type { CourseDefinition } from '../../course/definition.ts';
import type { AllMessages } from '../../locales/locale.ts';
import { adminStyleSheet } from './admin-style.ts';
import { Mark } from './mark.tsx';
import { styleSheet } from './style.ts';

type FramedCourse = Pick<CourseDefinition, 'name' | 'author' | 'language' | 'theme'>;

/** The document around every page's main part, with the gaps `title`, `head`, `nonce` and `main`. */
export function frame({ name, author, language, theme }: FramedCourse, messages: AllMessages['site']['frame']) {
  return html`<!doctype html>${(
    <html lang={language}>
      <FrameHead theme={theme} />
      <body>
        <a class="skip" href="#main">
          {messages.skip}
        </a>
        <header class="wide">
          <a class="brand" href="/">
            <Mark />
            <span>{name}</span>
          </a>
        </header>
        <main class="wide" id="main">
          {'{{main}}'}
        </main>
        <footer class="wide">
          <p>{messages.author({ author })}</p>
          <p>
            <a href="/">{messages.about}</a>
          </p>
          <p>
            <a href="/privacy">{messages.privacy}</a>
          </p>
        </footer>
      </body>
    </html>
  )}`;
}

/** The document around a page that another site's page holds: its main part and nothing else, with the same gaps. */
export function embedFrame({ language, theme }: FramedCourse) {
  return html`<!doctype html>${(
    <html lang={language}>
      <FrameHead theme={theme} />
      <body class="embed">
        <main>{'{{main}}'}</main>
      </body>
    </html>
  )}`;
}

/** The document around the operator's pages, which are in English whatever the course is in; the same gaps, and `nav`. */
export function adminFrame({ name, theme }: FramedCourse) {
  return html`<!doctype html>${(
    <html lang="en">
      <FrameHead theme={theme} style={adminStyleSheet} />
      <body class="admin">
        <a class="skip" href="#main">
          Skip to the page
        </a>
        <header class="wide">
          <a class="brand" href="/admin">
            <Mark />
            <span>{name}</span>
          </a>
          <nav aria-label="Admin">{'{{nav}}'}</nav>
        </header>
        <main class="wide" id="main">
          {'{{main}}'}
        </main>
      </body>
    </html>
  )}`;
}

function FrameHead({ theme, style = '' }: Pick<FramedCourse, 'theme'> & { style?: string }) {
  return (
    <head>
      <meta charset="utf-8" />
      <title>{'{{title}}'}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content={theme.light.ground} media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content={theme.dark.ground} media="(prefers-color-scheme: dark)" />
      {raw('{{head}}')}
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
      <style nonce="{{nonce}}">{raw(styleSheet(theme) + style)}</style>
    </head>
  );
}
