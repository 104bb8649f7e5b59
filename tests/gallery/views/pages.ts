/** The pages that somebody passes who signs up, confirms, and reads. */
import { linkIn } from '../../../src/cli/local/inbox.ts';
import { type Answer, pageView, type View } from './view.ts';
import type { Visitor } from './visitor.ts';

/** What anybody sees, and `reader` on their way into the course. */
export async function beginning(reader: Visitor): Promise<View[]> {
  const view = (name: string, answer: Answer) => pageView('Pages', name, answer);
  const views = [
    view('landing', await reader.ask('/')),
    view('privacy', await reader.ask('/privacy')),
    view('embed', await reader.ask('/embed')),
    view('embed-with-turnstile', withoutWidget(await reader.ask('/embed', { fault: 'robots' }))),
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

/** The form as we draw it: the widget's own script comes from Cloudflare, and nothing that is looked at loads anything from elsewhere. */
function withoutWidget(answer: Answer): Answer {
  return { ...answer, html: answer.html.replace(/<script src="https:[^>]*><\/script>/, '') };
}
