/** What the audit log keeps of an action: nothing in it names anybody. */
import type { OperatorAction } from '../../domain/action.ts';
import type { AuditEntry } from '../../storage/audit.ts';
import type { Result } from './result.ts';

const OUTCOMES: Record<Result['kind'] | 'failed', string> = {
  done: 'done',
  'done-late': 'done; a lesson was on its way',
  'after-lesson': 'follows the lesson that is on its way',
  nothing: 'there was nothing to do',
  delayed: 'not surely away yet; ticks try again',
  refused: 'refused by Resend',
  'too-soon': 'too soon after the last lesson',
  deleted: 'done',
  moved: 'nothing done: they go on with another address',
  nobody: 'nothing done: nobody is known',
  'too-late': 'nothing done: it was too late',
  'just-now': 'nothing done: it was sent minutes ago',
  'not-had': 'nothing done: a lesson that they have not had',
  out: 'nothing done: they are out of the course',
  unsent: 'Resend did not take it',
  failed: 'failed on the way',
};

/** The entry of an action and of what came of it. */
export function auditEntry(
  order: OperatorAction,
  kind: Result['kind'] | 'failed',
): Pick<AuditEntry, 'action' | 'detail'> {
  return { action: order.action, detail: [...whatOf(order, kind), OUTCOMES[kind]].join(': ') };
}

/** What was asked for has been looked at only where it came to something. */
function whatOf(order: OperatorAction, kind: Result['kind'] | 'failed'): string[] {
  if (order.action === 'pause' && order.until !== null) return [`until ${order.until}`];
  const isLesson = order.action === 'resend' && (kind === 'done' || kind === 'just-now' || kind === 'unsent');
  return isLesson ? [`lesson ${order.lesson}`] : [];
}
