/** The search for a subscriber, and what it says where nobody is found. */
import type { AppContext } from '../../web/context.ts';
import { EmailAddress } from '../../web/parts/elements.tsx';
import { AdminPage } from '../page.tsx';
import type { Found } from './find.ts';
import { Note } from './note.tsx';
import { inUtc } from './when.ts';

/** The page before anybody is looked for, and where nobody is found. */
export function Search({ c, typed, found }: { c: AppContext; typed: string; found: Nobody | null }) {
  return (
    <AdminPage c={c} title="People">
      {found === null ? (
        <p>Find a reader by their address, and see their whole story.</p>
      ) : (
        <Answer found={found} c={c} />
      )}
      <SearchForm typed={typed} />
      <p>
        What was done to whom stands in the <a href="/admin/people/trail">audit trail</a>.
      </p>
    </AdminPage>
  );
}

type Nobody = Exclude<Found, { kind: 'known' }>;

export function SearchForm({ typed }: { typed: string }) {
  return (
    <form method="get" action="/admin/people">
      <div class="field">
        <label for="address">Address</label>
        <input
          id="address"
          name="address"
          value={typed}
          type="text"
          inputmode="email"
          autocomplete="off"
          spellcheck={false}
        />
      </div>
      <button type="submit">Find</button>
    </form>
  );
}

function Answer({ found, c }: { found: Nobody; c: AppContext }) {
  switch (found.kind) {
    case 'malformed':
      return (
        <>
          <p class="set-apart">This is no address. {found.hint.messages}</p>
          <Meant address={found.hint.meant} />
        </>
      );
    case 'unknown':
      return (
        <>
          <p class="set-apart">
            Nobody is known with the address <EmailAddress email={found.address} />. Who has signed up and not confirmed
            yet is kept nowhere; who confirmed a moment ago may take a minute to show.
          </p>
          {found.lifted === null ? null : (
            <p>A deletion of this address was lifted on {inUtc(found.lifted, c.get('now'))}: it can sign up again.</p>
          )}
          <Meant address={found.meant} />
        </>
      );
    case 'deleted':
      return (
        <>
          <p class="set-apart">
            Whoever had the address <EmailAddress email={found.address} /> was deleted. Nothing is kept but a mark that
            says not to mail it: whoever signs up with it gets no mail.
          </p>
          <Lift id={found.id} />
        </>
      );
  }
}

function Meant({ address }: { address: string | null }) {
  if (address === null) return null;
  return (
    <p>
      Did you mean <a href={`/admin/people?address=${encodeURIComponent(address)}`}>{address}</a>?
    </p>
  );
}

/** What lets a deleted address sign up again, and when that is right. */
function Lift({ id }: { id: string }) {
  return (
    <section class="card">
      <h2>Let them sign up again</h2>
      <p>
        This is right when they have asked you for it, from this very address, since they want the course again. It is
        wrong for any wish of your own. Nothing of what was deleted comes back, and nobody is mailed before they sign up
        and confirm like anybody else.
      </p>
      <form method="post" action={`/admin/people/${id}`}>
        <button class="quiet" type="submit" name="action" value="lift">
          Lift the deletion
        </button>
      </form>
    </section>
  );
}

/** A page for an id of which nothing is known: deleted, or never there. `said`: what came of what was just asked for. */
export function NobodyHere({
  c,
  id,
  isDeleted,
  said,
}: {
  c: AppContext;
  id: string;
  isDeleted: boolean;
  said?: string | undefined;
}) {
  return (
    <AdminPage c={c} title="Nobody">
      {said === undefined ? null : <Note messages={said} />}
      {isDeleted ? (
        <>
          <p class="set-apart">
            Whoever this was is deleted. Nothing is kept but a mark that says not to mail their address.
          </p>
          <Lift id={id} />
        </>
      ) : (
        <p class="set-apart">
          Nobody is known here. Who confirmed a moment ago may take a minute to show; anybody else is found by their
          address.
        </p>
      )}
      <SearchForm typed="" />
    </AdminPage>
  );
}
