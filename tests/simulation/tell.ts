/** A story in words: what was set up, and what happened to the reader whose promise was broken. */
import { instantInWords } from './cron.ts';
import type { Played } from './play.ts';
import type { Violation } from './promises.ts';
import { ZONES } from './reader-story.ts';
import type { Story } from './story.ts';

const MAX_LINES = 60;

/** The whole story for one violation. */
export function tell(story: Story, { happenings }: Pick<Played, 'happenings'>, violation: Violation): string {
  const lines = happenings
    .filter(
      ({ at, who }) => at <= violation.at + 1_000 && (who === null || who.some((one) => isOf(one, violation.address))),
    )
    .map(({ at, text }) => `  ${capital(instantInWords(at))}: ${text}.`);
  const told = lines.filter((line, index) => line !== lines[index - 1]);
  const shown = told.length > MAX_LINES ? ['  …', ...told.slice(-MAX_LINES)] : told;
  return [`${violation.text} (promise: ${violation.promise})`, ...setting(story), ...shown].join('\n');
}

function setting({ lessons, tickMinutes, locations, readers, noise, calmAfter, mayList }: Story): string[] {
  const faults = Object.entries(noise).flatMap(([name, chance]) => (chance > 0 ? [`${name} ${chance}`] : []));
  const zones = readers.map(({ zone }) => ZONES[zone]).join(', ');
  return [
    `  A course of ${lessons} lessons, a tick every ${tickMinutes} minutes, ${locations} location(s), readers in ${zones}.`,
    `  Until day ${calmAfter + 1}: ${faults.length > 0 ? faults.join(', ') : 'no chance of faults'}.${mayList ? '' : ' The key may only send.'}`,
  ];
}

/** A reader's addresses differ behind the @ alone. */
const isOf = (one: string, address: string) => one.split('@')[0] === address.split('@')[0];

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
