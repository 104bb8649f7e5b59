/** The pages that somebody passes who signs up, confirms, and reads. */
import { linkIn } from '../inbox.ts';
import { pageView, type View } from './view.ts';
import type { Visitor } from './visitor.ts';

/** What anybody sees, and `reader` on their way into the course. */
export async function beginning(reader: Visitor): Promise<View[]> {
  const view = (name: string, answer: Parameters<typeof pageView>[2]) => pageView('Pages', name, answer);
  const views = [
    view('landing', await reader.ask('/')),
    view('privacy', await reader.ask('/privacy')),
    view('embed', await reader.ask('/embed')),
    view('check-inbox', await reader.signUp()),
    view('check-inbox-typing-mistake', await reader.ask('/check-inbox?domain=gmial.com')),
  ];
  const confirm = linkIn(await reader.lastMail(), '/confirm');
  return [
    ...views,
    view('confirm', await reader.ask(confirm)),
    view('confirmed', await reader.ask(confirm, { fields: {} })),
    view('confirmed-twice', await reader.ask(confirm, { fields: {} })),
    view('lesson-online', await reader.ask(await reader.link('/lesson'))),
    view('unsubscribe', await reader.ask(await reader.link('/unsubscribe'))),
  ];
}
