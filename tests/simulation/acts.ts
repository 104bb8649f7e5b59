/** What a reader does, act by act. */
import { localDay } from '../../src/domain/pause.ts';
import type { Deed } from './deed.ts';
import type { Link } from './mailbox.ts';
import type { Person } from './person.ts';
import { oneClick, type Posted, pageIn, undoIn, wishOf } from './posts.ts';
import { type ActStory, ZONES } from './reader-story.ts';
import { DAY_MS } from './stage.ts';
import { postEvent } from './webhook.ts';

const MINUTE_MS = 60_000;

interface Actions {
  signUp(location: number): Promise<void>;
  confirm(link: Link): Promise<void>;
  act(act: ActStory): Promise<void>;
}

/** What this person can do. */
export function actionsOf(person: Person): Actions {
  return {
    signUp: (location) => signUp(person, location),
    confirm: (link) => confirm(person, link),
    act: (act) => doAct(person, act),
  };
}

async function doAct(person: Person, act: ActStory): Promise<void> {
  person.stage.world.count(`acts: ${act.kind}`);
  switch (act.kind) {
    case 'sign up':
      return signUp(person, act.location);
    case 'old link': {
      const [link] = person.links;
      return link ? confirm(person, link) : undefined;
    }
    case 'bounce':
    case 'soft bounce':
    case 'complaint':
    case 'suppression':
      return tellOf(person, act.kind, act);
    case 'leave': {
      const way = person.tokenFor('unsubscribe', act.isOldLink);
      if (!way) return;
      await person.post(oneClick(way.token), act.location, () => person.deed('leave'), act.again);
      return;
    }
    default:
      return manage(person, act.kind, act);
  }
}

/** Only where they know where they are: else they would begin a second course at another address. */
async function signUp(person: Person, location: number): Promise<void> {
  const moves = person.deeds.filter(({ kind, isVoid }) => kind === 'move' && !isVoid);
  if (moves.some(({ doneAt, isAfterLesson }) => doneAt === null || isAfterLesson)) return;
  person.wants = true;
  const email = moves.at(-1)?.to ?? person.address;
  const fields = { email, name: person.called, timezone: person.zone };
  await person.post({ action: 'sign up', path: '/subscribe', fields }, location, () => null, null);
}

async function confirm(person: Person, { token, at, to, name }: Link): Promise<void> {
  const { location, confirmsAgain } = person.story;
  const post: Posted = { action: 'join', path: `/confirm?token=${token}`, fields: {} };
  await person.post(post, location, () => person.deed('join', { linkAt: at, address: to, name }), confirmsAgain);
}

/** Resend tells of what became of their last mail. */
function tellOf(
  person: Person,
  kind: 'bounce' | 'soft bounce' | 'complaint' | 'suppression',
  { location, again }: ActStory,
): void {
  const mail = person.mails.at(-1);
  if (!mail) return;
  const address = mail.to[0] ?? '';
  // Nobody is in the course yet with an address that has not said yes.
  const isNobody = address !== person.address && !person.deeds.some(({ to }) => to === address);
  const deed = kind === 'soft bounce' ? null : person.deed(kind, { address, isVoid: isNobody });
  postEvent(person.stage, { kind, mail, name: person.name, location, again }, deed);
}

type Managed = Exclude<
  ActStory['kind'],
  'sign up' | 'old link' | 'leave' | 'bounce' | 'soft bounce' | 'complaint' | 'suppression'
>;

/** On their own page. */
async function manage(person: Person, kind: Managed, act: ActStory): Promise<void> {
  const way = person.tokenFor('preferences', act.isOldLink);
  if (!way) return;
  const { token, to: address } = way;
  const ask = (action: Posted['action'], fields: Record<string, string>, deed: () => Deed | null) =>
    person.post(wishOf(action, token, fields), act.location, deed, act.again);
  const later = (action: 'return' | 'undo restart') => {
    if (act.followedAfter === null) return;
    person.after(act.followedAfter * MINUTE_MS, async () => {
      await person.post(wishOf(action, token), act.location, () => person.deed(action), null);
    });
  };
  switch (kind) {
    case 'leave by page':
      if (await ask('leave', {}, () => person.deed('leave'))) later('return');
      return;
    case 'pause until': {
      const zone = zoneOf(person);
      const until = localDay(person.stage.world.now + act.days * DAY_MS, zone);
      await ask('pause', { until }, () => person.deed('pause until', { until, zone }));
      return;
    }
    case 'hour':
    case 'zone': {
      const zone = kind === 'zone' ? (ZONES[act.zone] ?? 'UTC') : zoneOf(person);
      const fields = { hour: String(act.hour), timezone: kind === 'zone' ? zone : '' };
      await ask('hour', fields, () => person.deed('hour', { hour: act.hour, zone }));
      return;
    }
    case 'rename': {
      const name = `${person.name}${person.deeds.length}`;
      person.called = name;
      await ask('name', { name }, () => person.deed('name', { name }));
      return;
    }
    case 'restart':
      if (await ask('restart', {}, () => person.deed('restart'))) later('undo restart');
      return;
    case 'move':
      return askToMove(person, address, act, token);
    case 'delete':
      return deleteMe(person, act, token);
    default:
      await ask(kind, {}, () => person.deed(kind));
  }
}

/** The zone that the reader's page shows, as far as they know. */
function zoneOf({ deeds, zone }: Person): string {
  return deeds.findLast(({ kind, isVoid }) => kind === 'hour' && !isVoid)?.zone ?? zone;
}

/** Asks for another address, which says yes some time later. */
async function askToMove(person: Person, address: string, act: ActStory, token: string): Promise<void> {
  const to = person.addresses[act.to] ?? '';
  const press = async (link: Link) => {
    const post: Posted = { action: 'move', path: `/address?token=${link.token}`, fields: {} };
    const deed = () => person.deed('move', { linkAt: link.at, address, to });
    const answer = await person.post(post, act.location, deed, act.again);
    const page = answer && pageIn(answer);
    if (page) person.pages.push({ token: page, to });
  };
  person.onMove = (link) => {
    if (act.followedAfter !== null && link.to === to)
      person.after(act.followedAfter * MINUTE_MS + 5_000, () => press(link));
  };
  await person.post(wishOf('address', token, { email: to }), act.location, () => null, act.again);
}

/** Has everything deleted, and perhaps takes it back. */
async function deleteMe(person: Person, act: ActStory, token: string): Promise<void> {
  const deed = () => person.deed('delete');
  const answer = await person.post(wishOf('delete', token, { sure: 'yes' }), act.location, deed, act.again);
  const undo = answer && undoIn(answer);
  if (!undo || act.followedAfter === null) return;
  person.after(act.followedAfter * MINUTE_MS, async () => {
    const post = wishOf('restore', token, { undo });
    await person.post(post, act.location, () => person.deed('restore'), null);
  });
}
