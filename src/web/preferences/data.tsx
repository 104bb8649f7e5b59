/** The answers to a reader who wants to have what is kept about them, or to have it deleted, or that taken back. */
import type { Subscriber } from '../../domain/subscriber.ts';
import { deleteSubscriber } from '../../subscribers/delete.ts';
import { download } from '../../subscribers/download.ts';
import { restore } from '../../subscribers/restore.ts';
import { type AppContext, page, pageProps } from '../context.ts';
import { notice, notYetVisible } from '../notices.tsx';
import { dataFile } from './data-file.ts';
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
  const kept = await download(id, c.get('now'), c.get('services'));
  if (kept === null) return notYetVisible(c);
  c.header('content-type', 'application/json; charset=utf-8');
  c.header('content-disposition', `attachment; filename="${messages.file.name}"`);
  return c.body(dataFile(kept, messages));
}

/** The page that alone can take it back. */
export async function deleted(c: AppContext, { id, token }: Owner): Promise<Response> {
  const deleted = await deleteSubscriber(id, c.get('now'), c.get('services'));
  if (deleted === null) return notYetVisible(c);
  return page(c, <Deleted {...pageProps(c)} token={token} email={deleted.address} undo={deleted.undo} />);
}

type Show = (c: AppContext, owner: Owner, subscriber: Subscriber, shown: { change: Change }) => Promise<Response>;

/** The page of a reader who has been put back. */
export async function restored(c: AppContext, owner: Owner, undo: string, show: Show): Promise<Response> {
  const back = await restore(owner.id, undo, c.get('now'), c.get('services'));
  if (back === null) return tooLate(c);
  const change: Change = { request: { action: 'restore', undo }, kind: 'done', before: settingsOf(c, back) };
  return show(c, owner, back, { change });
}

const tooLate = (c: AppContext) => notice(c, 410, 'tooLateToRestore');
