/**
 * What other services say of a person's standing, in their own words. What nobody knows here is refused: better that somebody
 * is missing, and named, than that somebody is mailed who has left.
 *
 * Sources: https://docs.buttondown.com/api-subscribers-type, https://developers.kit.com/api-reference/subscribers/list-subscribers,
 * https://mailchimp.com/developer/marketing/api/list-members/, https://emailoctopus.com/api-documentation/v2.
 */

/** Empty: nothing is said against it. */
const SUBSCRIBED = new Set([
  ...['', 'subscribed', 'active', 'confirmed', 'cold'],
  ...['regular', 'premium', 'gifted', 'trialed', 'churning', 'past_due'],
]);

const LEFT = 'They have left the other service’s list, so they are not mailed.';
const UNCONFIRMED = 'They never confirmed that they want mails, so they are not mailed.';
const BOUNCED = 'Mails to them came back, so they are not mailed.';
const COMPLAINED = 'They marked a mail as spam, so they are not mailed.';

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

/** So much of a word that nobody knows is told again (characters). */
const MAX_WORD_LENGTH = 30;

/** Why somebody with this status is not brought in; null where they may be. */
export function reasonAgainst(status: string): string | null {
  const word = status.trim().toLowerCase().replaceAll(' ', '-');
  if (SUBSCRIBED.has(word)) return null;
  const unknown = `Their status, “${status.trim().slice(0, MAX_WORD_LENGTH)}”, is none that this import knows, so they are not mailed.`;
  return REASONS[word] ?? REASONS[word.replaceAll('_', '-')] ?? unknown;
}

/** Why somebody is not brought in of whom the file says since when they are gone. */
export const GONE = LEFT;
