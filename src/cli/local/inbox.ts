/** Reads the local inbox, through the same API that Resend has. */
import { array, type InferOutput, object, parse, record, string } from 'valibot';
import { UsageError } from '../command/run.ts';
import type { Local } from './addresses.ts';

const InboxSchema = object({
  data: array(
    object({
      id: string(),
      to: array(string()),
      subject: string(),
      html: string(),
      text: string(),
      headers: record(string(), string()),
    }),
  ),
});

export type InboxMail = InferOutput<typeof InboxSchema>['data'][number];

/** Every mail in the inbox, in the order in which they came. */
export async function readInbox({ inboxUrl, inboxPort }: Local): Promise<InboxMail[]> {
  const response = await fetch(`${inboxUrl}/emails`, { headers: { authorization: 'Bearer re_local' } }).catch(() => {
    throw new UsageError(`No inbox answers on port ${inboxPort}. Start it in another terminal: npm start`);
  });
  return parse(InboxSchema, await response.json()).data;
}

/** The path and query, on the course's own site, of the first link to `path` in a mail. */
export function linkIn(mail: InboxMail, path: `/${string}`): string {
  const [link] = new RegExp(`https?://\\S+?${path}\\?token=[\\w.-]+`).exec(mail.text) ?? [];
  if (!link) throw new Error(`The mail "${mail.subject}" has no link to ${path}.`);
  const { pathname, search } = new URL(link);
  return pathname + search;
}
