import { Page, type PageProps } from './page.tsx';

interface NoticeProps extends PageProps {
  title: string;
  /** One string a paragraph. */
  words: readonly string[];
  /** What the reader can do now. */
  action?: { href: string; label: string };
}

/** A page that only has something to say: not found, too many signups, something went wrong. */
export function Notice({ site, title, words, action }: NoticeProps) {
  return (
    <Page site={site} title={title}>
      <section class="card alone">
        <h1>{title}</h1>
        {words.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {action === undefined ? null : (
          <p class="act">
            <a class="button" href={action.href}>
              {action.label}
            </a>
          </p>
        )}
      </section>
    </Page>
  );
}
