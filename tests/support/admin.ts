/** The operator at `/admin`, in a browser that knows the password. */
import type { TestCourse } from './harness.ts';

export const ADMIN_PASSWORD = 'a-password-for-tests-only';

/** Where the course's own pages are: a browser says so with every form that it posts. */
export const ORIGIN = 'https://course.example';

/** What a browser that knows the password sends along. */
export const AUTHORIZATION = `Basic ${btoa(`operator:${ADMIN_PASSWORD}`)}`;

/** Opens a page of the area, and posts its forms. The course is one of `useCourse({ ADMIN_PASSWORD })`. */
export function operatorOf(course: TestCourse) {
  return {
    get: (path: string, headers: Record<string, string> = {}) =>
      course.get(path, { authorization: AUTHORIZATION, ...headers }),
    post: (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
      course.post(path, fields, { authorization: AUTHORIZATION, origin: ORIGIN, ...headers }),
  };
}
