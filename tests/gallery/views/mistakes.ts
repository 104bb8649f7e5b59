/** The pages that tell of something wrong: in what was sent, in a link, or on our side. */

import type { Local } from '../../../src/cli/local/addresses.ts';
import { linkIn } from '../../../src/cli/local/inbox.ts';
import { DAY_MS } from '../../../src/domain/time.ts';
import { type Answer, pageView, type View } from './view.ts';
import { Visitor } from './visitor.ts';

/** More than any form may send. */
const TOO_LARGE = 'a'.repeat(20_000);

/** `reader` is in the course. */
export async function mistakes(reader: Visitor, local: Local): Promise<View[]> {
  const view = (name: string, expected: number, answer: Answer) =>
    pageView('When something is wrong', name, answer, expected);
  const late = new Visitor(local, 'Late', reader.now - 8 * DAY_MS);
  await late.signUp();
  const expired = linkIn(await late.lastMail(), '/confirm');
  late.now = reader.now;
  const origin = { origin: 'https://elsewhere.example' };
  const fields = { email: 'anybody@reader.example', name: '', timezone: '' };
  return [
    view('signup-without-address', 422, await reader.signUp({ email: '' })),
    view('signup-wrong-address', 422, await reader.signUp({ email: 'anna.reader.example' })),
    view('signup-wrong-name', 422, await reader.signUp({ name: 'https://example.com' })),
    view('signup-from-elsewhere', 403, await reader.ask('/subscribe', { fields, headers: origin })),
    view('link-expired', 410, await late.ask(expired)),
    view('link-broken', 400, await reader.ask('/confirm?token=cut-off')),
    view('preferences-link-broken', 400, await reader.ask('/preferences?token=cut-off')),
    view('address-link-broken', 400, await reader.ask('/address?token=cut-off')),
    view('lesson-link-broken', 400, await reader.ask('/lesson?token=cut-off')),
    view('not-found', 404, await reader.ask('/nowhere')),
    view('too-large', 413, await reader.signUp({ name: TOO_LARGE })),
    view('too-many', 429, await late.signUp({}, 'crowd')),
    view('our-fault', 500, await reader.ask(await reader.link('/preferences'), { fault: 'storage' })),
    view('mail-fault', 503, await new Visitor(local, 'Unlucky', reader.now).signUp({}, 'mail')),
    view('not-set-up', 503, await reader.ask(await reader.link('/preferences'), { fault: 'setup' })),
  ];
}
