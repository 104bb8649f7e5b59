/** `GET` and `POST /preferences`: where the reader is in the course, and all that they can change about it. */
import { Hono } from 'hono/tiny';
import type { Subscriber } from '../../domain/subscriber.ts';
import { act, type PlainAction } from '../../subscribers/actions.ts';
import { requestAddress } from '../../subscribers/change-address.ts';
import { giveReason, unsubscribe } from '../../subscribers/unsubscribe.ts';
import { type AppContext, type AppEnv, page, pageProps } from '../context.ts';
import { brokenLink, deletedLongAgo, movedAway, notYetVisible } from '../notices.tsx';
import { formIn, tokenIn } from '../request-body.ts';
import { goodbye } from '../unsubscribe/route.tsx';
import { deleted, downloaded, type Owner, restored } from './data.tsx';
import { type Asked, parseAsked } from './form.ts';
import { Preferences } from './page.tsx';
import { pageRequest, readerOf, settingsOf } from './settings.ts';
import type { Change, Wrong } from './view-model.ts';

export const preferencesRoute = new Hono<AppEnv>()
  .get('/', async (c) => {
    const owner = await ownerOf(c, c.req.query('token') ?? '');
    if (owner === null) return brokenLink(c);
    const subscriber = await c.get('services').store.subscribers.get(owner.id);
    return subscriber?.movedTo === undefined ? show(c, owner, subscriber) : movedAway(c);
  })
  .post('/', async (c) => {
    const owner = await ownerOf(c, await tokenIn(c));
    if (owner === null) return brokenLink(c);
    const fields = await typedIn(c);
    const subscriber = await c.get('services').store.subscribers.get(owner.id);
    const { mistakes } = c.get('messages');
    const asked = parseAsked(fields, { timeZone: subscriber?.timeZone ?? 'UTC', now: c.get('now'), mistakes });
    const work = answer(c, owner, subscriber, asked, fields);
    // A phone that goes out of reach cancels its request; what has begun is finished all the same.
    c.executionCtx.waitUntil(work.then(Boolean, Boolean));
    return work;
  });

async function ownerOf(c: AppContext, token: string): Promise<Owner | null> {
  const id = await c.get('services').tokens.openReader(token, 'preferences');
  return id === null ? null : { id, token };
}

/** The fields of the form; why somebody left may be ticked, or written, or both. */
async function typedIn(c: AppContext): Promise<Record<string, string>> {
  const typed: Record<string, string> = {};
  for (const [name, value] of Object.entries(await formIn(c))) if (typeof value === 'string') typed[name] = value;
  const { why, reason = '' } = typed;
  return why === undefined ? typed : { ...typed, reason: `${why}\n${reason}` };
}

async function answer(
  c: AppContext,
  owner: Owner,
  subscriber: Subscriber | null,
  asked: Asked,
  typed: Wrong['typed'],
): Promise<Response> {
  if (asked.action === 'restore') return restored(c, owner, asked.undo, show);
  if (subscriber === null) return nobody(c, owner);
  if (asked.action === 'leave') return left(c, owner, asked.reason);
  if (subscriber.movedTo !== undefined) return movedAway(c);
  switch (asked.action) {
    case 'none':
      return show(c, owner, subscriber);
    case 'wrong':
      return show(c, owner, subscriber, { wrong: { ...asked, typed } });
    case 'download':
      return downloaded(c, owner);
    case 'delete':
      return deleted(c, owner);
    case 'address':
      return askedForAddress(c, owner, subscriber, asked.address, typed);
    default:
      return changed(c, owner, subscriber, asked);
  }
}

async function changed(c: AppContext, owner: Owner, subscriber: Subscriber, action: PlainAction) {
  const before = settingsOf(c, subscriber);
  const done = await act(owner.id, action, c.get('now'), c.get('services'));
  return show(
    c,
    owner,
    done?.subscriber ?? null,
    done ? { change: { request: pageRequest(c, action), kind: done.kind, before } } : {},
  );
}

async function left(c: AppContext, { id }: Owner, reason: string | null) {
  const gone = await unsubscribe(id, c.get('now'), c.get('services'));
  const told = gone && reason !== null ? (await giveReason(id, reason, c.get('services')))?.subscriber : gone;
  return told ? goodbye(c, id, told) : notYetVisible(c);
}

async function askedForAddress(
  c: AppContext,
  owner: Owner,
  subscriber: Subscriber,
  address: string,
  typed: Wrong['typed'],
) {
  const { mistakes } = c.get('messages');
  // Each of them is sent a mail, whoever has it.
  const { success } = await c.env.SIGNUP_RATE_LIMIT.limit({ key: `address ${owner.id}` });
  if (!success) {
    return show(c, owner, subscriber, { wrong: { field: 'email', message: mistakes.manyEmails, typed } });
  }
  const asked = await requestAddress(owner.id, address, c.get('now'), c.get('services'));
  if (asked?.kind === 'failed') {
    const message = asked.outcome.kind === 'kept-back' ? asked.outcome.reason : mistakes.unreachedEmail;
    return show(c, owner, subscriber, { wrong: { field: 'email', message, typed } });
  }
  const kind = asked?.kind === 'asked' ? 'done' : 'nothing';
  const change: Change = { request: { action: 'address', address }, kind, before: settingsOf(c, subscriber) };
  return show(c, owner, asked?.subscriber ?? null, { change });
}

interface Shown {
  change?: Change;
  wrong?: Wrong;
}

/** The page of a reader, with what has become of what they asked for. */
async function show(
  c: AppContext,
  { id, token }: Owner,
  subscriber: Subscriber | null,
  shown: Shown = {},
): Promise<Response> {
  if (subscriber === null) return nobody(c, { id });
  const reader = await readerOf(c, id, subscriber);
  return page(c, <Preferences {...pageProps(c)} {...shown} token={token} reader={reader} />, shown.wrong ? 422 : 200);
}

/** Somebody whom this location cannot see: yet, or any more. */
async function nobody(c: AppContext, { id }: Pick<Owner, 'id'>) {
  return (await c.get('services').store.deletions.hadEver(id)) ? deletedLongAgo(c) : notYetVisible(c);
}
