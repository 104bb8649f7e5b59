import { raw } from 'hono/html';
import type { Child, PropsWithChildren } from 'hono/jsx';
import type { Theme } from '../../course/definition.ts';
import { styleSheet } from './style.ts';

interface DocumentProps {
  /** BCP 47 tag. */
  language: string;
  title: string;
  theme: Theme;
  nonce: string;
  /** Further tags of the head. */
  head?: Child;
  /** CSS that follows the style sheet of all pages. */
  css?: string;
  bodyClass?: string;
}

/** The HTML document of every page, with the style sheet inside it. */
export function Document(props: PropsWithChildren<DocumentProps>) {
  const { language, title, theme, nonce, head, css = '', bodyClass, children } = props;
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={language}>
        <head>
          <meta charset="utf-8" />
          <title>{title}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="theme-color" content={theme.light.ground} media="(prefers-color-scheme: light)" />
          <meta name="theme-color" content={theme.dark.ground} media="(prefers-color-scheme: dark)" />
          {head}
          <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
          <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
          <style nonce={nonce}>{raw(styleSheet(theme) + css)}</style>
        </head>
        <body class={bodyClass}>{children}</body>
      </html>
    </>
  );
}
