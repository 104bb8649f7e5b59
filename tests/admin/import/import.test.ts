import { describe, expect, test } from 'vitest';
import { course as shipped } from '../../../src/course/compiled.ts';
import { slugsOf } from '../../../src/course/course.ts';
import { subscriberId } from '../../../src/domain/subscriber.ts';
import { HOUR_MS } from '../../../src/domain/time.ts';
import { deleteSubscriber } from '../../../src/subscribers/delete.ts';
import { wrap } from '../../stand-ins/kv/wrap.ts';
import { requestServicesOf } from '../../subscribers/dying.ts';
import { ADMIN_PASSWORD } from '../../support/admin.ts';
import { dayAt, NOON, useCourse } from '../../support/harness.ts';
import { messagesIn } from '../../support/page.ts';
import { keyNames, stateOf } from '../../support/state.ts';
import { storeOf } from '../../support/store.ts';
import { EXPORTS, FIELDS, importerOf } from './importer.ts';
import { ANNA, BEN, cohortsOf, list } from './people.ts';

const course = useCourse({ ADMIN_PASSWORD });
const operator = importerOf(course);

const LESSONS = slugsOf(shipped);
/** The keys of readers and their places. */
async function readerKeys(): Promise<string[]> {
  return (await keyNames(course.env.KV)).filter((name) => /^(subscriber|enrollment|change|welcome):/.test(name));
}

/** The namespace as a location sees it that does not know of this subscriber yet. */
function blindFor(kv: KVNamespace, id: string): KVNamespace {
  const key = `subscriber:${id}`;
  return wrap(kv, async (_, proceed) => {
    const found = await proceed();
    return found instanceof Map && found.has(key) ? new Map(found).set(key, null) : found;
  });
}

/** Where tile `name` stands on a page, its figure. */
function figure(html: string, name: string): string | undefined {
  return new RegExp(`<dt>${name}</dt><dd>([\\d,]+)</dd>`).exec(html)?.[1];
}

describe('an import', () => {
  test('shows first who would come in, and writes nothing of a reader before it is told to', async () => {
    const path = await operator.upload(EXPORTS.Kit);
    const html = await operator.goOn(path);
    expect([figure(html, 'New'), figure(html, 'Already subscribed'), figure(html, 'Refused')]).toEqual(['1', '0', '1']);
    expect(messagesIn(html)).toContain('Unsubscribed from the other service');
    expect(await readerKeys()).toEqual([]);
  });

  test('adds people, who get the whole course from the next morning on', async () => {
    const html = await operator.bring(list(ANNA, BEN), { timezone: 'UTC' });
    expect(messagesIn(html)).toContain('2 people were imported.');
    expect(await course.subscriber(ANNA)).toMatchObject({
      status: 'active',
      cohort: `0700.2030-01-16.${LESSONS[0]}`,
      received: [],
      consent: {
        requestedAt: NOON,
        confirmedAt: NOON,
        imported: { at: NOON, source: 'another list', words: FIELDS.words },
      },
    });
    expect(await course.mailsTo(ANNA)).toEqual([]);
    for (let day = 1; day <= LESSONS.length + 1; day += 1) await course.tickAt(dayAt(day, 7));
    for (const address of [ANNA, BEN]) expect(await course.lessonsOf(address)).toEqual(LESSONS);
  });

  test('lets people begin with a later lesson, as those who have had the ones before it', async () => {
    const from = LESSONS[3] ?? '';
    await operator.bring(list(ANNA), { from });
    expect(await course.subscriber(ANNA)).toMatchObject({ received: LESSONS.slice(0, 3) });
    for (let day = 1; day <= LESSONS.length; day += 1) await course.tickAt(dayAt(day, 7));
    expect(await course.lessonsOf(ANNA)).toEqual(LESSONS.slice(3));
  });

  test('keeps what the file says of when somebody agreed', async () => {
    await operator.bring(EXPORTS.Mailchimp);
    expect((await course.subscriber(ANNA))?.consent).toEqual({
      requestedAt: Date.parse('2026-03-01T10:00:00Z'),
      confirmedAt: Date.parse('2026-03-01T10:05:00Z'),
      origin: '',
      imported: { at: NOON, source: 'Mailchimp', words: FIELDS.words },
    });
  });

  test('warns where no column says who has left', async () => {
    const warned = messagesIn(await operator.goOn(await operator.upload(EXPORTS.EmailOctopus)));
    expect(warned).toContain('No column of this file says who unsubscribed.');
    await course.setTime(NOON + 1);
    expect(messagesIn(await operator.goOn(await operator.upload(EXPORTS.Kit)))).not.toContain('No column of this file');
  });

  test('shows in what the operator reads of a person', async () => {
    await operator.bring(list(ANNA));
    const page = await (await operator.open(`/admin/people/${await subscriberId(ANNA)}`)).text();
    expect(messagesIn(page)).toContain(`from another list: ${FIELDS.words}`);
  });

  test('leaves a trace in the audit trail, without anybody’s name or address', async () => {
    await operator.bring(list(ANNA, BEN, 'nobody'));
    expect(await storeOf(course.env.KV).audit.list(10)).toEqual([
      { at: NOON, action: 'import', detail: '2 of 3 rows from another list imported; 1 row refused', mark: '' },
    ]);
  });
});

describe('whoever is known', () => {
  test('and takes part stays as they are', async () => {
    await course.join(ANNA, { name: 'Anna' });
    const before = await stateOf(course);
    const html = await operator.bring(`email,first name\n${ANNA},Another\n`, { from: LESSONS[2] ?? '' });
    expect(figure(html, 'Already subscribed')).toBe('1');
    const after = await stateOf(course);
    const readers = ({ kv }: typeof before) => kv.filter(({ name }) => !/^(import|audit)/.test(name));
    expect([readers(after), after.calls]).toEqual([readers(before), before.calls]);
  });

  test('and has left, or had themselves deleted, is not brought back', async () => {
    await course.join(ANNA);
    await course.leave(ANNA);
    await course.join(BEN);
    const services = await requestServicesOf(course);
    await deleteSubscriber(await subscriberId(BEN), NOON, services);
    const before = await readerKeys();
    const html = await operator.goOn(await operator.upload(list(ANNA, BEN)));
    expect([figure(html, 'New'), figure(html, 'Refused')]).toEqual(['0', '2']);
    expect(messagesIn(html)).toContain('Unsubscribed from this course.');
    expect(messagesIn(html)).toContain('Deleted at their own request');
    await services.store.deletions.lift(await subscriberId(BEN), NOON);
    await course.setTime(NOON + 1);
    expect(figure(await operator.bring(list(ANNA, BEN)), 'Refused')).toBe('2');
    expect(await readerKeys()).toEqual(before);
  });

  test.each(['bounced', 'complained', 'refused'] as const)('and is %s is not brought back', async (status) => {
    await course.join(ANNA);
    const known = await course.subscriber(ANNA);
    if (!known) throw new Error('Anna did not join.');
    const id = await subscriberId(ANNA);
    await storeOf(course.env.KV).subscribers.put(id, { ...known, status, leftAt: NOON });
    const html = await operator.bring(list(ANNA));
    expect([figure(html, 'New'), figure(html, 'Refused')]).toEqual(['0', '1']);
    expect(messagesIn(html)).not.toContain('during the import');
    expect((await course.subscriber(ANNA))?.status).toBe(status);
  });

  test('by the time of their turn stays as they are: they signed up after the preview', async () => {
    const path = await operator.upload(list(ANNA, BEN));
    await operator.goOn(path);
    await course.join(ANNA);
    const known = await course.subscriber(ANNA);
    await operator.press(path, 'import');
    const html = await operator.goOn(path);
    expect(messagesIn(html)).toContain('1 signed up or unsubscribed during the import');
    expect(await course.subscriber(ANNA)).toEqual(known);
  });

  test('elsewhere, and is not visible here yet, has their own signup count in the end', async () => {
    const path = await operator.upload(list(ANNA));
    await operator.goOn(path);
    await operator.press(path, 'import');
    await course.setTime(NOON + 30_000);
    await course.join(ANNA, { timezone: 'Asia/Tokyo' });
    const id = await subscriberId(ANNA);
    const blind = importerOf(course.with({ KV: blindFor(course.env.KV, id) }));
    await course.setTime(NOON + 60_000);
    await blind.press(path, 'continue');
    expect((await cohortsOf(course, [ANNA]))[0]).toHaveLength(2);
    await course.tickAt(NOON + HOUR_MS);
    expect(await cohortsOf(course, [ANNA])).toEqual([[(await course.subscriber(ANNA))?.cohort]]);
    expect((await course.subscriber(ANNA))?.timeZone).toBe('Asia/Tokyo');
    for (let day = 0; day <= LESSONS.length + 1; day += 1) {
      for (const hour of [7, 22]) if (dayAt(day, hour) > NOON + HOUR_MS) await course.tickAt(dayAt(day, hour));
    }
    expect(await course.lessonsOf(ANNA)).toEqual(LESSONS);
  });
});
