/** Addresses as people have them all over the world, from the form to the first lesson. */
import { expect, test } from 'vitest';
import { FIRST } from '../../fixtures/lessons.ts';
import { tokenOf, useCourse } from '../../support/harness.ts';
import { lastMailTo } from '../../support/mail.ts';
import { formTo, readPage } from '../../support/page.ts';
import { subscriberOf } from '../../support/people.ts';

const course = useCourse();

test.each([
  ['a plus tag', 'anna+course@reader.example', 'anna+course@reader.example'],
  ['an international domain', 'anna@bücher.example', 'anna@xn--bcher-kva.example'],
  ['both', ' Anna+X@BÜCHER.example ', 'anna+x@xn--bcher-kva.example'],
  ['a domain that is written in ASCII already', 'anna@xn--bcher-kva.example', 'anna@xn--bcher-kva.example'],
  ['a domain in another script', 'anna@例え.テスト', 'anna@xn--r8jz45g.xn--zckzah'],
  ['an apostrophe', "o'neill@reader.example", "o'neill@reader.example"],
  ['a new ending', 'anna@photos.photography', 'anna@photos.photography'],
])('an address with %s gets the mail, the lesson and its own place', async (_, typed, address) => {
  expect((await course.post('/subscribe', { email: typed, name: 'Anna' })).status).toBe(303);
  const mail = await lastMailTo(course, address);
  expect(mail.payload.to).toBe(address);
  await course.post(`/confirm?token=${tokenOf(mail, 'confirm')}`);
  expect(await course.lessonsOf(address)).toEqual([FIRST]);
  expect((await subscriberOf(course, address)).address).toBe(address);
});

test('two plus tags are two people: only their provider knows whether they share a mailbox', async () => {
  await course.join('anna+a@reader.example');
  await course.join('anna+b@reader.example');
  expect(await course.lessonsOf('anna+a@reader.example')).toHaveLength(1);
  expect(await course.lessonsOf('anna+b@reader.example')).toHaveLength(1);
});

test('an address that is refused is shown again as it was typed', async () => {
  await course.resend.set({ refused: ['anna@xn--bcher-kva.example'] });
  const page = await readPage(await course.post('/subscribe', { email: 'Anna@bücher.example' }));
  expect(page.status).toBe(422);
  expect(formTo(page, '/subscribe').fields['email']).toBe('Anna@bücher.example');
});
