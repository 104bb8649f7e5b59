import { raw } from 'hono/html';
import type { Child, PropsWithChildren } from 'hono/jsx';
import type { PageProps, Site } from '../context.ts';
import { MARK } from '../pictures.ts';
import { Document } from './document.tsx';

interface LayoutProps extends PageProps {
  /** What this page is about; the course's name follows it, or stands alone without it. */
  title?: string;
  head?: Child;
}

/** A page for visitors and subscribers: the course's name above it, the footer below. */
export function Page({ site, title, head, children }: PropsWithChildren<LayoutProps>) {
  const { name, author, language, theme } = site.course;
  const messages = site.messages.layout;
  return (
    <Document language={language} title={titleOf(site, title)} theme={theme} nonce={site.nonce} head={head}>
      <a class="skip" href="#main">
        {messages.skip}
      </a>
      <header class="wide">
        <a class="brand" href="/">
          {raw(MARK)}
          <span>{name}</span>
        </a>
      </header>
      <main class="wide" id="main">
        {children}
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
    </Document>
  );
}

/** A page for another site to show in a frame: without the course's name and the footer. */
export function EmbeddedPage({ site, title, children }: PropsWithChildren<Omit<LayoutProps, 'head'>>) {
  const { language, theme } = site.course;
  return (
    <Document language={language} title={titleOf(site, title)} theme={theme} nonce={site.nonce} bodyClass="embed">
      <main>{children}</main>
    </Document>
  );
}

function titleOf({ course }: Site, title: string | undefined): string {
  return title === undefined ? course.name : `${title} · ${course.name}`;
}

interface CardProps extends PageProps {
  title: string;
  /** A few words above the title. */
  label?: string;
}

/** A page that is one card, which begins with the page's title. */
export function Card({ site, label, title, children }: PropsWithChildren<CardProps>) {
  return (
    <Page site={site} title={title}>
      <section class="card alone">
        {label === undefined ? null : <p class="label">{label}</p>}
        <h1>{title}</h1>
        {children}
      </section>
    </Page>
  );
}

interface PublicHeadProps extends PageProps {
  description: string;
  /** Begins with a slash. */
  path: string;
}

/** What search engines and link previews read of a page (https://ogp.me). */
export function PublicHead({ site, description, path }: PublicHeadProps) {
  const { name } = site.course;
  const url = `${site.url}${path}`;
  return (
    <>
      <meta name="description" content={description} />
      <link rel="canonical" href={url} />
      <meta property="og:type" content="website" />
      <meta property="og:title" content={name} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={url} />
      <meta property="og:image" content={`${site.url}/course.png`} />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={name} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}
