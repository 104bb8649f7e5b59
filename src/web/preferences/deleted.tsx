import { Card, type PageProps } from '../parts/page.tsx';
import { Address } from '../parts/prose.tsx';
import { Press } from './choice.tsx';

interface DeletedProps extends PageProps {
  token: string;
  email: string;
  /** What puts the reader back within an hour; this page alone holds it. */
  undo: string;
}

/** After deleting: nothing is known of the reader any more, and only this page can take it back. */
export function Deleted({ site, token, email, undo }: DeletedProps) {
  const { title, text, mistake, button } = site.messages.deleted;
  return (
    <Card site={site} title={title}>
      <p>{text({ address: <Address email={email} /> })}</p>
      <p class="set-apart">{mistake}</p>
      <Press fields={{ token, action: 'restore', undo }} label={button} quiet />
    </Card>
  );
}
