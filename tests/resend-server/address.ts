const ADDRESS = /^[^\s@<>,]+@[^\s@<>,]+\.[^\s@<>,.]+$/;
const NAMED = /^[^<>]*<([^<>]*)>$/;

/**
 * The address in `email@host.tld` or `Name <email@host.tld>`, as it is written there; `null` if there is
 * none.
 */
export function bareAddress(field: string): string | null {
  const address = (NAMED.exec(field.trim())?.[1] ?? field).trim();
  return ADDRESS.test(address) ? address : null;
}

/** Whether two addresses reach the same person. */
export function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
