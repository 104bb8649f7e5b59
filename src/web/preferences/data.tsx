/** The responses to a subscriber who downloads or deletes all that is stored about them, or undoes the deletion. */
import { type Subscriber, subscriberId } from '../../domain/subscriber.ts';
import { erase, restore } from '../../subscribers/delete.ts';
import { download } from '../../subscribers/download.ts';
import { type AppContext, siteOf } from '../context.ts';
import { errorPage, notYetVisible } from '../error-pages.tsx';
import { Deleted } from './deleted.tsx';

/** Whose page it is, and the token that opens it. */
export interface Access {
  /** The subscriber's. */
  id: string;
  token: string;
}

/** A JSON file with all that is stored about the subscriber. */
export async function respondWithDownload(c: AppContext, { id }: Access): Promise<Response> {
  const messages = c.get('messages');
  const stored = await download(id, c.get('services'), c.get('now'), messages);
  if (stored === null) return notYetVisible(c);
  c.header('content-type', 'application/json; charset=utf-8');
  c.header('content-disposition', `attachment; filename="${messages.file.name}"`);
  return c.body(`${JSON.stringify(stored, null, 2)}\n`);
}

/** Deletes the subscriber; the page in the response is the only one that can undo it. */
export async function respondWithDeletion(c: AppContext, { id, token }: Access): Promise<Response> {
  const deleted = await erase(id, c.get('now'), c.get('services'));
  if (deleted === null) return notYetVisible(c);
  return c.html(<Deleted site={siteOf(c)} token={token} email={deleted.address} undo={deleted.undo} />);
}

/** Restores the subscriber whose page it is; null: `undo` is invalid, expired, or somebody else's. */
export async function restoreSubscriber(c: AppContext, { id }: Access, undo: string): Promise<Subscriber | null> {
  const restored = await restore(undo, c.get('now'), c.get('services'));
  return restored !== null && (await subscriberId(restored.address)) === id ? restored : null;
}

export const tooLateToRestore = (c: AppContext) => errorPage(c, 410, 'tooLateToRestore');
