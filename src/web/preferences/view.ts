/** What a subscriber's own page shows of them: all instants are text already, in the subscriber's time zone. */
import type { ActionResult, SubscriberAction } from '../../domain/action.ts';
import type { CourseStatus, LessonState } from '../../subscribers/progress.ts';

export interface LessonView {
  subject: string;
  state: LessonState;
  /** When it came, or comes; null where that is not known. */
  at: string | null;
  /** Where it can be read again; null while it has not come. */
  href: string | null;
}

/** A day on which a pause ends, as `yyyy-mm-dd` and as text. */
export interface PauseEnd {
  day: string;
  text: string;
}

/** What a subscriber has chosen; choosing the former settings again undoes a change. */
export interface Settings {
  /** Empty if none was given. */
  name: string;
  /** IANA name, as "Europe/Berlin". */
  timeZone: string;
  /** The hour (0 to 23) at which lessons come. */
  hour: number;
  /** The 24 hours of the day, as text. */
  hours: readonly string[];
  /** Paused until they resume. */
  isPaused: boolean;
  /** The day on which lessons go on, if they have paused until then. */
  pausedUntil: PauseEnd | null;
  /** They have said why they left. */
  gaveReason: boolean;
}

export interface SubscriberView extends Settings {
  email: string;
  status: CourseStatus;
  /** In the order of the course. */
  lessons: readonly LessonView[];
  /** When the next lesson comes; null: none does, or one is on its way. */
  nextLessonAt: string | null;
  /** A lesson may be on its way right now. */
  isInFlight: boolean;
  /** The first and the last day (`yyyy-mm-dd`) that a pause can end on. */
  pauseDays: { first: string; last: string };
  /** Whether the next lesson can be sent at once: `possible`, or from when on; null: there is none. */
  nextNow: 'possible' | { from: string } | null;
  /** Their requests that wait until a lesson has arrived, oldest first. */
  waiting: readonly PageRequest[];
  /** They have started again, and lesson 1 has not come once more: that can be undone. */
  hasRestarted: boolean;
}

/** The actions whose outcome is shown on the subscriber's page; the others end on pages of their own. */
export type ShownAction = Exclude<SubscriberAction, { action: 'leave' | 'delete' }>;

/** An action that the page reports on. */
export type PageRequest =
  | Exclude<ShownAction, { action: 'pause' }>
  /** `until`: null until they resume. */
  | { action: 'pause'; until: PauseEnd | null };

/** What a subscriber asked for, and what became of it. */
export interface Change {
  request: PageRequest;
  kind: ActionResult['kind'];
  before: Settings;
}

/** A field with an invalid value, and all that was sent. */
export interface FormError {
  field: string;
  message: string;
  typed: Readonly<Record<string, string>>;
}

/** Whether they take the course, now or after a pause, and a lesson is still to come. */
export function isSubscribed({ status }: Pick<SubscriberView, 'status'>): boolean {
  return status === 'active' || status === 'paused';
}

/** The message for a field, if that is the one with the error. */
export function errorOf(field: string, error: FormError | undefined): string | undefined {
  return error?.field === field ? error.message : undefined;
}
