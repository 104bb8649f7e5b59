/** One way to write an email address, so that one person has one id. */

/**
 * The normalised address: lower case, Unicode composed, the domain in its ASCII form (RFC 5891). Plus tags and
 * dots stay: only the provider knows whether they mean the same mailbox. Null if it is no address.
 */
export function normalizeAddress(input: string): string | null {
  const address = input.trim().toLowerCase().normalize('NFC');
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const domain = asciiDomain(address.slice(at + 1));
  // RFC 5321, 4.5.3.1: 64 octets before the @, 254 in all.
  if (at < 1 || domain === null || octets(local) > 64 || octets(local) + domain.length + 1 > 254) return null;
  return LOCAL_PART.test(local) ? `${local}@${domain}` : null;
}

/** Dot-atoms of RFC 5322 and RFC 6531; quoted local parts exist on paper only. */
const LOCAL_PART = /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+)*$/u;

const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

function octets(text: string): number {
  return new TextEncoder().encode(text).length;
}

function asciiDomain(domain: string): string | null {
  if (domain === '' || /[\s/\\?#:@%[\]]/.test(domain)) return null;
  const url = URL.parse(`http://${domain}`);
  return url && DOMAIN.test(url.hostname) ? url.hostname : null;
}

/** The normalized addresses of a comma-separated list; null if one of them is not an address, or there is none. */
export function addressesIn(list: string): string[] | null {
  const addresses = list.split(',').map(normalizeAddress);
  return addresses.every((address) => address !== null) ? addresses : null;
}

/** Resend's addresses for tests, with a label or without: https://resend.com/docs/dashboard/emails/send-test-emails. */
const FOR_TESTS = /^(delivered|bounced|complained)(\+[^@]*)?@resend\.dev$/;

/** Whether a preview limited to `onlyTo` (normalized) may mail this address, however it is written. */
export function mayBeMailed(address: string, onlyTo: readonly string[]): boolean {
  const normalized = normalizeAddress(address);
  return normalized !== null && (onlyTo.includes(normalized) || FOR_TESTS.test(normalized));
}
