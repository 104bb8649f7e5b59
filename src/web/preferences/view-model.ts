/** A reader as their own page shows them: all instants are in words already, in their own time. */
import type { ActionResult, SubscriberAction } from '../../domain/action.ts';

/** Where a lesson stands for a reader. `uncertain`: it was sent, and nobody can tell whether it arrived. */
export type LessonState = 'received' | 'uncertain' | 'next' | 'coming';

export interface ReaderLesson {
  subject: string;
  state: LessonState;
  /** When it came, or comes; null where that is not known. */
  at: string | null;
  /** Where it can be read again; null while it has not come. */
  href: string | null;
}

/** A day on which a pause ends, `yyyy-mm-dd` and in words. */
export interface PauseEnd {
  day: string;
  messages: string;
}

/** What a reader has chosen: a change of it can be taken back by choosing as before. */
export interface Settings {
  /** Empty: they gave none. */
  name: string;
  /** IANA name, as "Europe/Berlin". */
  timeZone: string;
  /** The hour (0 to 23) at which their lessons come. */
  hour: number;
  /** The 24 hours of the day, ready to be read. */
  hours: readonly string[];
  /** They have paused until they resume. */
  isPaused: boolean;
  /** On which day their lessons go on, if they have paused until then. */
  pausedUntil: PauseEnd | null;
  /** They have said why they left. */
  gaveReason: boolean;
}

export interface PreferencesReader extends Settings {
  email: string;
  /** `refused`: the mail service cannot deliver to this address. `bounced`: their mailbox sent a mail back. */
  status: 'active' | 'paused' | 'finished' | 'left' | 'refused' | 'bounced' | 'complained';
  /** In the order of the course. */
  lessons: readonly ReaderLesson[];
  /** When the next lesson comes; null: none does, or one is on its way. */
  nextLessonAt: string | null;
  /** A lesson may be on its way just now. */
  isInFlight: boolean;
  /** The first and the last day (`yyyy-mm-dd`) that a pause can end on. */
  pauseDays: { first: string; last: string };
  /** Whether the next lesson can leave at once: `possible`, or from when on; null: there is none to ask for. */
  nextNow: 'possible' | { from: string } | null;
  /** What they have asked for that waits until a lesson has arrived, oldest first. */
  waiting: readonly PageRequest[];
  /** They began again, and have not had the first lesson anew: that can be taken back. */
  hasRestarted: boolean;
}

/** The actions after which the page is shown again and tells what came of them; the others end on pages of their own. */
export type ToldAction = Exclude<SubscriberAction, { action: 'leave' | 'delete' }>;

/** What was asked for on the page, as it is told. */
export type PageRequest =
  | Exclude<ToldAction, { action: 'pause' }>
  /** `until`: null until they resume. */
  | { action: 'pause'; until: PauseEnd | null };

/** What a reader has asked for, and what became of it. */
export interface Change {
  request: PageRequest;
  kind: ActionResult['kind'];
  before: Settings;
}

/** A field in which something is wrong, and all that was sent. */
export interface Wrong {
  field: string;
  message: string;
  typed: Readonly<Record<string, string>>;
}

/** Whether they take part, now or after a pause, and a lesson is still to come. */
export function isSubscribed({ status }: PreferencesReader): boolean {
  return status === 'active' || status === 'paused';
}

/** Whether a lesson has had its turn. */
export const isPast = (state: LessonState) => state === 'received' || state === 'uncertain';

/** What is wrong with a field, if that is the one. */
export function mistakeIn(field: string, wrong: Wrong | undefined): string | undefined {
  return wrong?.field === field ? wrong.message : undefined;
}
