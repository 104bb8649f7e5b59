import { expect, test } from 'vitest';
import { ADMIN_PASSWORD, ORIGIN, operatorOf } from '../../support/admin.ts';
import { useCourse } from '../../support/harness.ts';
import { readPage } from '../../support/page.ts';
import { send } from '../../support/send.ts';
import { stateOf } from '../../support/state.ts';

const course = useCourse({ ADMIN_PASSWORD });
const operator = operatorOf(course);

const MB = 1024 * 1024;

/** A body that is made as it is read, and knows how much of it was (bytes). */
function endless() {
  const read = { bytes: 0 };
  const body = new ReadableStream({
    type: 'bytes',
    pull(controller) {
      read.bytes += MB;
      if (read.bytes > 60 * MB) controller.close();
      else controller.enqueue(new Uint8Array(MB));
    },
  });
  return { body, read };
}

test.each([
  ['without the password', ADMIN_PASSWORD, 401],
  ['where there is no such area', '', 404],
])('%s, not even the beginning of a file is read', async (_, password, status) => {
  const { body, read } = endless();
  const env = { ...course.env, ADMIN_PASSWORD: password };
  const response = await send(env, '/admin/import', { method: 'POST', body, headers: { origin: ORIGIN } });
  expect(response.status).toBe(status);
  expect(read.bytes).toBeLessThan(4 * MB);
});

test('a file of over 50 MB is refused on the form, which says what to do, and nothing has changed', async () => {
  const before = await stateOf(course);
  const answer = await operator.post('/admin/import', {}, { 'content-length': String(51 * MB) });
  expect(answer.status).toBe(413);
  expect((await readPage(answer)).html).toContain('larger than 50 MB. Split it and import the parts');
  expect(await stateOf(course)).toEqual(before);
});
