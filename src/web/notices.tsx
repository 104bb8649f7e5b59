/** The answers to what went wrong: the same words as a page or as JSON, each saying what to do. */

import type { Messages } from '../locales/locale.ts';
import { type AppContext, page, pageProps, wantsJson } from './context.ts';
import { landing } from './landing/answer.tsx';
import { Notice, type NoticeWords } from './parts/notice.tsx';

type NoticeStatus = Parameters<typeof page>[2] & number;

/** Answers with a notice; `more` stands below its own words, a string a paragraph. */
export function notice(
  c: AppContext,
  status: NoticeStatus,
  name: keyof Messages['notices'],
  more: readonly string[] = [],
) {
  const { title, messages, action }: NoticeWords = c.get('messages').notices[name];
  const paragraphs = [...messages, ...more];
  if (wantsJson(c)) return c.json({ error: { field: null, message: [title, ...paragraphs].join(' ') } }, status);
  return page(c, <Notice {...pageProps(c)} title={title} messages={paragraphs} action={action} />, status);
}

export const notFound = (c: AppContext) => notice(c, 404, 'notFound');

/** A form that was posted from a site where it may not stand. */
export const strangeSite = (c: AppContext) => notice(c, 403, 'strangeSite');

export const tooLarge = (c: AppContext) => notice(c, 413, 'tooLarge');

/** `seconds`: when the next signup from this address is taken. */
export function tooMany(c: AppContext, seconds: number) {
  c.header('retry-after', String(seconds));
  return notice(c, 429, 'tooMany');
}

/** `seconds`: when it makes sense to try again. */
export function tryAgain(c: AppContext, name: 'mailNotSent' | 'notYetVisible', seconds: number) {
  c.header('retry-after', String(seconds));
  return notice(c, 503, name);
}

export const broken = (c: AppContext) => notice(c, 500, 'broken');

/** Stands in place of everything that needs the configuration, and names what is missing; on the landing page, of the form. */
export function notSetUp(c: AppContext, problems: readonly string[]) {
  const alone = () => notice(c, 503, 'notSetUp', problems);
  if (c.req.path !== '/') return alone();
  const form = { values: { email: '', name: '', timezone: '' } };
  const message = [...c.get('messages').notices.notSetUp.messages, ...problems].join(' ');
  // Where the landing page cannot be read, what is missing is named all the same.
  return landing(c, { form, message }, 503).catch(alone);
}

/** A link of ours for somebody whom this location cannot see yet: KV shows a new reader everywhere within a minute or so. */
export function notYetVisible(c: AppContext) {
  return tryAgain(c, 'notYetVisible', 60);
}

/** The page of a reader who goes on with another address: what that is, their old links do not say. */
export const movedAway = (c: AppContext) => notice(c, 410, 'movedAway');

/** The answer to a link of somebody who had themselves deleted. */
export const deletedLongAgo = (c: AppContext) => notice(c, 410, 'deleted');

/** A token that is not ours, or is for something else. */
export const brokenLink = (c: AppContext) => notice(c, 400, 'brokenLink');
