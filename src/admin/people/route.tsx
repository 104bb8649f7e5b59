/** `/admin/people`: a subscriber found by address, their story, what is done for them, and the audit log. */
import { Hono } from 'hono';
import type { OperatorAction } from '../../domain/action.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import type { AuditEntry } from '../../storage/audit.ts';
import { download } from '../../subscribers/download.ts';
import type { AppContext, AppEnv } from '../../web/context.ts';
import { dataFile } from '../../web/preferences/data-file.ts';
import type { FormError } from '../../web/preferences/view.ts';
import { readForm } from '../../web/request.ts';
import { AdminPage, adminPage } from '../page.tsx';
import { Trail } from '../trail.tsx';
import { applyOrder } from './apply-order.ts';
import { Deleted } from './deleted.tsx';
import { find } from './find.ts';
import { parseOrder } from './order.ts';
import type { Result } from './result.ts';
import { said } from './result-text.ts';
import { NobodyHere, Search } from './search.tsx';
import { storyOf } from './story.ts';
import { SubscriberPage } from './subscriber-page.tsx';

/** An id is 128 bits in hex (`subscriberId`). */
const ID = '/:id{[0-9a-f]{32}}';

/** So many entries of the audit log are shown. */
const ENTRIES = 100;

export const peopleRoute = new Hono<AppEnv>()
  .get('/', async (c) => {
    const typed = c.req.query('address');
    if (typed === undefined) return adminPage(c, <Search c={c} typed="" found={null} />);
    const found = await find(typed, c.get('services'));
    if (found.kind === 'known') return show(c, found.id, found.subscriber);
    return adminPage(c, <Search c={c} typed={typed} found={found} />, found.kind === 'malformed' ? 422 : 200);
  })
  .get('/trail', async (c) =>
    adminPage(c, <WholeTrail c={c} entries={await c.get('services').store.audit.list(ENTRIES)} />),
  )
  .get(ID, async (c) => {
    const id = c.req.param('id');
    return show(c, id, await c.get('services').store.subscribers.get(id));
  })
  .get(`${ID}/file`, async (c) => {
    const id = c.req.param('id');
    const kept = await download(id, c.get('now'), c.get('services'));
    if (kept === null) return show(c, id, await c.get('services').store.subscribers.get(id));
    c.header('content-type', 'application/json; charset=utf-8');
    c.header('content-disposition', 'attachment; filename="reader.json"');
    return c.body(dataFile(kept, c.get('messages')));
  })
  .post(ID, async (c) => {
    const work = answer(c, c.req.param('id'));
    // What has begun is finished, though the operator goes away.
    c.executionCtx.waitUntil(work.then(Boolean, Boolean));
    return work;
  });

async function answer(c: AppContext, id: string): Promise<Response> {
  const services = c.get('services');
  const subscriber = await services.store.subscribers.get(id);
  const typed = await typedIn(c);
  const timeZone = subscriber?.timeZone ?? 'UTC';
  const order = parseOrder(typed, { timeZone, now: c.get('now'), messages: c.get('messages').mistakes });
  if (order.action === 'none') return show(c, id, subscriber);
  if (order.action === 'invalid') return show(c, id, subscriber, { wrong: { ...order, typed } });
  const result = await applyOrder(id, order, c.get('now'), services);
  return tell(c, id, { order, result, timeZone });
}

async function typedIn(c: AppContext): Promise<Record<string, string>> {
  const fields = Object.entries(await readForm(c));
  return Object.fromEntries(fields.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}

interface Applied {
  order: OperatorAction;
  result: Result;
  /** The subscriber's before the order. */
  timeZone: string;
}

async function tell(c: AppContext, id: string, { order, result, timeZone: before }: Applied): Promise<Response> {
  const now = c.get('now');
  if (result.kind === 'deleted') {
    const messages = said(order, result, { timeZone: before, now });
    return adminPage(c, <Deleted c={c} id={id} address={result.address} undo={result.undo} said={messages} />);
  }
  const subscriber = await c.get('services').store.subscribers.get(id);
  const messages = said(order, result, { timeZone: subscriber?.timeZone ?? before, now });
  return show(c, id, subscriber, { said: messages, isFailed: result.kind === 'unsent' || result.kind === 'refused' });
}

interface Shown {
  said?: string;
  wrong?: FormError;
  /** Resend did not do its part. */
  isFailed?: boolean;
}

/** The page of a subscriber, with what came of what was asked for. */
async function show(c: AppContext, id: string, subscriber: Subscriber | null, shown: Shown = {}): Promise<Response> {
  const services = c.get('services');
  const status = shown.isFailed ? 502 : shown.wrong ? 422 : 200;
  if (subscriber === null) {
    const wasRemoved = await services.store.deletions.has(id);
    return adminPage(
      c,
      <NobodyHere c={c} id={id} isDeleted={wasRemoved} said={shown.said} />,
      shown.said ? status : 404,
    );
  }
  const story = await storyOf(id, subscriber, c.get('now'), services);
  return adminPage(c, <SubscriberPage c={c} story={story} said={shown.said} wrong={shown.wrong} />, status);
}

function WholeTrail({ c, entries }: { c: AppContext; entries: readonly AuditEntry[] }) {
  return (
    <AdminPage c={c} title="Audit trail">
      <p>
        What was done here within the last 90 days, the newest {ENTRIES}. An entry holds no name and no address, so that
        nothing stays in it of who is deleted: the letters under “Whom” stand on each reader’s page here, too.
      </p>
      {entries.length === 0 ? (
        <p class="set-apart">Nothing yet. What you do for a reader is written down here.</p>
      ) : (
        <Trail entries={entries} caption="Newest first" hasMarks />
      )}
      <p>
        <a href="/admin/people">Find a reader</a>
      </p>
    </AdminPage>
  );
}
