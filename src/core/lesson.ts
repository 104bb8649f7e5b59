/** Which lesson comes next, by name alone: lessons may be inserted, removed and reordered under a running course. */

/** What has been sent, oldest first, and the lesson to begin with where nothing has been. */
export interface Place {
  sent: readonly string[];
  firstLesson?: string;
}

/**
 * The next lesson of today's course, or null at the end: the first one after the last one sent that still
 * exists, and that is not among those sent. Nothing is ever repeated.
 */
export function nextLesson(course: readonly string[], { sent, firstLesson }: Place): string | null {
  const first = firstLesson === undefined ? -1 : course.indexOf(firstLesson);
  const last = sent.findLast((slug) => course.includes(slug));
  const from = first >= 0 ? first : last === undefined ? 0 : course.indexOf(last) + 1;
  return course.slice(from).find((slug) => !sent.includes(slug)) ?? null;
}

/** Every lesson still to come after this place, in order. */
export function lessonsAhead(course: readonly string[], place: Place): string[] {
  const next = nextLesson(course, place);
  return next === null ? [] : [next, ...lessonsAhead(course, { sent: [...place.sent, next] })];
}
