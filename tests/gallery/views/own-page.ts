/** The reader's own page: in each standing, and after each thing that can be asked there. */

import type { Local } from '../../../src/cli/local/addresses.ts';
import { firstSendInstant } from '../../../src/domain/slot.ts';
import { DAY_MS, dayOf, MINUTE_MS } from '../../../src/domain/time.ts';
import { tellOf } from './events.ts';
import { type Answer, pageView, type View } from './view.ts';
import { SEND_HOUR, type Visitor, ZONE } from './visitor.ts';

type Name =
  | 'Paula'
  | 'Petra'
  | 'Hanna'
  | 'Nora'
  | 'Nina'
  | 'Adam'
  | 'Stella'
  | 'Willa'
  | 'Lena'
  | 'Erik'
  | 'Bob'
  | 'Carla'
  | 'Fiona';

/** Who asks for what; each has had some lessons, the last of them this morning. */
export type Cast = Record<Name, Visitor>;

export async function ownPage(cast: Cast, local: Local): Promise<View[]> {
  return [
    ...(await mistyped(cast.Nina)),
    ...(await waiting(cast)),
    ...(await changed(cast)),
    ...(await afterLesson(cast.Willa)),
    ...(await movedAway(cast.Adam, cast.Fiona)),
    ...(await gone(cast, local)),
  ];
}

const view = (name: string, answer: Answer, expected?: number) =>
  pageView('The reader’s own page', name, answer, expected);

async function mistyped(reader: Visitor): Promise<View[]> {
  return [
    view('own-page', await reader.preferences()),
    view('hour-mistyped', await reader.press('hour', { hour: '25' }), 422),
    view('zone-mistyped', await reader.press('hour', { hour: '8', timezone: 'Mars/Olympus' }), 422),
    view('day-mistyped', await reader.press('pause', { until: '2020-01-01' }), 422),
    view('name-mistyped', await reader.press('name', { name: 'https://example.com' }), 422),
    view('address-mistyped', await reader.press('address', { email: 'nina.example' }), 422),
    view('erase-not-sure', await reader.press('delete'), 422),
  ];
}

async function waiting({ Paula, Petra }: Cast): Promise<View[]> {
  const until = dayOf(Petra.now + 10 * DAY_MS);
  return [
    view('paused-just-now', await Paula.press('pause')),
    view('paused', await Paula.preferences()),
    view('resumed', await Paula.press('resume')),
    view('paused-until-just-now', await Petra.press('pause', { until })),
    view('paused-until', await Petra.preferences()),
  ];
}

async function changed({ Hanna, Nora, Nina, Stella }: Cast): Promise<View[]> {
  // For the mail that says: you are already in.
  await Nora.signUp();
  return [
    view('hour-changed', await Hanna.press('hour', { hour: '20', timezone: 'America/New_York' })),
    view('name-changed', await Nora.press('name', { name: 'Eleonora' })),
    view('next-lesson-now', await Nina.press('now')),
    view('next-lesson-too-soon', await Nina.press('now')),
    view('started-again', await Stella.press('restart')),
    view('started-again-taken-back', await Stella.press('undo-restart')),
  ];
}

/** A minute before their lesson leaves: what they ask for waits until it has. */
async function afterLesson(reader: Visitor): Promise<View[]> {
  const { now } = reader;
  reader.now = firstSendInstant(now, ZONE, SEND_HOUR) - MINUTE_MS;
  const views = [
    view('change-waits-just-now', await reader.press('pause')),
    view('change-waits', await reader.preferences()),
  ];
  reader.now = now;
  return views;
}

async function movedAway(reader: Visitor, other: Visitor): Promise<View[]> {
  const address = 'adam@new.example';
  const asked = view('address-asked', await reader.press('address', { email: address }));
  const confirm = await reader.link('/address', address);
  const views = [
    asked,
    view('address-confirm', await reader.ask(confirm)),
    view('address-moved', await reader.ask(confirm, { fields: {} })),
    view('address-moved-twice', await reader.ask(confirm, { fields: {} })),
    view('own-page-of-old-address', await reader.preferences(), 410),
  ];
  await other.press('address', { email: 'late@new.example' });
  const late = await other.link('/address', 'late@new.example');
  const now = other.now;
  other.now += 8 * DAY_MS;
  const expired = view('address-link-expired', await other.ask(late), 410);
  other.now = now;
  return [...views, expired];
}

async function gone({ Lena, Erik, Bob, Carla }: Cast, local: Local): Promise<View[]> {
  await tellOf('email.bounced', Bob.email, Bob.now, local);
  await tellOf('email.complained', Carla.email, Carla.now, local);
  const views = [
    view('left-just-now', await Lena.press('leave')),
    view('left-with-reason', await Lena.press('reason', { reason: 'We talked, and it is well.' })),
    view('left', await Lena.preferences()),
    ...(await comingBack(Lena)),
    view('came-back', await Lena.press('return')),
    view('bounced', await Bob.preferences()),
    view('complained', await Carla.preferences()),
  ];
  const deleted = await Erik.press('delete', { sure: 'yes' });
  const [, undo = ''] = /name="undo" value="([^"]+)"/.exec(deleted.html) ?? [];
  return [
    ...views,
    view('deleted', deleted),
    view('own-page-of-nobody', await Erik.preferences(), 410),
    view('restored', await Erik.press('restore', { undo })),
  ];
}

/** They sign up once more: the mail asks whether to go on, and so does the page behind its link. */
async function comingBack(reader: Visitor): Promise<View[]> {
  await reader.signUp();
  return [pageView('Pages', 'confirm-coming-back', await reader.ask(await reader.link('/confirm')))];
}
