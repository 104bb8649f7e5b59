/** `GET` and `POST /preferences`: a subscriber's own page, and all that they can ask for there. */
import { Hono } from 'hono';
import type { Subscriber } from '../../domain/subscriber.ts';
import { act, type PlainAction } from '../../subscribers/actions.ts';
import { requestAddress } from '../../subscribers/change-address.ts';
import { restore } from '../../subscribers/restore.ts';
import { giveReason, unsubscribe } from '../../subscribers/unsubscribe.ts';
import { type AppContext, type AppEnv, siteOf } from '../context.ts';
import { brokenLink, deletedLongAgo, movedAway, notYetVisible } from '../error-pages.tsx';
import { readForm, readToken } from '../request.ts';
import { goodbye } from '../unsubscribe/route.tsx';
import { type Access, respondWithDeletion, respondWithDownload, tooLateToRestore } from './data.tsx';
import { type PreferencesRequest, parsePreferencesForm } from './form.ts';
import { loadView, pageRequest, settingsOf } from './load-view.ts';
import { Preferences } from './page.tsx';
import type { Change, FormError } from './view.ts';

export const preferencesRoute = new Hono<AppEnv>()
  .get('/', async (c) => {
    const access = await accessBy(c, c.req.query('token') ?? '');
    if (access === null) return brokenLink(c);
    const subscriber = await c.get('services').store.subscribers.get(access.id);
    return subscriber?.movedTo === undefined ? show(c, access, subscriber) : movedAway(c);
  })
  .post('/', async (c) => {
    const access = await accessBy(c, await readToken(c));
    if (access === null) return brokenLink(c);
    const typed = await readTyped(c);
    const subscriber = await c.get('services').store.subscribers.get(access.id);
    const { mistakes } = c.get('messages');
    const timeZone = subscriber?.timeZone ?? 'UTC';
    const request = parsePreferencesForm(typed, { timeZone, now: c.get('now'), mistakes });
    const work = respond(c, access, subscriber, { request, typed });
    // A phone that loses its connection cancels its request; the change is finished all the same.
    c.executionCtx.waitUntil(work.then(Boolean, Boolean));
    return work;
  });

async function accessBy(c: AppContext, token: string): Promise<Access | null> {
  const id = await c.get('services').tokens.openReader(token, 'preferences');
  return id === null ? null : { id, token };
}

/** The form's text fields. Why a subscriber leaves may be one of the given reasons (`why`), or their own words, or both. */
async function readTyped(c: AppContext): Promise<Record<string, string>> {
  const typed: Record<string, string> = {};
  for (const [name, value] of Object.entries(await readForm(c))) if (typeof value === 'string') typed[name] = value;
  const { why, reason = '' } = typed;
  return why === undefined ? typed : { ...typed, reason: `${why}\n${reason}` };
}

/** A posted form. */
interface Posted<Request = PreferencesRequest> {
  request: Request;
  /** As it was sent, to be shown again where something is wrong. */
  typed: FormError['typed'];
}

async function respond(c: AppContext, access: Access, subscriber: Subscriber | null, posted: Posted) {
  const { request, typed } = posted;
  if (request.action === 'restore') return respondToRestore(c, access, request.undo);
  if (subscriber === null) return respondToUnknown(c, access);
  if (request.action === 'leave') return respondToLeave(c, access, request.reason);
  if (subscriber.movedTo !== undefined) return movedAway(c);
  switch (request.action) {
    case 'none':
      return show(c, access, subscriber);
    case 'invalid':
      return show(c, access, subscriber, { error: { ...request, typed } });
    case 'download':
      return respondWithDownload(c, access);
    case 'delete':
      return respondWithDeletion(c, access);
    case 'address':
      return respondToAddress(c, access, subscriber, { request, typed });
    default:
      return respondToChange(c, access, subscriber, request);
  }
}

async function respondToRestore(c: AppContext, access: Access, undo: string) {
  const restored = await restore(access.id, undo, c.get('now'), c.get('services'));
  if (restored === null) return tooLateToRestore(c);
  const change: Change = { request: { action: 'restore', undo }, kind: 'done', before: settingsOf(c, restored) };
  return show(c, access, restored, { change });
}

async function respondToChange(c: AppContext, access: Access, subscriber: Subscriber, request: PlainAction) {
  const before = settingsOf(c, subscriber);
  const done = await act(access.id, request, c.get('now'), c.get('services'));
  const change = done && { request: pageRequest(c, request), kind: done.kind, before };
  return show(c, access, done?.subscriber ?? null, change ? { change } : {});
}

async function respondToLeave(c: AppContext, { id }: Access, reason: string | null) {
  const left = await unsubscribe(id, c.get('now'), c.get('services'));
  const subscriber = left && reason !== null ? (await giveReason(id, reason, c.get('services')))?.subscriber : left;
  return subscriber ? goodbye(c, id, subscriber) : notYetVisible(c);
}

type AddressRequest = Extract<PreferencesRequest, { action: 'address' }>;

async function respondToAddress(c: AppContext, access: Access, subscriber: Subscriber, posted: Posted<AddressRequest>) {
  const { request, typed } = posted;
  const { mistakes } = c.get('messages');
  const refuse = (message: string) => show(c, access, subscriber, { error: { field: 'email', message, typed } });
  // Each of these addresses is sent a mail, whoever it belongs to.
  const { success } = await c.env.SIGNUP_RATE_LIMIT.limit({ key: `address ${access.id}` });
  if (!success) return refuse(mistakes.manyEmails);
  const asked = await requestAddress(access.id, request.address, c.get('now'), c.get('services'));
  if (asked?.kind === 'failed') {
    return refuse(asked.outcome.kind === 'kept-back' ? asked.outcome.reason : mistakes.unreachedEmail);
  }
  const kind = asked?.kind === 'asked' ? 'done' : 'nothing';
  return show(c, access, asked?.subscriber ?? null, { change: { request, kind, before: settingsOf(c, subscriber) } });
}

interface Outcome {
  change?: Change;
  error?: FormError;
}

/** The subscriber's page, with what became of their request. */
async function show(c: AppContext, access: Access, subscriber: Subscriber | null, outcome: Outcome = {}) {
  if (subscriber === null) return respondToUnknown(c, access);
  const view = await loadView(c, access.id, subscriber);
  const page = <Preferences site={siteOf(c)} {...outcome} token={access.token} subscriber={view} />;
  return c.html(page, outcome.error ? 422 : 200);
}

/** A subscriber who cannot be seen at this location yet, or who was deleted. */
async function respondToUnknown(c: AppContext, { id }: Access) {
  return (await c.get('services').store.deletions.hadEver(id)) ? deletedLongAgo(c) : notYetVisible(c);
}
