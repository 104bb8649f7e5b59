/** Why what an operator typed is no address, and what was probably meant: much of it is pasted from a mail. */
import { normalizeAddress } from '../../domain/address.ts';

export interface Hint {
  /** What is wrong, and what to do, in a sentence. */
  messages: string;
  /** The address (normalised) that was probably meant; null where none shows. */
  meant: string | null;
}

/** The hint for what `normalizeAddress` does not take. */
export function hintFor(typed: string): Hint {
  return { messages: whatIsWrong(typed.trim()), meant: addressWithin(typed) };
}

function whatIsWrong(typed: string): string {
  const [local, domain, ...more] = typed.split('@');
  if (typed === '') return 'Type the whole address, as it stands in their mail.';
  if (/[\s<>"(),;]/.test(typed))
    return 'There is more in it than an address: leave out names, spaces, commas and brackets.';
  if (domain === undefined) return 'There is no @ in it: an address looks like name@example.org.';
  if (more.length > 0) return 'There is more than one @ in it.';
  if (local === '') return 'Nothing stands before the @.';
  if (domain === '') return 'Nothing stands behind the @.';
  if (!/[^.]\.[^.]/.test(domain))
    return `What stands behind the @, “${domain}”, is no whole domain: it ends like .org or .com.`;
  return 'There is a character in it that no address has, two dots in a row, or far too much.';
}

/** What is an address within it: between brackets, behind `mailto:`, without spaces, or with a dot for a comma. */
function addressWithin(typed: string): string | null {
  const messages = typed.split(/mailto:|[\s<>()"';,?]+/i);
  const mended = [typed.replace(/\s+/g, ''), typed.trim().replace(/,/g, '.')];
  for (const word of [...messages, ...mended]) {
    const address = normalizeAddress(word);
    if (address !== null) return address;
  }
  return null;
}
