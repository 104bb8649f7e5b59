/** The answers to a reader who wants to have what is kept about them, or to have it deleted, or that taken back. */
import { type Subscriber, subscriberId } from '../../domain/subscriber.ts';
import { erase, restore } from '../../subscribers/delete.ts';
import { download } from '../../subscribers/download.ts';
import { type AppContext, page, pageProps } from '../context.ts';
import { notice, notYetVisible } from '../notices.tsx';
import { Deleted } from './deleted.tsx';
import { settingsOf } from './settings.ts';
import type { Change } from './view-model.ts';

/** Whose page it is, and the token that opens it. */
export interface Owner {
  id: string;
  token: string;
}

/** A file with all that is kept, that people can read, too. */
export async function downloaded(c: AppContext, { id }: Owner): Promise<Response> {
  const messages = c.get('messages');
  const kept = await download(id, c.get('services'), c.get('now'), messages);
  if (kept === null) return notYetVisible(c);
  c.header('content-type', 'application/json; charset=utf-8');
  c.header('content-disposition', `attachment; filename="${messages.file.name}"`);
  return c.body(`${JSON.stringify(kept, null, 2)}\n`);
}

/** The page that alone can take it back. */
export async function deleted(c: AppContext, { id, token }: Owner): Promise<Response> {
  const deleted = await erase(id, c.get('now'), c.get('services'));
  if (deleted === null) return notYetVisible(c);
  return page(c, <Deleted {...pageProps(c)} token={token} email={deleted.address} undo={deleted.undo} />);
}

type Show = (c: AppContext, owner: Owner, subscriber: Subscriber, shown: { change: Change }) => Promise<Response>;

/** The page of a reader who has been put back. */
export async function restored(c: AppContext, owner: Owner, undo: string, show: Show): Promise<Response> {
  const back = await restore(undo, c.get('now'), c.get('services'));
  if (back === null || (await subscriberId(back.address)) !== owner.id) return tooLate(c);
  const change: Change = { request: { action: 'restore' }, kind: 'done', before: settingsOf(c, back) };
  return show(c, owner, back, { change });
}

const tooLate = (c: AppContext) => notice(c, 410, 'tooLateToRestore');
