/** What was done in this area, newest first. */
import type { AuditEntry } from '../../kv/audit.ts';
import { deedWords } from '../deed-words.ts';
import { Scroll } from '../scroll.tsx';
import { inUtc } from './when.ts';

/** So much of what stands for somebody is enough to tell them from others by eye. */
const SHOWN = 8;

/** As the trail and a person's page show it. */
export const shownMark = (mark: string) => mark.slice(0, SHOWN);

interface TrailProps {
  entries: readonly AuditEntry[];
  now: number;
  caption: string;
  /** Whether each entry says whom it is about. */
  hasMarks: boolean;
}

/** A table of entries. */
export function Trail({ entries, now, caption, hasMarks }: TrailProps) {
  return (
    <Scroll label={caption}>
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
            <Row key={`${entry.at} ${entry.mark}`} entry={entry} now={now} hasMarks={hasMarks} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Row({ entry, now, hasMarks }: { entry: AuditEntry } & Pick<TrailProps, 'now' | 'hasMarks'>) {
  const { detail } = entry;
  return (
    <tr>
      <td>
        <time datetime={new Date(entry.at).toISOString()}>{inUtc(entry.at, now)}</time>
      </td>
      <td>
        {deedWords(entry)}
        {detail === '' ? null : <span class="hint"> ({detail})</span>}
      </td>
      {hasMarks ? <td>{entry.mark === '' ? 'nobody in particular' : <code>{shownMark(entry.mark)}</code>}</td> : null}
    </tr>
  );
}
