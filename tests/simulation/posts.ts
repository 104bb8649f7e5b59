/** What readers post, and what the answers mean to them. */

export interface Posted {
  action:
    | 'sign up'
    | 'join'
    | 'leave'
    | 'return'
    | 'pause'
    | 'resume'
    | 'hour'
    | 'now'
    | 'restart'
    | 'undo restart'
    | 'name'
    | 'address'
    | 'move'
    | 'delete'
    | 'restore';
  path: string;
  fields: Record<string, string>;
}

/** A wish that a reader posts on their own page. */
export function wishOf(action: Posted['action'], token: string, fields: Record<string, string> = {}): Posted {
  const named = { ...fields, action: action === 'undo restart' ? 'undo-restart' : action };
  return { action, path: `/preferences?token=${token}`, fields: named };
}

/** The one click of a mail program (RFC 8058). */
export function oneClick(token: string): Posted {
  return { action: 'leave', path: `/unsubscribe?token=${token}`, fields: { 'List-Unsubscribe': 'One-Click' } };
}

export interface Answer {
  status: number;
  text: string;
}

/** `void`: nothing has changed, and trying again would not help. `failed`: it may or may not have been done. */
export type Meaning = 'done' | 'done after the lesson' | 'void' | 'failed';

/** What an answer says to the reader. */
export function answerTo({ action, fields }: Posted, answer: Answer | null): Meaning {
  if (answer === null || answer.status >= 500 || answer.status === 429) return 'failed';
  if (action === 'delete' && /You asked us to delete you/.test(answer.text)) return 'done';
  if (answer.status >= 400) return 'void';
  const said = DONE[action];
  const note = noteIn(answer.text);
  if (/lesson may be on its way/.test(note)) return 'done after the lesson';
  if (action === 'name') return note.includes(`call you ${fields['name']}`) ? 'done' : 'void';
  if (action === 'move' && /One more lesson, then we move/.test(answer.text)) return 'done after the lesson';
  return said === undefined || said.test(note) ? 'done' : 'void';
}

/** What the page says that was done. */
function noteIn(text: string): string {
  return /role="status"[^>]*>([^<]*)</.exec(text)?.[1] ?? '';
}

/** What a page says where the status alone does not tell that something was done. */
const DONE: Partial<Record<Posted['action'], RegExp>> = {
  pause: /is paused( already)?\./,
  resume: /Your course goes on\.|is running already/,
  hour: /lessons come at /,
  now: /on its way|takes a little longer/,
  restart: /begin again with lesson 1/,
  'undo restart': /back where you were/,
  address: /have sent an email/,
  return: /Welcome back/,
  restore: /You are back/,
};

/** What takes a deletion back, on the page that tells of it. */
export const undoIn = ({ text }: Answer) => /name="undo" value="([^"]+)"/.exec(text)?.[1] ?? null;

/** The way to their own page, for a reader who has just moved. */
export const pageIn = ({ text }: Answer) => /\/preferences\?token=([\w.-]+)/.exec(text)?.[1] ?? null;
