/** What an operator may answer, and what comes of it: pure, one function a question. Spaces around it do not count. */
import { isGuessable, mailbox } from '../../config.ts';
import { normalizeAddress } from '../../domain/address.ts';
import { fine, type Result, wrong } from './mistakes.ts';

/** Where readers reach the course: at an address of its own, or at the one that Cloudflare gives away. */
export type Place = { kind: 'own'; url: string } | { kind: 'workers-dev' };

/** A key as Resend writes it; whether it is one, only Resend can say. */
export function parseKey(answer: string): Result<string> {
  const key = answer.trim();
  return /^re_\S+$/.test(key) ? fine(key) : wrong({ kind: 'key-shape' });
}

/** Who the mails come from, as it was written. */
export function parseFrom(answer: string): Result<string> {
  const from = answer.trim();
  return normalizeAddress(mailbox(from)) === null ? wrong({ kind: 'from-no-address' }) : fine(from);
}

/** The domain of the address in a FROM that was parsed. */
export function domainOf(from: string): string {
  return (normalizeAddress(mailbox(from)) ?? '').replace(/^.*@/, '');
}

/** The course's address without a slash at its end; nothing, or `workers.dev`, means the one from Cloudflare. */
export function parsePlace(answer: string): Result<Place> {
  const text = answer.trim();
  if (text === '' || text === 'workers.dev') return fine({ kind: 'workers-dev' });
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || !url.hostname.includes('.'))
    return wrong({ kind: 'url-shape' });
  if (url.protocol === 'http:') return wrong({ kind: 'url-not-https', host: url.host });
  if (url.href !== `${url.origin}/`) return wrong({ kind: 'url-path', origin: url.origin });
  return fine({ kind: 'own', url: url.origin });
}

/** The address that stands in every mail; its lines become one. */
export function parsePostal(answer: string): Result<string> {
  const address = answer.trim().replace(/\s*\n\s*/g, ', ');
  return address === '' ? wrong({ kind: 'postal-empty' }) : fine(address);
}

/** Where the test mail goes. */
export function parseRecipient(answer: string): Result<string> {
  const address = answer.trim();
  return normalizeAddress(address) === null ? wrong({ kind: 'recipient-no-address' }) : fine(address);
}

/** A password that the operator brings; null where there is none, so that one is made. */
export function parsePassword(answer: string | undefined): Result<string | null> {
  const password = answer?.trim() ?? '';
  if (password === '') return fine(null);
  return isGuessable(password) ? wrong({ kind: 'password-short' }) : fine(password);
}
