import type { Config } from '../../config.ts';
import type { AuditEntry } from '../../storage/audit.ts';
import { type Clock, usedOn } from '../../storage/clock.ts';
import type { ListedImport } from '../../storage/imports.ts';
import type { Health } from '../../web/health/health.ts';
import { Unfinished } from '../import/unfinished.tsx';
import { agoInWords, inFigures } from '../text.ts';
import { Trail } from '../trail.tsx';
import type { LookAhead } from './ahead.ts';
import { Deployment } from './deployment.tsx';
import { Errors } from './errors.tsx';

interface TodayProps {
  health: Health;
  /** Null where KV did not answer; so is the trail. */
  ahead: LookAhead | null;
  trail: readonly AuditEntry[] | null;
  /** Those that wait for the operator among them. */
  imports: readonly ListedImport[];
  /** Nobody has ever confirmed. */
  isEmpty: boolean;
  config: Config;
  version: WorkerVersionMetadata | undefined;
  /** How many the course has. */
  lessons: number;
  /** The instant (ms) of the request. */
  now: number;
}

/** What an operator wants to know at one glance, the most urgent first. */
export function Today({ health, ahead, trail, imports, isEmpty, config, version, lessons, now }: TodayProps) {
  const { problems, notes, clock } = health;
  const isBlind = ahead === null || trail === null;
  return (
    <>
      <Verdict problems={isBlind && clock ? [...problems, BLIND] : problems} />
      <Unfinished imports={imports} />
      {notes.map((note) => (
        <p key={note} class="note">
          {note}
        </p>
      ))}
      {isEmpty ? (
        <p>
          Nobody has confirmed yet. Open <a href="/">{config.publicUrl}</a>, sign up yourself, and see what your readers
          will see.
        </p>
      ) : null}
      {clock ? <Numbers ahead={ahead} clock={clock} config={config} now={now} /> : null}
      {clock ? <Errors clock={clock} told={problems} now={now} /> : null}
      {trail ? <Deeds entries={trail} /> : null}
      <Deployment config={config} version={version} lessons={lessons} />
    </>
  );
}

const BLIND =
  'Workers KV did not answer everything: what is missing below is not known. Load this page again in a minute.';

function Verdict({ problems }: { problems: readonly string[] }) {
  if (problems.length === 0) {
    return (
      <div class="well">
        <p>All is well.</p>
      </div>
    );
  }
  return (
    <div class="unwell" role="alert">
      <p>{problems.length === 1 ? 'Something is wrong.' : `${problems.length} things are wrong.`}</p>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  );
}

interface NumbersProps {
  ahead: LookAhead | null;
  clock: Clock;
  config: Config;
  now: number;
}

function Numbers({ ahead, clock, config, now }: NumbersProps) {
  const { lastTick } = clock;
  const { dailyQuota, reserve } = config.resend;
  const figure = (value: number, isLeast: boolean) => `${isLeast ? 'at least ' : ''}${inFigures(value)}`;
  const tiles: [string, string][] = [
    ...(ahead
      ? ([
          ['Sent in the last 24 hours', figure(ahead.sent, ahead.isLeast.sent)],
          ['Due now', figure(ahead.due, ahead.isLeast.due)],
          ['Overdue', figure(ahead.overdue, ahead.isLeast.due)],
          ['In the next six hours', figure(ahead.soon, ahead.isLeast.soon)],
        ] satisfies [string, string][])
      : []),
    ['Last tick', lastTick ? agoInWords(lastTick.at, now) : 'none yet'],
    ['Resend’s quota today', quota(usedOn(now, lastTick), config)],
  ];
  return (
    <>
      <dl class="tiles">
        {tiles.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="fine">
        Counted are the lessons that ticks send, each batch by the readers whom its last lesson reached; lesson 1, which
        leaves on confirmation, is not. Due: their slot has come, and the ticks are at it. Overdue: due for over two
        hours.
        {dailyQuota === 0
          ? null
          : ` Of Resend’s ${inFigures(dailyQuota)} mails a day, ${inFigures(reserve)} are kept for confirmations.`}
        {ahead && Object.values(ahead.isLeast).includes(true)
          ? ' At least: there is more than one request may look at.'
          : null}
      </p>
    </>
  );
}

function quota(used: number | null, { resend: { dailyQuota } }: Config): string {
  if (dailyQuota === 0) return 'no limit';
  return used === null ? 'not known' : `${inFigures(used)} of ${inFigures(dailyQuota)}`;
}

function Deeds({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <>
      <h2>What you did</h2>
      {entries.length === 0 ? (
        <p>Nothing yet. What you do for readers in this area is written down here, for 90 days.</p>
      ) : (
        <>
          <Trail entries={entries} caption="The newest first" hasMarks={false} />
          <p>
            <a href="/admin/people/trail">The whole audit trail</a>
          </p>
        </>
      )}
    </>
  );
}
