/** A copy of the shipped course, which a test may change and to which a command is pointed. */
import { randomUUID } from 'node:crypto';
import { cp } from 'node:fs/promises';

/** Its folder, which the test removes: inside `dist/`, from where packages can be found. */
export async function copyCourse(): Promise<string> {
  const folder = `dist/test-${randomUUID()}`;
  await cp('emails', folder, { recursive: true });
  return folder;
}
