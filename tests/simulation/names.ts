/** Mails carry the name that their reader has given last. */
import type { Deed, Received } from './deed.ts';
import { TICK_MS, UNSEEN_MS } from './deeds.ts';
import type { Person } from './person.ts';

/** Blames a lesson that carries a name which was surely replaced before its tick began. */
export function checkName(
  { name, deeds }: Person,
  lesson: Received,
  when: string,
  blame: (promise: string, text: string) => void,
): void {
  // What is tried again is the same mail to the last byte, however old.
  if (lesson.isWelcome || lesson.isNow) return;
  const given = deeds.filter(({ kind, isVoid }) => (kind === 'name' || kind === 'join') && !isVoid);
  const mine = given.filter((deed) => deed.name === lesson.name && deed.askedAt <= lesson.at);
  const isFirst = lesson.name === name;
  const rivals = given.filter((deed) => deed.kind === 'name' && isSurelyKnown(deed, lesson));
  const isReplaced = (deed: Pick<Deed, 'doneAt'>) =>
    rivals.some((rival) => deed.doneAt !== null && rival.askedAt > deed.doneAt + UNSEEN_MS);
  const isRight = mine.some((deed) => deed.isAfterLesson || !isReplaced(deed)) || (isFirst && rivals.length === 0);
  if (!isRight) blame('the name', `gets ${when} as "${lesson.name}", which they are not called any more.`);
}

function isSurelyKnown({ doneAt, isAfterLesson }: Deed, { at, by }: Received): boolean {
  if (doneAt === null || isAfterLesson) return false;
  // A call that a tick made before is repeated as it was.
  return by.startedAt > doneAt + UNSEEN_MS && at > doneAt + UNSEEN_MS + TICK_MS;
}
