/** The answers to what went wrong: the same words as a page or as JSON, each saying what to do. */
import { Notice } from '../pages/notice.tsx';
import { type AppContext, page, pageProps, wantsJson } from './context.ts';
import { landing } from './landing.tsx';

interface Words {
  title: string;
  words: readonly string[];
  action?: { href: string; label: string };
}

type NoticeStatus = Parameters<typeof page>[2] & number;

/** Answers with a notice. */
export function notice(c: AppContext, status: NoticeStatus, { title, words, action }: Words) {
  if (wantsJson(c)) return c.json({ error: { field: null, message: [title, ...words].join(' ') } }, status);
  return page(c, <Notice {...pageProps(c)} title={title} words={words} {...(action ? { action } : {})} />, status);
}

const toTheStart = { href: '/', label: 'To the course' };

export const notFound = (c: AppContext) =>
  notice(c, 404, {
    title: 'There is no page here',
    words: [
      'The address may have been cut off on its way to you. Links in our mails work best when you tap them there.',
    ],
    action: toTheStart,
  });

/** A form that was posted from a site where it may not stand. */
export const strangeSite = (c: AppContext) =>
  notice(c, 403, {
    title: 'This form does not work from there',
    words: [
      'It was sent from a site that this course does not know. Nothing was stored, and no mail leaves.',
      'You can sign up on the course’s own page.',
    ],
    action: toTheStart,
  });

export const tooLarge = (c: AppContext) =>
  notice(c, 413, {
    title: 'That was too much at once',
    words: ['What you sent is larger than any of our forms. Nothing was stored. Please go back and try with less.'],
    action: toTheStart,
  });

/** `seconds`: when the next signup from this address is taken. */
export function tooMany(c: AppContext, seconds: number) {
  c.header('retry-after', String(seconds));
  return notice(c, 429, {
    title: 'Too many signups at once',
    words: [
      'From your network came more signups than one person makes. Please try again in a minute; nothing is lost but that minute.',
    ],
    action: toTheStart,
  });
}

/** `seconds`: when it makes sense to try again. */
export function tryAgain(c: AppContext, title: string, seconds: number) {
  c.header('retry-after', String(seconds));
  return notice(c, 503, {
    title,
    words: ['This is our fault, not yours. Please go back and try again in a few minutes.'],
  });
}

export const broken = (c: AppContext) =>
  notice(c, 500, {
    title: 'Something went wrong on our side',
    words: [
      'Please go back and try once more. If you were confirming, pressing the button again is safe: nothing is sent twice.',
    ],
    action: toTheStart,
  });

/** Stands in place of everything that needs the configuration, and names what is missing; on the landing page, of the form. */
export function notSetUp(c: AppContext, problems: readonly string[]) {
  const words = ['Whoever runs this course has to mend this first. Until then nobody can sign up, and no mail leaves.'];
  if (c.req.path !== '/')
    return notice(c, 503, { title: 'This course is not set up yet', words: [...words, ...problems] });
  const form = { values: { email: '', name: '', timezone: '' } };
  return landing(c, { form, message: [...words, ...problems].join(' ') }, 503);
}

/** A link of ours for somebody whom this location cannot see yet: KV shows a new reader everywhere within a minute or so. */
export function notYetVisible(c: AppContext) {
  return tryAgain(c, 'We cannot find you just now', 60);
}

/** A token that is not ours, or is for something else. */
export function brokenLink(c: AppContext) {
  return notice(c, 400, {
    title: 'This link doesn’t work',
    words: ['It may have been cut off. Please open it again from one of our mails, or copy all of it.'],
    action: { href: '/', label: 'To the course' },
  });
}
