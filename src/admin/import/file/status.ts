/**
 * The statuses of other services. Unknown ones are refused: it is better to list a person as refused than to email somebody
 * who unsubscribed.
 *
 * Sources: https://docs.buttondown.com/api-subscribers-type, https://developers.kit.com/api-reference/subscribers/list-subscribers,
 * https://mailchimp.com/developer/marketing/api/list-members/, https://emailoctopus.com/api-documentation/v2.
 */

/** An empty status counts as subscribed. */
const SUBSCRIBED = new Set([
  ...['', 'subscribed', 'active', 'confirmed', 'cold'],
  ...['regular', 'premium', 'gifted', 'trialed', 'churning', 'past_due'],
]);

/** For a person who is no longer subscribed to the other service's list. */
export const LEFT = 'Unsubscribed from the other service’s list.';
const UNCONFIRMED = 'Never confirmed their subscription.';
const BOUNCED = 'Emails to this address bounced.';
const COMPLAINED = 'Marked an email as spam.';

const REASONS: Record<string, string> = {
  unsubscribed: LEFT,
  cancelled: LEFT,
  canceled: LEFT,
  removed: LEFT,
  archived: LEFT,
  churned: LEFT,
  inactive: UNCONFIRMED,
  unconfirmed: UNCONFIRMED,
  pending: UNCONFIRMED,
  unactivated: UNCONFIRMED,
  nonsubscribed: UNCONFIRMED,
  'non-subscribed': UNCONFIRMED,
  transactional: UNCONFIRMED,
  unpaid: UNCONFIRMED,
  upcoming: UNCONFIRMED,
  bounced: BOUNCED,
  cleaned: BOUNCED,
  undeliverable: BOUNCED,
  complained: COMPLAINED,
  spammy: COMPLAINED,
  blocked: COMPLAINED,
};

/** How much of an unknown status the message quotes (characters). */
const MAX_STATUS_LENGTH = 30;

/** Why a person with this status is not imported; null if they may be. */
export function rejectionOf(status: string): string | null {
  const word = status.trim().toLowerCase().replaceAll(' ', '-');
  if (SUBSCRIBED.has(word)) return null;
  const unknown = `Unknown status: “${status.trim().slice(0, MAX_STATUS_LENGTH)}”.`;
  return REASONS[word] ?? REASONS[word.replaceAll('_', '-')] ?? unknown;
}
