/** What can come of what the operator asks for. */

export type Result =
  /** `after-lesson`: a lesson is on its way; what was asked for follows it. `delayed`: the next ticks send it. */
  | { kind: 'done' | 'after-lesson' | 'nothing' | 'delayed' | 'refused' }
  /** From `at` (ms) on the next lesson can leave. */
  | { kind: 'too-soon'; at: number }
  /** They leave, and a lesson that was on its way may still reach them. */
  | { kind: 'done-late' }
  /** `undo`: what takes it back within the hour. */
  | { kind: 'deleted'; address: string; undo: string }
  /** They go on with another address. */
  | { kind: 'moved' }
  /** Nobody is visible with this id. */
  | { kind: 'nobody' }
  /** What takes a deletion back is older than an hour, or somebody else's. */
  | { kind: 'too-late' }
  | Resent;

/** Of a lesson that is to be sent once more. */
export type Resent =
  | { kind: 'done' }
  /** It was sent once more at `at` (ms), less than ten minutes ago. */
  | { kind: 'just-now'; at: number }
  /** They have not had it, or the course has it no more. */
  | { kind: 'not-had' }
  /** They are out of the course, at their request or because mails do not reach them. */
  | { kind: 'out' }
  /** `isKnown`: it surely did not leave. */
  | { kind: 'unsent'; reason: string; isKnown: boolean };
