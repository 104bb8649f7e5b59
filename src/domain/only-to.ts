/** A preview's mails leave to a few addresses alone: the operator's, and those that Resend has for tests. */
import { normalizeAddress } from './address.ts';

/** The addresses (normalised) in a list with commas between them; null where one of them is none, or where there is none. */
export function addressesIn(list: string): string[] | null {
  const addresses = list.split(',').map(normalizeAddress);
  return addresses.every((address) => address !== null) ? addresses : null;
}

/** Resend's own, with a label or without: https://resend.com/docs/dashboard/emails/send-test-emails. */
const FOR_TESTS = /^(delivered|bounced|complained)(\+[^@]*)?@resend\.dev$/;

/** Whether a preview that is limited to these addresses (normalised) may mail this one, however it is written. */
export function mayBeMailed(address: string, onlyTo: readonly string[]): boolean {
  const normalized = normalizeAddress(address);
  return normalized !== null && (onlyTo.includes(normalized) || FOR_TESTS.test(normalized));
}
