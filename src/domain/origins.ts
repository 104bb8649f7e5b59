/** Origins (RFC 6454) of the sites where the form may stand, and the addresses on them. */

/** The origins in a list with commas or spaces between them, each once, or null where one of them is none. */
export function originsIn(list: string): string[] | null {
  const origins = list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .map(originOf);
  return origins.includes(null) ? null : [...new Set(origins.filter((origin) => origin !== null))];
}

/** Hosts may hold a star or a semicolon, which mean something in the policy that these origins go into. */
const PLAIN_HOST = /^[a-z0-9.:[\]-]+$/;

/** A whole origin and nothing behind it; a slash at its end is forgiven. */
function originOf(entry: string): string | null {
  const url = webAddress(entry);
  return url && url.href === `${url.origin}/` && PLAIN_HOST.test(url.host) ? url.origin : null;
}

/** The address, as browsers read it, if it is whole and lies on one of these origins; else null. */
export function addressOn(origins: readonly string[], address: string): string | null {
  const url = webAddress(address);
  return url && url.username === '' && url.password === '' && origins.includes(url.origin) ? url.href : null;
}

/** Browsers forgive missing and backward slashes, and pass over line breaks: none of them is an address of ours. */
function webAddress(address: string): URL | null {
  return /^https?:\/\/[^\s\\]+$/i.test(address) ? URL.parse(address) : null;
}
