/** Two ticks at once: the slower one has read its lists before the faster one did its work. */
import { expect, test } from 'vitest';
import { fillCohort } from '../support/cohort.ts';
import { dayAt, useCourse } from '../support/harness.ts';

const course = useCourse();

const SEVEN = dayAt(1, 7);

test('a batch that another tick has sent in parts meanwhile is not sent as a whole', async () => {
  const addresses = await fillCohort(course.env.KV, 102);
  const { KV } = course.env;
  let isOver = false;
  const meanwhile = async () => {
    const refused = { kind: 'refuse', status: 422, name: 'validation_error', message: 'Not just now.' } as const;
    await course.resend.set({ faults: [refused, { kind: 'pass' }, { kind: 'drop-before', calls: 3 }] });
    expect(await course.tickAt(SEVEN)).toMatchObject({ batches: 0, left: 1 });
  };
  const slow = new Proxy(KV, {
    get(target, method, receiver) {
      const member: unknown = Reflect.get(target, method, receiver);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]) => {
        const result = await Reflect.apply(member, target, args);
        if (!isOver && method === 'put' && String(args[0]).startsWith('batch:')) {
          isOver = true;
          await meanwhile();
        }
        return result;
      };
    },
  });
  await course.with({ KV: slow }).tickAt(SEVEN);
  await course.tickAt(dayAt(1, 7.25));
  const mails = await course.resend.mails();
  expect(mails.length).toBe(102);
  expect(new Set(mails.flatMap(({ to }) => to))).toEqual(new Set(addresses));
});
