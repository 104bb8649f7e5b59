/** What KV would tell of a person to somebody who reads all of it. */
import { subscriberId } from '../../src/domain/subscriber.ts';
import type { TestCourse } from './harness.ts';
import { keysIn } from './state.ts';

/** Every key, with what stands in it, that holds one of these words or the id of one of these addresses. */
export async function tracesOf(course: TestCourse, messages: readonly string[]): Promise<string[]> {
  const ids = await Promise.all(messages.filter((word) => word.includes('@')).map(subscriberId));
  const lines = (await keysIn(course.env.KV)).map((key) => JSON.stringify(key));
  return lines.filter((line) => [...messages, ...ids].some((word) => line.toLowerCase().includes(word.toLowerCase())));
}
