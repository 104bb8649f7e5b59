/** Which lesson comes next, by name alone: lessons may be inserted, removed and reordered under a running course. */

/** What has been sent, oldest first, and the lesson to begin with where nothing has been. */
export interface Place {
  sent: readonly string[];
  firstLesson?: string;
}

/**
 * The next lesson of today's course, or null at the end: the first one after the last one sent that still
 * exists, and that is not among those sent. Nothing is ever repeated. A cohort that has not begun starts there or
 * at its first lesson, whichever is earlier, so that a change of the course while it waits loses nothing.
 */
export function nextLesson(course: readonly string[], { sent, firstLesson }: Place): string | null {
  const last = sent.findLast((slug) => course.includes(slug));
  const afterLast = last === undefined ? undefined : course.indexOf(last) + 1;
  const first = firstLesson !== undefined && course.includes(firstLesson) ? course.indexOf(firstLesson) : undefined;
  const from = Math.min(afterLast ?? first ?? 0, first ?? course.length);
  return course.slice(from).find((slug) => !sent.includes(slug)) ?? null;
}

/**
 * The lesson with which somebody comes back who has had these: the next one, or, where nothing is left ahead of them,
 * the first that they have not had, since the course may have changed meanwhile. Null if they have had all of it.
 */
export function lessonToReturnTo(course: readonly string[], sent: readonly string[]): string | null {
  return nextLesson(course, { sent }) ?? course.find((slug) => !sent.includes(slug)) ?? null;
}
