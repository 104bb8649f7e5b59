/** The author's own course, whatever it is, as one subscriber lives through it. */
import { expect, inject, test } from 'vitest';
import { DAY_MS } from '../../src/domain/time.ts';
import { createMessages } from '../../src/locales/locale.ts';
import { assetsOf } from '../support/assets.ts';
import { NOON, useCourse } from '../support/harness.ts';

const { course: built, sentences, assets } = inject('author');
const course = useCourse({ ASSETS: assetsOf(assets) }, { course: built, messages: createMessages(sentences) });

const EMAIL = 'anna@reader.example';

test('a subscriber gets every lesson once, in order, one a day, and nothing after the last', async () => {
  const lessons = built.lessons.map(({ slug }) => slug);
  await course.join(EMAIL, { name: 'Anna' });
  await course.liveThrough(NOON, NOON + (lessons.length + 2) * DAY_MS, DAY_MS / 4);
  expect(await course.lessonsOf(EMAIL)).toEqual(lessons);
  expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'active' });
});
