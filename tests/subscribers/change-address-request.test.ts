/** A reader asks for another address, which is asked first whether it wants the course. */
import { describe, expect, test } from 'vitest';
import { subscriberId } from '../../src/domain/subscriber.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/time.ts';
import { requestAddress } from '../../src/subscribers/change-address.ts';
import { deleteSubscriber } from '../../src/subscribers/delete.ts';
import { NOON, useCourse } from '../support/harness.ts';
import { stateOf } from '../support/state.ts';
import { requestServicesOf } from './dying.ts';
import { leaving } from './requests.ts';

const course = useCourse();

const OLD = 'anna@reader.example';
const NEW = 'anna@elsewhere.example';

async function askAt(instant: number, from = OLD, to = NEW) {
  await course.setTime(instant);
  return requestAddress(await subscriberId(from), to, instant, await requestServicesOf(course));
}

describe('asking for another address', () => {
  test('sends one mail to the new address, and stores nothing', async () => {
    await course.join(OLD, { name: 'Anna' });
    const { kv } = await stateOf(course);
    expect(await askAt(NOON + HOUR_MS)).toMatchObject({ kind: 'asked' });
    expect(await askAt(NOON + HOUR_MS + MINUTE_MS)).toMatchObject({ kind: 'asked' });
    expect((await stateOf(course)).kv).toEqual(kv);
    const mails = await course.mailsTo(NEW);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.payload.text).toMatch(/https:\/\/course\.example\/address\?token=/);
    expect(mails[0]?.payload.text).not.toContain(OLD);
  });

  test('tells nobody what is known of the new one', async () => {
    await course.join(OLD);
    await course.join('bob@reader.example');
    await course.join('gone@reader.example');
    const id = await subscriberId('gone@reader.example');
    await deleteSubscriber(id, Date.now(), await requestServicesOf(course));
    const mails = (await course.mailsTo('gone@reader.example')).length;
    expect(await askAt(NOON + HOUR_MS, OLD, 'bob@reader.example')).toMatchObject({ kind: 'asked' });
    expect(await askAt(NOON + HOUR_MS, OLD, 'gone@reader.example')).toMatchObject({ kind: 'asked' });
    expect(await course.mailsTo('gone@reader.example')).toHaveLength(mails);
  });

  test('is nothing where it is the same, or its reader has left, and says so where the mail did not leave', async () => {
    expect(await askAt(NOON)).toBeNull();
    await course.join(OLD);
    expect(await askAt(NOON + HOUR_MS, OLD, OLD)).toMatchObject({ kind: 'same' });
    await course.resend.set({ dailyQuota: 0 });
    expect(await askAt(NOON + HOUR_MS)).toMatchObject({ kind: 'failed', outcome: { kind: 'stopped' } });
    await leaving(OLD, await requestServicesOf(course));
    expect(await askAt(NOON + 2 * HOUR_MS)).toMatchObject({ kind: 'nothing' });
  });
});
