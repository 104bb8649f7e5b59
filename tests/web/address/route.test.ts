import { describe, expect, test } from 'vitest';
import { subscriberId } from '../../../src/domain/subscriber.ts';
import { DAY_MS, HOUR_MS } from '../../../src/domain/time.ts';
import { createTokens } from '../../../src/mail/tokens.ts';
import { deleteSubscriber } from '../../../src/subscribers/delete.ts';
import { FIRST, SECOND } from '../../fixtures/lessons.ts';
import { requestServicesOf } from '../../subscribers/dying.ts';
import { dayAt, NOON, useCourse } from '../../support/harness.ts';
import { formTo, type Page, press, readPage } from '../../support/page.ts';
import { send } from '../../support/send.ts';
import { stateOf } from '../../support/state.ts';

const course = useCourse();

const OLD = 'anna@reader.example';
const NEW = 'anna@elsewhere.example';

async function linkAt(issuedAt: number): Promise<string> {
  const tokens = await createTokens([course.env.SIGNING_SECRET ?? '']);
  return `/address?token=${await tokens.address({ id: await subscriberId(OLD), address: NEW }, issuedAt)}`;
}

/** What a page says, without its head. */
function textOf({ html }: Page): string {
  const body = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  return body.replace(/<script.*?<\/script>|<[^>]+>/gs, '').replace(/\s+/g, ' ');
}

/** Joins at noon, and asks for the other address an hour later. */
async function asked(): Promise<string> {
  await course.join(OLD);
  await course.setTime(NOON + HOUR_MS);
  return linkAt(NOON + HOUR_MS);
}

test('asking for one address after the other sends no mail any more after some', async () => {
  await course.join(OLD);
  const tokens = await createTokens([course.env.SIGNING_SECRET ?? '']);
  const token = await tokens.reader(await subscriberId(OLD), 'preferences');
  const statuses: number[] = [];
  // A minute may end in between, but not two.
  for (let index = 0; index < 41 && !statuses.includes(422); index += 1) {
    const fields = { token, action: 'address', email: `anna-${index}@elsewhere.example` };
    statuses.push((await course.post('/preferences', fields)).status);
  }
  expect(statuses.at(-1)).toBe(422);
  expect(statuses.length).toBeGreaterThan(20);
  expect(await course.mailsTo(`anna-${statuses.length - 1}@elsewhere.example`)).toEqual([]);
});

test('opening the link shows the address and a button, and changes nothing', async () => {
  const path = await asked();
  const before = await stateOf(course);
  const page = await readPage(await course.get(path));
  expect(page.status).toBe(200);
  expect(textOf(page)).toContain(NEW);
  expect(formTo(page, '/address').fields).toEqual({ token: path.split('=')[1] });
  for (const method of ['HEAD', 'OPTIONS']) await send(course.env, path, { method });
  expect(await stateOf(course)).toEqual(before);
});

test("pressing the page's button moves the course, says when it goes on, and leads to the new page", async () => {
  const page = await readPage(await course.get(await asked()));
  const moved = await readPage(await press(course, formTo(page, '/address')));
  expect(moved.status).toBe(200);
  expect(textOf(moved)).toMatch(/7:00/);
  expect(textOf(moved)).not.toContain(OLD);
  const [own = ''] = moved.links.filter((link) => link.startsWith('https://course.example/preferences?token='));
  const { pathname, search } = new URL(own);
  expect((await course.get(pathname + search)).status).toBe(200);
  await course.tickAt(dayAt(1, 7));
  expect(await course.lessonsOf(NEW)).toEqual([SECOND]);
  expect(await course.lessonsOf(OLD)).toEqual([FIRST]);
});

test('pressing it twice says the same', async () => {
  const path = await asked();
  const once = await readPage(await course.post(path));
  expect(textOf(await readPage(await course.post(path)))).toEqual(textOf(once));
});

test('while a lesson is on its way the page says that the move follows it', async () => {
  await course.join(OLD);
  await course.setTime(dayAt(1, 7));
  const page = await readPage(await course.post(await linkAt(dayAt(1, 7))));
  expect(page.status).toBe(200);
  expect(textOf(page)).toMatch(/on its way to your old address/);
});

describe('a link that does not count', () => {
  test('is answered with 400 where it is none of ours', async () => {
    for (const path of ['/address', '/address?token=abc', (await asked()).slice(0, -3)]) {
      expect((await course.get(path)).status).toBe(400);
      expect((await course.post(path)).status).toBe(400);
    }
  });

  test('is answered with 410 and what to do where it is more than seven days old', async () => {
    const path = await asked();
    await course.setTime(NOON + HOUR_MS + 7 * DAY_MS);
    for (const response of [await course.get(path), await course.post(path)]) {
      const page = await readPage(response);
      expect(page.status).toBe(410);
      expect(textOf(page)).toMatch(/ask for it once more/);
    }
    expect(await course.subscriber(NEW)).toBeNull();
  });

  test('is answered with 410 where the reader has left since', async () => {
    const path = await asked();
    await course.leave(OLD);
    expect((await course.post(path)).status).toBe(410);
  });

  test('is answered with 422 where the new address is in the course already', async () => {
    const path = await asked();
    await course.join(NEW);
    const page = await readPage(await course.post(path));
    expect(page.status).toBe(422);
    expect(textOf(page)).toMatch(/in the course already/);
    expect(await course.subscriber(OLD)).toMatchObject({ status: 'active' });
  });
});

describe('an old link to leave', () => {
  test('of somebody who has moved shows no address but the old one', async () => {
    await course.post(await asked());
    const tokens = await createTokens([course.env.SIGNING_SECRET ?? '']);
    const token = await tokens.reader(await subscriberId(OLD), 'unsubscribe');
    const page = await readPage(await course.post(`/unsubscribe?token=${token}`));
    expect(page.status).toBe(200);
    expect(page.html).not.toContain(NEW);
    expect(await course.subscriber(NEW)).toMatchObject({ status: 'left' });
  });

  test('of somebody who was deleted says that nothing is kept, and one click is taken', async () => {
    await course.join(OLD);
    const id = await subscriberId(OLD);
    await deleteSubscriber(id, Date.now(), await requestServicesOf(course));
    const tokens = await createTokens([course.env.SIGNING_SECRET ?? '']);
    const path = `/unsubscribe?token=${await tokens.reader(id, 'unsubscribe')}`;
    const page = await readPage(await course.post(path));
    expect([page.status, textOf(page).includes('no mail will come')]).toEqual([410, true]);
    const oneClick = await course.post(path, { 'List-Unsubscribe': 'One-Click' });
    expect([oneClick.status, await oneClick.text()]).toEqual([200, '']);
  });
});
