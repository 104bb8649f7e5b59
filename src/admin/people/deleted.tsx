/** After somebody was deleted: this page alone can take it back. */
import type { AppContext } from '../../web/context.ts';
import { EmailAddress, HiddenFields } from '../../web/parts/elements.tsx';
import { AdminPage } from '../page.tsx';
import { Note } from './note.tsx';

interface DeletedProps {
  c: AppContext;
  id: string;
  address: string;
  /** What puts them back within an hour. */
  undo: string;
  said: string;
}

export function Deleted({ c, id, address, undo, said }: DeletedProps) {
  return (
    <AdminPage c={c} title="Deleted">
      <Note messages={said} />
      <p>
        Nothing is kept of <EmailAddress email={address} /> but a mark that says not to mail it. Keys that hold no more
        than a number made from the address are cleared by ticks, within a day as a rule.
      </p>
      <p class="set-apart">Was it a mistake? For an hour, this page can take it back; nothing else can.</p>
      <form method="post" action={`/admin/people/${id}`}>
        <HiddenFields fields={{ undo }} />
        <button class="quiet" type="submit" name="action" value="restore">
          Take it back
        </button>
      </form>
      <p>
        <a href="/admin/people">Find another reader</a>
      </p>
    </AdminPage>
  );
}
