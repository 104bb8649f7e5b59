/** A subscriber's page: their whole story, and all that can be done for them. */
import type { AppContext } from '../../web/context.ts';
import { EmailAddress } from '../../web/parts/elements.tsx';
import type { FormError } from '../../web/preferences/view.ts';
import { AdminPage } from '../page.tsx';
import { shownMark, Trail } from '../trail.tsx';
import { Facts } from './facts.tsx';
import { MistakeNote, Note } from './note.tsx';
import { Acts } from './order-forms.tsx';
import { Path } from './path.tsx';
import { SearchForm } from './search.tsx';
import { statusOf } from './status.ts';
import type { Story } from './story.ts';
import { Waits } from './waits.tsx';

interface SubscriberPageProps {
  c: AppContext;
  story: Story;
  /** What came of what was just asked for, in words. */
  said?: string | undefined;
  /** What is wrong with what was just sent. */
  wrong?: FormError | undefined;
}

export function SubscriberPage({ c, story, said, wrong }: SubscriberPageProps) {
  const { subscriber, id } = story;
  return (
    <AdminPage c={c} title={subscriber.address} heading={<EmailAddress email={subscriber.address} />}>
      {said === undefined ? null : <Note messages={said} />}
      {wrong === undefined ? null : <MistakeNote wrong={wrong} />}
      <p class="set-apart">{statusOf(story)}</p>
      <Waits story={story} />
      <h2>About them</h2>
      <Facts story={story} />
      <Path story={story} />
      <Acts story={story} wrong={wrong} messages={c.get('messages')} />
      <h2>What you did for them</h2>
      <Done story={story} />
      {subscriber.movedTo === undefined ? (
        <p>
          <a href={`/admin/people/${id}/file`}>All that is kept about them, as a file</a>, if they ask you for it.
        </p>
      ) : null}
      <h2>Another reader</h2>
      <SearchForm typed="" />
    </AdminPage>
  );
}

function Done({ story: { trail, mark } }: { story: Story }) {
  const who = (
    <>
      In the <a href="/admin/people/trail">audit trail</a> they are <code>{shownMark(mark)}</code>.
    </>
  );
  return trail.length === 0 ? (
    <p>Nothing within the last 90 days. {who}</p>
  ) : (
    <>
      <p>{who}</p>
      <Trail entries={trail} caption="What was done, newest first" hasMarks={false} />
    </>
  );
}
