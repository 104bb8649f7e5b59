/** A robot that signs up and signs up. */
import type { TestCourse } from './harness.ts';

/** Its address. */
export const ROBOT = '192.0.2.1';

/** More signups from one address than are taken; the answer to the first that is not. */
export async function untilTooMany(course: TestCourse): Promise<Response> {
  // A minute may end in between, but not two.
  for (let count = 1; count <= 41; count += 1) {
    const response = await course.post(
      '/subscribe',
      { email: 'anna@reader.example', website: 'x' },
      { 'cf-connecting-ip': ROBOT },
    );
    if (response.status !== 303) {
      if (count <= 20) throw new Error(`Signup ${count} was answered with ${response.status}.`);
      return response;
    }
  }
  throw new Error('41 signups of one address were all taken.');
}
