import { type Problem, problems } from './problems.ts';
import type { Mail } from './wire.ts';

/** What `GET /emails` asks for; what is left out or `null` is at Resend's default. */
export interface ListingCall {
  limit?: string | number | null;
  after?: string | null;
  before?: string | null;
}

/** A mail in a list: what it carries, without its words. */
interface Listed {
  id: string;
  message_id: string;
  to: string[];
  from: string;
  created_at: string;
  subject: string;
  bcc: unknown;
  cc: unknown;
  reply_to: unknown;
  last_event: 'delivered';
  scheduled_at: unknown;
}

/** One page of mails, newest first; `has_more` is whether there are others further on in its direction. */
interface Page {
  object: 'list';
  has_more: boolean;
  data: Listed[];
}

const MAX_MAILS = 100;
const DEFAULT_MAILS = 20;

/**
 * A page of the mails (oldest first), as https://resend.com/docs/api-reference/emails/list-emails has it: newest
 * first. `after` an id are the older mails, `before` it the newer ones.
 */
export function listMails(mails: readonly Mail[], { limit, after, before }: ListingCall): Page | Problem {
  const size = Number(limit ?? DEFAULT_MAILS);
  // An empty `limit` is 0 for `Number`, and so refused as well.
  if (!Number.isInteger(size) || size < 1 || size > MAX_MAILS) return problems.badLimit;
  const [older, newer] = [after ?? null, before ?? null];
  if (older !== null && newer !== null) return problems.twoCursors;

  const cursor = older ?? newer;
  const place = cursor === null ? mails.length : mails.findLastIndex(({ id }) => id === cursor);
  if (place < 0) return problems.badCursor;
  const [from, to] = newer === null ? [Math.max(0, place - size), place] : [place + 1, place + 1 + size];
  const hasMore = newer === null ? from > 0 : to < mails.length;
  return { object: 'list', has_more: hasMore, data: mails.slice(from, to).toReversed().map(listed) };
}

function listed({ id, at, payload }: Mail): Listed {
  return {
    id,
    message_id: `<${id}@resend.test>`,
    to: [payload.to].flat(),
    from: payload.from,
    created_at: new Date(at).toISOString().replace('T', ' ').replace('Z', '000+00'),
    subject: payload.subject,
    bcc: addresses(payload['bcc']),
    cc: addresses(payload['cc']),
    reply_to: addresses(payload.reply_to),
    last_event: 'delivered',
    scheduled_at: payload['scheduled_at'] ?? null,
  };
}

function addresses(field: unknown): unknown {
  return field === undefined || field === null ? null : [field].flat();
}
