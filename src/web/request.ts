/** Reads what a request carries. */
import type { AppContext } from './context.ts';

/** The fields of a posted form; an empty object where the body is no form, or is cut off. */
export async function readForm(c: AppContext): Promise<Record<string, unknown>> {
  return c.req.parseBody().catch(() => ({}));
}

/** The fields of a form or of a JSON object; an empty object where the body is neither. */
export async function readFields(c: AppContext): Promise<unknown> {
  return hasJson(c, 'content-type') ? c.req.json().catch(() => ({})) : readForm(c);
}

/** The token of a POST: in the URL (mailbox providers post there) or in the form (our own pages). */
export async function readToken(c: AppContext): Promise<string> {
  const inUrl = c.req.query('token');
  if (inUrl !== undefined) return inUrl;
  const { token } = await readForm(c);
  return typeof token === 'string' ? token : '';
}

/** Whether the client sends or accepts JSON, and so is a program instead of a browser. */
export function wantsJson(c: AppContext): boolean {
  return hasJson(c, 'content-type') || hasJson(c, 'accept');
}

function hasJson(c: AppContext, header: 'content-type' | 'accept'): boolean {
  return (c.req.header(header) ?? '').includes('application/json');
}

/** The visitor's time zone (IANA name) by their IP address, as Cloudflare knows it; undefined where it does not. */
export function visitorTimeZone(c: AppContext): string | undefined {
  const { cf } = c.req.raw;
  return typeof cf?.timezone === 'string' ? cf.timezone : undefined;
}
