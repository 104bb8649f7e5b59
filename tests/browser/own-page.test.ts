/** Each thing that a reader can ask for on their own page, followed into the mails of the next two days. */
import { expect, test } from 'vitest';
import { DAY_MS, dayOf } from '../../src/domain/time.ts';
import { messages } from '../../src/locales/en.ts';
import { LESSONS, SUBJECTS } from '../fixtures/lessons.ts';
import { useBrowser } from './browser.ts';
import { evening, nextEvening, today, until } from './calendar.ts';
import { Reader } from './reader.ts';

const [FIRST, SECOND, THIRD, FOURTH] = SUBJECTS;
const running = useBrowser();

/** Somebody who has had lesson 1 yesterday and lesson 2 this morning, and looks at their own page in the evening. */
async function reader(name: string): Promise<Reader> {
  await evening();
  const somebody = await Reader.joined(running.browser, name);
  await nextEvening();
  await somebody.opensOwnPage();
  return somebody;
}

/** The subjects of each of the next two days, which last from evening to evening. */
async function nextTwoDays(somebody: Reader): Promise<string[][]> {
  return [await somebody.getsWhile(nextEvening), await somebody.getsWhile(nextEvening)];
}

test('a reader who pauses gets nothing until they resume, then goes on where they were', async () => {
  const paula = await reader('Paulina');
  await paula.chooses('Pause the course', 'Pause the course');
  expect(await nextTwoDays(paula)).toEqual([[], []]);
  await paula.presses('Resume the course');
  expect(await nextTwoDays(paula)).toEqual([[THIRD], [FOURTH]]);
});

test('a reader who thinks better of a pause gets the next lessons as ever', async () => {
  const paul = await reader('Paul');
  await paul.chooses('Pause the course', 'Pause the course');
  await paul.presses('Do not pause');
  expect(await nextTwoDays(paul)).toEqual([[THIRD], [FOURTH]]);
});

test('a reader who pauses until a day gets the next lesson on that day', async () => {
  const petra = await reader('Petronella');
  await petra.chooses('Pause the course', 'Pause the course', { 'Next lesson on': dayOf(today() + 3 * DAY_MS) });
  expect(await nextTwoDays(petra)).toEqual([[], []]);
  expect(await nextTwoDays(petra)).toEqual([[THIRD], [FOURTH]]);
});

test('a reader who ends a pause before its day goes on at once', async () => {
  const peter = await reader('Peter');
  await peter.chooses('Pause the course', 'Pause the course', { 'Next lesson on': dayOf(today() + 9 * DAY_MS) });
  expect(await peter.getsWhile(nextEvening)).toEqual([]);
  await peter.presses('Go on now');
  expect(await nextTwoDays(peter)).toEqual([[THIRD], [FOURTH]]);
});

test('a reader who asks for the next lesson has it at once, and the one after it at the usual hour, half a day later', async () => {
  const nina = await reader('Ninette');
  const now = () => nina.chooses('Get the next lesson now', 'Send me the next lesson');
  expect(await nina.getsWhile(now)).toEqual([THIRD]);
  expect(await nextTwoDays(nina)).toEqual([[], [FOURTH]]);
});

test('a reader who starts again gets the lessons from the first one on', async () => {
  const stella = await reader('Stellan');
  await stella.chooses('Start again from lesson 1', 'Start again');
  expect(await nextTwoDays(stella)).toEqual([[FIRST], [SECOND]]);
});

test('a reader who takes starting again back goes on where they were', async () => {
  const stefan = await reader('Stefan');
  await stefan.chooses('Start again from lesson 1', 'Start again');
  await stefan.presses('Go on where I was');
  expect(await nextTwoDays(stefan)).toEqual([[THIRD], [FOURTH]]);
});

test('a reader who chooses another hour and zone gets the lessons then, and by their clock', async () => {
  const hanna = await reader('Hannah');
  const choice = { 'Lessons come at': '10', 'Time zone': 'America/New_York' };
  await hanna.chooses('Change the hour or time zone', 'Save the hour', choice);
  // Ten o'clock in New York is 14:00 or 15:00 UTC.
  expect(await hanna.getsWhile(() => until(13))).toEqual([]);
  expect(await hanna.getsWhile(() => until(15))).toEqual([THIRD]);
  expect(await hanna.getsWhile(() => until(13))).toEqual([]);
  expect(await hanna.getsWhile(() => until(15))).toEqual([FOURTH]);
});

test('a reader who changes their name is called by it in the next lessons', async () => {
  const nora = await reader('Norah');
  await nora.chooses('Change my name', 'Save the name', { 'Your first name': 'Eleonora' });
  expect(await nextTwoDays(nora)).toEqual([[THIRD], [FOURTH]]);
  const greetings = (await nora.visitor.mails()).map(({ text }) => text.includes('Hi Eleonora,'));
  expect(greetings).toEqual([false, false, true, true]);
});

test('a reader who changes their address gets the next lessons there, once it is confirmed', async () => {
  const adam = await reader('Adama');
  const address = 'adama@new.example';
  const ask = () => adam.chooses('Change my address', 'Send the email', { 'Your new email address': address });
  expect(await adam.getsWhile(ask)).toEqual([]);
  await adam.followsLinkIn(messages.mails.newAddress.subject, '/address', address);
  await adam.sees('Your address is changed');
  expect(await nextTwoDays(adam)).toEqual([[], []]);
  const there = (await adam.visitor.mails(address)).map(({ subject }) => subject);
  expect(there).toEqual([messages.mails.newAddress.subject, THIRD, FOURTH]);
});

test('a reader who leaves, and says why, gets nothing more', async () => {
  const lena = await reader('Leonie');
  await lena.chooses('Leave the course', 'Leave the course', { 'Would you like to tell us why?': 'We talked.' });
  expect(await nextTwoDays(lena)).toEqual([[], []]);
});

test('a reader who leaves and thinks better of it goes on where they were', async () => {
  const leo = await reader('Leo');
  await leo.chooses('Leave the course', 'Leave the course');
  await leo.presses('Go on with the course');
  expect(await nextTwoDays(leo)).toEqual([[THIRD], [FOURTH]]);
});

test('a reader who downloads what is kept about them finds their lessons in it, and goes on', async () => {
  const dora = await reader('Dora');
  const file = await dora.downloads();
  for (const messages of [dora.email, 'Dora', 'Europe/Berlin', LESSONS[0]]) expect(file).toContain(messages);
  expect(JSON.parse(file)).toBeTypeOf('object');
  expect(await nextTwoDays(dora)).toEqual([[THIRD], [FOURTH]]);
});

test('a reader who has everything deleted gets nothing more', async () => {
  const erik = await reader('Erika');
  await erik.chooses('Delete everything about me', 'Delete everything', { 'Yes, delete everything': 'yes' });
  await erik.sees('Everything is deleted');
  expect(await nextTwoDays(erik)).toEqual([[], []]);
});

test('a reader who takes the deletion back goes on where they were', async () => {
  const emma = await reader('Emma');
  await emma.chooses('Delete everything about me', 'Delete everything', { 'Yes, delete everything': 'yes' });
  await emma.presses('Put me back');
  expect(await nextTwoDays(emma)).toEqual([[THIRD], [FOURTH]]);
});
