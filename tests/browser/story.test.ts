/** A reader's whole story in a real browser, told three times: by thumb on a small phone, without script, by keyboard. */
import { expect, test } from 'vitest';
import { messages } from '../../src/locales/en.ts';
import { SUBJECTS } from '../fixtures/lessons.ts';
import { useBrowser } from './browser.ts';
import { evening, nextEvening } from './calendar.ts';
import { keyboard, mouse, thumb } from './hands.ts';
import { Reader, type Ways } from './reader.ts';

const PHONE = { viewport: { width: 320, height: 568 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

const WAYS: [string, string, Ways][] = [
  ['with a thumb on a small phone', 'Thea', { hands: thumb, screen: PHONE }],
  ['without JavaScript', 'Nolan', { hands: mouse, screen: { javaScriptEnabled: false } }],
  ['with the keyboard alone', 'Kira', { hands: keyboard, screen: {} }],
];

const [FIRST = '', SECOND, THIRD] = SUBJECTS;
const running = useBrowser();

test.each(WAYS)('a reader goes through the course %s', async (_, name, ways) => {
  await evening();
  const reader = await Reader.open(running.browser, name, ways);

  await reader.signsUp();
  await reader.followsLinkIn(messages.mails.confirmation.subject, '/confirm');
  // With script, the page that a person sees confirms by itself.
  if (ways.screen.javaScriptEnabled === false) await reader.presses('Yes, send me lesson 1');
  await reader.sees('Lesson 1 is on its way');

  await reader.followsLinkIn(FIRST, '/lesson');
  await reader.sees(FIRST);
  await reader.followsLinkIn(FIRST, '/preferences');
  await reader.chooses('Pause the course', 'Pause the course');
  await reader.sees('Paused after lesson 1');
  expect(await reader.getsWhile(nextEvening)).toEqual([]);
  await reader.presses('Resume the course');
  expect(await reader.getsWhile(nextEvening)).toEqual([SECOND]);

  await reader.opensOwnPage();
  await reader.chooses('Change the hour or time zone', 'Save the hour', { 'Lessons come at': '10' });
  expect(await reader.downloads()).toContain(reader.email);
  await reader.chooses('Leave the course', 'Leave the course');
  await reader.sees('You have left the course');
  expect(await reader.getsWhile(nextEvening)).toEqual([]);
  await reader.presses('Go on with the course');
  expect(await reader.getsWhile(nextEvening)).toEqual([THIRD]);
});
