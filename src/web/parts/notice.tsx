import { Card, type PageProps } from './page.tsx';

export interface NoticeWords {
  title: string;
  /** One string a paragraph. */
  messages: readonly string[];
  /** What the reader can do on the landing page; without it, no link leads there. */
  action?: string | undefined;
}

/** A page that only has something to say: not found, too many signups, something went wrong. */
export function Notice({ site, title, messages, action }: PageProps & NoticeWords) {
  return (
    <Card site={site} title={title}>
      {messages.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {action === undefined ? null : (
        <p class="act">
          <a class="button" href="/">
            {action}
          </a>
        </p>
      )}
    </Card>
  );
}
