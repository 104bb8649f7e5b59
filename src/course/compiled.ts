/** The course that this deployment sends: what `npm run build` made of `emails/`. */
import compiled from '../../dist/course.json';
import type { Course } from './course.ts';

export const course: Course = compiled;
