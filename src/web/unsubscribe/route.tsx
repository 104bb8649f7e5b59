/** `GET` and `POST /unsubscribe`: a page with a button, and what mailbox providers post for one click (RFC 8058). */
import { Hono } from 'hono';
import type { Subscriber } from '../../domain/subscriber.ts';
import { unsubscribe } from '../../subscribers/unsubscribe.ts';
import { type AppContext, type AppEnv, siteOf } from '../context.ts';
import { brokenLink, deletedLongAgo, notYetVisible } from '../error-pages.tsx';
import { readForm, readToken } from '../request.ts';
import { Goodbye, Unsubscribe } from './page.tsx';

export const unsubscribeRoute = new Hono<AppEnv>()
  .get('/', async (c) => {
    const token = c.req.query('token') ?? '';
    const id = await c.get('services').tokens.openReader(token, 'unsubscribe');
    return id === null ? brokenLink(c) : c.html(<Unsubscribe site={siteOf(c)} token={token} />);
  })
  .post('/', async (c) => {
    const id = await c.get('services').tokens.openReader(await readToken(c), 'unsubscribe');
    if (id === null) return brokenLink(c);
    const { 'List-Unsubscribe': oneClick } = await readForm(c);
    const left = await unsubscribe(id, c.get('now'), c.get('services'));
    const isDeleted = left === null && (await c.get('services').store.deletions.hadEver(id));
    if ((left || isDeleted) && oneClick === 'One-Click') return c.body(null, 200);
    if (isDeleted) return deletedLongAgo(c);
    return left ? goodbye(c, id, left) : notYetVisible(c);
  });

/** The page after leaving, with the way back; a subscriber who has moved to another address has it on the page of that one. */
export async function goodbye(c: AppContext, id: string, { address, movedTo, leaveReason }: Subscriber) {
  const token = movedTo === undefined ? await c.get('services').tokens.reader(id, 'preferences') : null;
  const gaveReason = leaveReason !== undefined;
  return c.html(<Goodbye site={siteOf(c)} token={token} email={address} gaveReason={gaveReason} />);
}
