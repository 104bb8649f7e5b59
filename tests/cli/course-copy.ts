/** A copy of the tests' own course, which a test may change and to which a command is pointed. */
import { randomUUID } from 'node:crypto';
import { cp } from 'node:fs/promises';
import { COURSE } from '../fixtures/build.ts';

/** Its folder, which the test removes: inside `dist/`, from where packages can be found. */
export async function copyCourse(): Promise<string> {
  const folder = `dist/test-${randomUUID()}`;
  await cp(COURSE, folder, { recursive: true });
  return folder;
}
