/** Builds the author's own course, whatever it is, and hands what the build made of it to the tests of the Worker. */
import type { TestProject } from 'vitest/node';
import { serveCourse } from '../fixtures/served.ts';
import { authorsCourse } from './course.ts';

export default async function setup({ provide }: TestProject) {
  provide('author', await serveCourse(authorsCourse()));
}
