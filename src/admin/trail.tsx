/** What was done in this area, newest first. */

import { minuteOf } from '../domain/time.ts';
import type { AuditEntry } from '../storage/audit.ts';
import { auditLabel } from './audit-labels.ts';
import { ScrollableTable } from './parts.tsx';

/** So much of what stands for somebody is enough to tell them from others by eye. */
const SHOWN = 8;

/** As the audit trail and a subscriber's page show it. */
export const shownMark = (mark: string) => mark.slice(0, SHOWN);

interface TrailProps {
  entries: readonly AuditEntry[];
  caption: string;
  /** Whether each entry says whom it is about. */
  hasMarks: boolean;
}

/** A table of entries. */
export function Trail({ entries, caption, hasMarks }: TrailProps) {
  return (
    <ScrollableTable label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">What</th>
            {hasMarks ? <th scope="col">Whom</th> : null}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={`${entry.at} ${entry.mark}`} entry={entry} hasMarks={hasMarks} />
          ))}
        </tbody>
      </table>
    </ScrollableTable>
  );
}

/** What most entries have come to: it need not be told. */
const DONE = 'done';

function Row({ entry, hasMarks }: { entry: AuditEntry } & Pick<TrailProps, 'hasMarks'>) {
  const detail = entry.detail === DONE ? '' : entry.detail;
  return (
    <tr>
      <td>
        <Instant at={entry.at} />
      </td>
      <td>
        {auditLabel(entry)}
        {detail === '' ? null : <span class="hint"> ({detail})</span>}
      </td>
      {hasMarks ? <td>{entry.mark === '' ? 'nobody in particular' : <code>{shownMark(entry.mark)}</code>}</td> : null}
    </tr>
  );
}

/** An instant (ms): on two lines where there is little room, its day and its time each in one piece. */
function Instant({ at }: { at: number }) {
  const [day = '', ...time] = minuteOf(at).split(' ');
  return (
    <time datetime={new Date(at).toISOString()}>
      <span class="whole">{day}</span> <span class="whole">{time.join(' ')}</span>
    </time>
  );
}
