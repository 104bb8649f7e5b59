/** How the entries of the audit log read. */
import type { OperatorAction } from '../domain/action.ts';
import type { AuditEntry } from '../storage/audit.ts';

/** What is done in the operator's area beside what is done to one subscriber. */
type AreaAction = 'import' | 'export' | 'test';

/** What was done, by action. */
const LABELS: Readonly<Record<string, string>> = {
  pause: 'Paused a course',
  resume: 'Resumed a course',
  now: 'Sent the next lesson at once',
  restart: 'Began the course again',
  'undo-restart': 'Took beginning again back',
  hour: 'Changed hour or time zone',
  name: 'Changed a name',
  resend: 'Sent a lesson once more',
  remove: 'Took somebody off the course',
  delete: 'Deleted somebody',
  restore: 'Took a deletion back',
  lift: 'Lifted a deletion',
  import: 'Brought people in from a file',
  export: 'Exported all readers',
  test: 'Sent a mail as a test',
} satisfies Record<OperatorAction['action'] | AreaAction, string>;

/** What was done, in words; an action that is not known any more is told as it is. */
export function auditLabel({ action }: Pick<AuditEntry, 'action'>): string {
  return LABELS[action] ?? action;
}
