/** The responses to a subscriber who downloads or deletes all that is stored about them. */
import { deleteSubscriber } from '../../subscribers/delete.ts';
import { download } from '../../subscribers/download.ts';
import { type AppContext, siteOf } from '../context.ts';
import { errorPage, notYetVisible } from '../error-pages.tsx';
import { dataFile } from './data-file.ts';
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
  const stored = await download(id, c.get('now'), c.get('services'));
  if (stored === null) return notYetVisible(c);
  c.header('content-type', 'application/json; charset=utf-8');
  c.header('content-disposition', `attachment; filename="${messages.file.name}"`);
  return c.body(dataFile(stored, messages));
}

/** Deletes the subscriber; the page in the response is the only one that can undo it. */
export async function respondWithDeletion(c: AppContext, { id, token }: Access): Promise<Response> {
  const deleted = await deleteSubscriber(id, c.get('now'), c.get('services'));
  if (deleted === null) return notYetVisible(c);
  return c.html(<Deleted site={siteOf(c)} token={token} email={deleted.address} undo={deleted.undo} />);
}

export const tooLateToRestore = (c: AppContext) => errorPage(c, 410, 'tooLateToRestore');
