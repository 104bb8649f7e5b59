/** What readers post, and what the answers mean to them. */
import type { ActKind } from './story.ts';

export interface Posted {
  action: 'sign up' | 'join' | 'leave' | 'pause' | 'resume' | 'hour';
  path: string;
  fields: Record<string, string>;
}

/** Where a wish goes, and with which fields. */
export function pathOf(kind: ActKind, token: string, hour: number): Pick<Posted, 'path' | 'fields'> {
  if (kind === 'leave') return { path: `/unsubscribe?token=${token}`, fields: { 'List-Unsubscribe': 'One-Click' } };
  const action = kind === 'leave by page' ? 'leave' : kind;
  return { path: `/preferences?token=${token}`, fields: { action, hour: String(hour) } };
}

/** `void`: nothing has changed, and trying again would not help. `failed`: it may or may not have been done. */
export type Meaning = 'done' | 'done after the lesson' | 'void' | 'failed';

/** What an answer says to the reader. */
export function answerTo({ action }: Posted, answer: { status: number; text: string } | null): Meaning {
  if (answer === null || answer.status >= 500 || answer.status === 429) return 'failed';
  if (answer.status >= 400) return 'void';
  if (action === 'sign up' || action === 'join' || action === 'leave') return 'done';
  const [, note = ''] = /role="status">([^<]*)</.exec(answer.text) ?? [];
  if (/lesson may be on its way/.test(note)) return 'done after the lesson';
  return DONE[action].test(note) ? 'done' : 'void';
}

const DONE = {
  pause: /is paused( already)?\./,
  resume: /Your course goes on\.|is running already/,
  hour: /lessons come at /,
};
