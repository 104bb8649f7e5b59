/** The course that is measured, the author's own; its second lesson stands for those of all days. */
import { course } from '../emails/course.ts';

const [first, second] = course.lessons;
if (!first || !second) throw new Error('The bench needs a course of two lessons or more.');

export const FIRST = first.slug;
export const SECOND = second.slug;

/** The second one's template, a component in TSX that a Worker can draw with React. */
export const TEMPLATE = `./emails/${second.template}`;
