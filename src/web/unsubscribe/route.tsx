/** `GET` and `POST /unsubscribe`: a page with a button, and what mailbox providers post for one click (RFC 8058). */
import { Hono } from 'hono/tiny';
import type { Subscriber } from '../../domain/subscriber.ts';
import { unsubscribe } from '../../subscribers/unsubscribe.ts';
import { type AppContext, type AppEnv, page, pageProps } from '../context.ts';
import { brokenLink, deletedLongAgo, notYetVisible } from '../notices.tsx';
import { formIn, tokenIn } from '../request-body.ts';
import { Goodbye, Unsubscribe } from './page.tsx';

export const unsubscribeRoute = new Hono<AppEnv>()
  .get('/', async (c) => {
    const token = c.req.query('token') ?? '';
    const id = await c.get('services').tokens.openReader(token, 'unsubscribe');
    return id === null ? brokenLink(c) : page(c, <Unsubscribe {...pageProps(c)} token={token} />);
  })
  .post('/', async (c) => {
    const id = await c.get('services').tokens.openReader(await tokenIn(c), 'unsubscribe');
    if (id === null) return brokenLink(c);
    const { 'List-Unsubscribe': oneClick } = await formIn(c);
    const gone = await unsubscribe(id, c.get('now'), c.get('services'));
    const isForgotten = gone === null && (await c.get('services').store.deletions.hadEver(id));
    if ((gone || isForgotten) && oneClick === 'One-Click') return c.body(null, 200);
    if (isForgotten) return deletedLongAgo(c);
    return gone ? goodbye(c, id, gone) : notYetVisible(c);
  });

/** The page after leaving, with the way back; who goes on with another address has theirs there. */
export async function goodbye(c: AppContext, id: string, { address, movedTo, leaveReason }: Subscriber) {
  const token = movedTo === undefined ? await c.get('services').tokens.reader(id, 'preferences') : null;
  const gaveReason = leaveReason !== undefined;
  return page(c, <Goodbye {...pageProps(c)} token={token} email={address} gaveReason={gaveReason} />);
}
