/** People, as the operator finds them, sees them in each standing, and acts for them. */

import type { Local } from '../../../src/cli/local/addresses.ts';
import { subscriberId } from '../../../src/domain/subscriber.ts';
import { DAY_MS, dayOf } from '../../../src/domain/time.ts';
import { FIRST } from '../../fixtures/lessons.ts';
import { type Operator, operatorAt } from './operator.ts';
import type { View } from './view.ts';
import { Visitor } from './visitor.ts';

const pathOf = async (address: string) => `/admin/people/${await subscriberId(address)}`;

/** The pages, where the cast of the readers' own pages has lived through its days up to `now` (ms). */
export async function peoplePages(local: Local, now: number): Promise<View[]> {
  const operator = operatorAt(local, now);
  return [
    ...(await searches(operator)),
    ...(await standings(operator)),
    ...(await deeds(operator, local, now)),
    operator.view('people-trail', await operator.open('/admin/people/trail')),
  ];
}

async function searches({ open, view }: Operator): Promise<View[]> {
  const find = (typed: string) => open(`/admin/people?address=${encodeURIComponent(typed)}`);
  return [
    view('people-trail-empty', await open('/admin/people/trail')),
    view('people', await open('/admin/people')),
    view('people-found', await find('Petra@reader.example')),
    view('people-not-found', await find('petra@gmial.com')),
    view('people-malformed', await find('Petra <petra@reader.example>'), 422),
  ];
}

/** As the readers' own pages have left them. */
async function standings({ open, view }: Operator): Promise<View[]> {
  const see = async (name: string, address: string) => view(`person-${name}`, await open(await pathOf(address)));
  return [
    await see('own-hour', 'hanna@reader.example'),
    await see('paused-until', 'petra@reader.example'),
    await see('finished', 'nora@reader.example'),
    await see('moved-away', 'adam@reader.example'),
    await see('moved-here', 'adam@new.example'),
    await see('bounced', 'bob@reader.example'),
    await see('complained', 'carla@reader.example'),
  ];
}

async function deeds(operator: Operator, local: Local, now: number): Promise<View[]> {
  const { open, press, view } = operator;
  const [waiting, gina, ida, jana] = ['Wanda', 'Gina', 'Ida', 'Jana'].map((name) => new Visitor(local, name, now));
  if (!waiting || !gina || !ida || !jana) return [];
  await waiting.join('mail');
  for (const reader of [gina, ida, jana]) await reader.join();
  const [waits, path, left, gone] = await Promise.all([waiting, gina, ida, jana].map(({ email }) => pathOf(email)));
  if (!waits || !path || !left || !gone) return [];
  const lesson = FIRST;
  return [
    view('person-lesson-waits', await open(waits)),
    view('person-change-waits', await press(waits, { action: 'pause' })),
    view('person-new', await open(path)),
    view('person-resent', await press(path, { action: 'resend', lesson })),
    view('person-resent-just-now', await press(path, { action: 'resend', lesson })),
    view('person-not-had', await press(path, { action: 'resend', lesson: 'none' })),
    view('person-unsent', await press(await pathOf('nora@reader.example'), { action: 'resend', lesson }, 'mail'), 502),
    view('person-too-soon', await press(path, { action: 'now' })),
    view('person-pause-mistyped', await press(path, { action: 'pause', until: '2020-01-01' }), 422),
    view('person-pause-until', await press(path, { action: 'pause', until: dayOf(now + 10 * DAY_MS) })),
    view('person-paused', await press(path, { action: 'pause' })),
    view('person-hour', await press(path, { action: 'hour', hour: '20', timezone: 'America/New_York' })),
    view('person-restart', await press(path, { action: 'restart' })),
    view('person-storage-down', await press(path, { action: 'resume' }, 'storage'), 502),
    view('person-removed', await press(left, { action: 'remove' })),
    ...(await deletion(operator, gone, jana.email)),
  ];
}

async function deletion({ open, press, view }: Operator, path: string, address: string): Promise<View[]> {
  const erase = { action: 'delete', sure: 'yes' };
  const deleted = await press(path, erase);
  const [, undo = ''] = /name="undo" value="([^"]+)"/.exec(deleted.html) ?? [];
  const restored = await press(path, { action: 'restore', undo });
  await press(path, erase);
  return [
    view('person-not-sure', await press(await pathOf('nora@reader.example'), { action: 'delete' }), 422),
    view('person-erased', deleted),
    view('person-restored', restored),
    view('people-deleted', await open(`/admin/people?address=${encodeURIComponent(address)}`)),
    view('person-deleted', await open(path), 404),
    view('person-lifted', await press(path, { action: 'lift' })),
    view('people-lifted', await open(`/admin/people?address=${encodeURIComponent(address)}`)),
  ];
}
