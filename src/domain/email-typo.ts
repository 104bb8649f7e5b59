/** Typing mistakes in the domains where most people have their mail. Pointed out, never a reason to refuse. */
import { closest } from './typo.ts';

/** Names long enough that whatever is one slip away from them is hardly ever a domain with mailboxes of its own. */
const WELL_KNOWN = [
  'gmail.com',
  'googlemail.com',
  'yahoo.com',
  'yahoo.co.uk',
  'hotmail.com',
  'hotmail.co.uk',
  'outlook.com',
  'icloud.com',
  'protonmail.com',
  'comcast.net',
  'verizon.net',
  'btinternet.com',
  't-online.de',
];

/** One slip away from one of them, and real. */
const REAL = ['gail.com', 'grail.com'];

/**
 * The well-known domain that was probably meant with this one (ASCII, lower case); null where it may well be right.
 * A first letter that differs is no slip: email.com, ymail.com, hmail.com and many like them are providers of their own.
 */
export function domainMeant(domain: string): string | null {
  if (WELL_KNOWN.includes(domain) || REAL.includes(domain)) return null;
  return closest(
    domain,
    WELL_KNOWN.filter((known) => known[0] === domain[0]),
    1,
  );
}
