import { expect, test } from 'vitest';
import { course as shipped } from '../../src/course/compiled.ts';
import { slugsOf } from '../../src/course/course.ts';
import { DAY_MS } from '../../src/domain/time.ts';
import { NOON, useCourse } from '../support/harness.ts';

const course = useCourse();

test('a reader who confirms gets every lesson once, in order, one a day at seven', async () => {
  await course.join('anna@reader.example', { timezone: 'Europe/Berlin' });
  await course.liveThrough(NOON, NOON + 10 * DAY_MS);
  expect(await course.lessonsOf('anna@reader.example')).toEqual(slugsOf(shipped));
  const [first, ...rest] = (await course.mailsTo('anna@reader.example')).slice(1);
  expect(first?.at).toBe(NOON);
  expect(rest.map((mail) => new Date(mail.at).toISOString().slice(8, 16))).toEqual(
    ['16', '17', '18', '19', '20', '21', '22', '23'].map((day) => `${day}T06:00`),
  );
});
