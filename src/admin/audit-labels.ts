/** How entries of the audit trail read. */
import type { AuditEntry } from '../storage/audit.ts';
import type { Order } from './people/order.ts';

/** What was done, by the word that stands for it. */
const DEEDS: Readonly<Record<string, string>> = {
  pause: 'Paused a course',
  resume: 'Resumed a course',
  now: 'Sent the next lesson at once',
  restart: 'Began the course again',
  'undo-restart': 'Took beginning again back',
  hour: 'Changed hour or time zone',
  name: 'Changed a name',
  resend: 'Sent a lesson once more',
  remove: 'Took somebody off the course',
  erase: 'Deleted somebody',
  restore: 'Took a deletion back',
  lift: 'Lifted a deletion',
  import: 'Brought people in from a file',
  export: 'Exported all readers',
  test: 'Sent a mail as a test',
} satisfies Record<Order['action'] | 'import' | 'export' | 'test', string>;

/** What was done, in words; an action that stands for nothing here is told as it is. */
export function auditLabels({ action }: Pick<AuditEntry, 'action'>): string {
  return DEEDS[action] ?? action;
}
