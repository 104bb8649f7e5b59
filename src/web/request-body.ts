/** The token of a POST: in the address (mailbox providers post there) or in the form (our own pages). */
import type { AppContext } from './context.ts';

/** The fields of a posted form; what is none, or is cut off, is an empty one. */
export async function formIn(c: AppContext): Promise<Record<string, unknown>> {
  return c.req.parseBody().catch(() => ({}));
}

export async function tokenIn(c: AppContext): Promise<string> {
  const inAddress = c.req.query('token');
  if (inAddress !== undefined) return inAddress;
  const { token } = await formIn(c);
  return typeof token === 'string' ? token : '';
}
