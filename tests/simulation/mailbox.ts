/** What lies in a reader's mailboxes, whichever of their addresses it came to. */
import type { Mail } from '../stand-ins/resend/wire.ts';
import type { Received } from './deed.ts';
import type { Invocation } from './invocation.ts';

/** A link that asks for a button to be pressed. */
export interface Link {
  token: string;
  /** When it came (ms), to which address, and for which name. */
  at: number;
  to: string;
  name: string;
}

type Path = 'confirm' | 'address' | 'unsubscribe' | 'preferences';

/** The token of a mail's link to some page, or null. */
export function tokenIn({ payload }: Mail, path: Path): string | null {
  return new RegExp(`/${path}\\?token=([\\w.-]+)`).exec(payload.text ?? '')?.[1] ?? null;
}

/** A mail's link to be pressed, or null. */
export function linkIn(mail: Mail, path: Path, now: number): Link | null {
  const token = tokenIn(mail, path);
  return token === null ? null : { token, at: now, to: mail.to[0] ?? '', name: nameIn(mail) };
}

/** The lesson that a mail is, or null. */
export function lessonIn(mail: Mail, { name, startedAt, version, isTick }: Invocation): Received | null {
  const tag = (wanted: string) => mail.payload.tags?.find((one) => one.name === wanted)?.value;
  const lesson = tag('lesson');
  if (lesson === undefined) return null;
  return {
    at: mail.at,
    lesson,
    isWelcome: tag('cohort') === 'first',
    isNow: tag('cohort') === 'now',
    to: mail.to[0] ?? '',
    name: nameIn(mail),
    by: { name, startedAt, version, isTick },
  };
}

const nameIn = ({ payload }: Mail) => /^Hi ([^,]*),/.exec(payload.text ?? '')?.[1] ?? '';
