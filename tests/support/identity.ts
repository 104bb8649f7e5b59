/** What readers do with who they are: have themselves deleted, and take that back. */
import { subscriberId } from '../../src/domain/subscriber.ts';
import { HOUR_MS } from '../../src/domain/time.ts';
import { deleteSubscriber } from '../../src/subscribers/delete.ts';
import { restore } from '../../src/subscribers/restore.ts';
import { requestServicesOf } from '../subscribers/dying.ts';
import type { TestCourse } from './harness.ts';

/** Has somebody deleted at an instant (ms); returns what takes it back. */
export async function eraseAt(course: TestCourse, instant: number, email: string): Promise<string> {
  await course.setTime(instant);
  const deleted = await deleteSubscriber(await subscriberId(email), instant, await requestServicesOf(course));
  if (deleted?.address !== email) throw new Error(`${email} could not be deleted.`);
  return deleted.undo;
}

/** Takes a deletion back at an instant (ms). */
export async function restoreAt(course: TestCourse, instant: number, undo: string) {
  await course.setTime(instant);
  const services = await requestServicesOf(course);
  const opened = await services.tokens.openRestore(undo, instant);
  const [id = ''] = (opened.kind === 'valid' ? opened.claims.deleted[0] : undefined) ?? [];
  return restore(id, undo, instant, services);
}

/** One tick an hour from now on, up to an instant (ms). */
export async function liveTo(course: TestCourse, instant: number): Promise<void> {
  for (let next = Date.now() + HOUR_MS; next <= instant; next += HOUR_MS) await course.tickAt(next);
}

/** Joins while Resend takes no mail: lesson 1 waits. */
export async function joinWithoutLesson(course: TestCourse, email: string, name: string): Promise<void> {
  const token = await course.signUp(email, { name });
  await course.resend.set({ dailyQuota: 0 });
  await course.post(`/confirm?token=${token}`);
}
