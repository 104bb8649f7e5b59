/** The token of a POST: in the address (mailbox providers post there) or in the form (our own pages). */
import type { AppContext } from './context.ts';

export async function tokenIn(c: AppContext): Promise<string> {
  const inAddress = c.req.query('token');
  if (inAddress !== undefined) return inAddress;
  const { token } = await c.req.parseBody();
  return typeof token === 'string' ? token : '';
}
