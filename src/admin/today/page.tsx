import type { Config } from '../../config.ts';
import type { AuditEntry } from '../../storage/audit.ts';
import { type Clock, usedOn } from '../../storage/clock.ts';
import type { ListedImport } from '../../storage/imports.ts';
import type { Health } from '../../web/health/health.ts';
import { formatNumber, formatTimeAgo } from '../format.ts';
import { Unfinished } from '../import/unfinished.tsx';
import { Trail } from '../trail.tsx';
import { Deployment } from './deployment.tsx';
import { Errors } from './errors.tsx';
import type { Upcoming } from './upcoming.ts';

interface TodayProps {
  health: Health;
  /** Null if KV did not respond, like the trail. */
  upcoming: Upcoming | null;
  trail: readonly AuditEntry[] | null;
  /** All imports, including those that wait for the operator. */
  imports: readonly ListedImport[];
  /** Whether nobody has ever confirmed. */
  isEmpty: boolean;
  config: Config;
  version: WorkerVersionMetadata | undefined;
  /** How many lessons the course has. */
  lessons: number;
  /** The instant (ms) of the request. */
  now: number;
}

/** The state of the course at a glance, most urgent first. */
export function Today({ health, upcoming, trail, imports, isEmpty, config, version, lessons, now }: TodayProps) {
  const { problems, notes, clock } = health;
  const isIncomplete = upcoming === null || trail === null;
  return (
    <>
      <Verdict problems={isIncomplete && clock ? [...problems, INCOMPLETE] : problems} />
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
      {clock ? <Numbers upcoming={upcoming} clock={clock} config={config} now={now} /> : null}
      {clock ? <Errors clock={clock} shown={problems} now={now} /> : null}
      {trail ? <RecentActions entries={trail} /> : null}
      <Deployment config={config} version={version} lessons={lessons} />
    </>
  );
}

const INCOMPLETE =
  'Workers KV did not respond to every request, so some information below is missing. Reload this page in a minute.';

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
  upcoming: Upcoming | null;
  clock: Clock;
  config: Config;
  now: number;
}

function Numbers({ upcoming, clock, config, now }: NumbersProps) {
  const { lastTick } = clock;
  const { dailyQuota, reserve } = config.resend;
  const figure = (value: number, isLeast: boolean) => `${isLeast ? 'at least ' : ''}${formatNumber(value)}`;
  const tiles: [string, string][] = [
    ...(upcoming
      ? ([
          ['Sent in the last 24 hours', figure(upcoming.sent, upcoming.isLeast.sent)],
          ['Due now', figure(upcoming.due, upcoming.isLeast.due)],
          ['Overdue', figure(upcoming.overdue, upcoming.isLeast.due)],
          ['In the next 6 hours', figure(upcoming.soon, upcoming.isLeast.soon)],
        ] satisfies [string, string][])
      : []),
    ['Last tick', lastTick ? formatTimeAgo(lastTick.at, now) : 'none yet'],
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
        These numbers count lessons sent by ticks, estimated from how many readers each batch’s last lesson reached.
        Lesson 1, which is sent on confirmation, is not included. Due: scheduled for now or earlier. Overdue: due for
        more than two hours.
        {dailyQuota === 0
          ? null
          : ` Of Resend’s ${formatNumber(dailyQuota)} emails a day, ${formatNumber(reserve)} are reserved for confirmations.`}
        {upcoming && Object.values(upcoming.isLeast).includes(true)
          ? ' “At least”: there is more data than one request can read.'
          : null}
      </p>
    </>
  );
}

function quota(used: number | null, { resend: { dailyQuota } }: Config): string {
  if (dailyQuota === 0) return 'no limit';
  return used === null ? 'unknown' : `${formatNumber(used)} of ${formatNumber(dailyQuota)}`;
}

function RecentActions({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <>
      <h2>Recent actions</h2>
      {entries.length === 0 ? (
        <p>Nothing yet. Actions you take in this area are recorded here for 90 days.</p>
      ) : (
        <>
          <Trail entries={entries} caption="Newest first" hasMarks={false} />
          <p>
            <a href="/admin/people/trail">Full audit trail</a>
          </p>
        </>
      )}
    </>
  );
}
