import type { PageProps } from '../context.ts';
import { EmailAddress } from '../parts/elements.tsx';
import { Card } from '../parts/page.tsx';
import { SecondaryButton } from './action-form.tsx';

interface DeletedProps extends PageProps {
  token: string;
  email: string;
  /** The signed token that restores the subscriber within an hour; only this page holds it. */
  undo: string;
}

/** After deleting: nothing is stored of the subscriber any more, and only this page can undo it. */
export function Deleted({ site, token, email, undo }: DeletedProps) {
  const { title, text, mistake, button } = site.messages.deleted;
  return (
    <Card site={site} title={title}>
      <p>{text({ address: <EmailAddress email={email} /> })}</p>
      <p class="set-apart">{mistake}</p>
      <SecondaryButton fields={{ token, action: 'restore', undo }} label={button} />
    </Card>
  );
}
