/** Finds a subscriber by their address. */
import { normalizeAddress } from '../../domain/address.ts';
import { domainMeant } from '../../domain/email-typo.ts';
import { type Subscriber, subscriberId } from '../../domain/subscriber.ts';
import type { Services } from '../../services.ts';
import { type Hint, hintFor } from './hint.ts';

/** Addresses are normalised. */
export type Found =
  | { kind: 'malformed'; hint: Hint }
  /** `lifted`: when (ms) a deletion of it was lifted, if one was. `meant`: an address that is one slip away from it. */
  | { kind: 'unknown'; address: string; lifted: number | null; meant: string | null }
  | { kind: 'deleted'; address: string; id: string }
  | { kind: 'known'; id: string; subscriber: Subscriber };

/** Looks for the subscriber with exactly this address, however it is written. */
export async function find(typed: string, services: Services): Promise<Found> {
  const address = normalizeAddress(typed);
  if (address === null) return { kind: 'malformed', hint: hintFor(typed) };
  const id = await subscriberId(address);
  const subscriber = await services.store.subscribers.get(id);
  if (subscriber !== null) return { kind: 'known', id, subscriber };
  if (await services.store.deletions.has(id)) return { kind: 'deleted', address, id };
  return {
    kind: 'unknown',
    address,
    lifted: await services.store.deletions.liftedAt(id),
    meant: addressMeant(address),
  };
}

function addressMeant(address: string): string | null {
  const at = address.lastIndexOf('@') + 1;
  const domain = domainMeant(address.slice(at));
  return domain === null ? null : address.slice(0, at) + domain;
}
