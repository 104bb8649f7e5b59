/** A course by its lessons' names. */
import type { Edition } from './editions.ts';

/** The slugs of an edition's course, in order. */
export const slugsOf = (edition: Edition | undefined) => edition?.course.lessons.map(({ slug }) => slug) ?? [];
