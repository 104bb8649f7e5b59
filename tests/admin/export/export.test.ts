import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, inject, test } from 'vitest';
import { COLUMNS } from '../../../src/admin/subscriber-csv.ts';
import { course as shipped } from '../../../src/course/compiled.ts';
import { firstLesson, slugsOf } from '../../../src/course/course.ts';
import { parseCohort } from '../../../src/domain/cohort.ts';
import { type Subscriber, subscriberId } from '../../../src/domain/subscriber.ts';
import { DAY_MS, HOUR_MS } from '../../../src/domain/time.ts';
import type { Services } from '../../../src/services.ts';
import { changeCourse } from '../../../src/subscribers/change.ts';
import { positionOf } from '../../../src/subscribers/position.ts';
import { enrollIn, joiningAfter } from '../../../src/subscribers/transition.ts';
import { requestServicesOf } from '../../subscribers/dying.ts';
import { ADMIN_PASSWORD } from '../../support/admin.ts';
import { dayAt, NOON, useCourse } from '../../support/harness.ts';
import { storeOf } from '../../support/store.ts';
import { importerOf } from '../import/importer.ts';

const course = useCourse({ ADMIN_PASSWORD });
const operator = importerOf(course);

const LESSONS = slugsOf(shipped);

type Row = Record<string, string>;

/** The rows of a file by their addresses, as a spreadsheet shows them. */
function rowsOf(csv: string): Map<string, Row> {
  const { data, errors } = Papa.parse<Row>(csv, { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  return new Map(data.map((row) => [row['email'] ?? '', row]));
}

async function emptyCourse(): Promise<void> {
  for (let isEmpty = false; !isEmpty; ) {
    const { keys, list_complete: isLast } = await course.env.KV.list();
    await Promise.all(keys.map(({ name }) => course.env.KV.delete(name)));
    isEmpty = isLast;
  }
}

describe('the export', () => {
  test('has everybody, each where their own page says that they are', async () => {
    const names = ['anna', 'ben', 'carl', 'dora', 'erik', 'frank'];
    const address = (name: string) => `${name}@reader.example`;
    for (const name of names) await course.join(address(name), { name });
    await course.tickAt(NOON + HOUR_MS);
    for (const day of [1, 2]) await course.tickAt(dayAt(day, 7));
    await course.setTime(dayAt(2, 9));
    const services = await requestServicesOf(course);
    const idOf = (name: string) => subscriberId(address(name));
    await changeCourse(await idOf('ben'), { action: 'pause', until: null }, Date.now(), services);
    await changeCourse(await idOf('carl'), { action: 'hour', hour: 20, timeZone: 'Asia/Tokyo' }, Date.now(), services);
    await changeCourse(await idOf('dora'), { action: 'pause', until: '2030-02-01' }, Date.now(), services);
    await course.leave(address('erik'));
    const rows = rowsOf(await operator.export());
    expect([...rows.keys()].sort()).toEqual(names.map(address));
    for (const name of names) {
      const subscriber = await course.subscriber(address(name));
      if (!subscriber) throw new Error(`${name} is unknown.`);
      const position = await positionOf(await idOf(name), subscriber, Date.now(), services);
      const row = rows.get(address(name));
      expect([name, row?.['lessons had']]).toEqual([name, position.received.join(' ')]);
      if (subscriber.status === 'active') expect([name, row?.['next lesson']]).toEqual([name, position.next]);
      expect(row?.['status']).toBe(subscriber.status);
    }
    expect(rows.get(address('ben'))?.['next lesson']).toBe(LESSONS[3]);
    expect(rows.get(address('carl'))).toMatchObject({ hour: '20', 'time zone': 'Asia/Tokyo' });
    expect(rows.get(address('dora'))?.['paused until']).toContain('2030-02-01');
    expect(rows.get(address('erik'))).toMatchObject({
      'left at': new Date(dayAt(2, 9)).toISOString(),
      'next lesson': '',
    });
    expect(rows.get(address('anna'))).toMatchObject({
      name: 'anna',
      hour: '',
      'asked at': new Date(NOON).toISOString(),
      website: '',
      'imported at': '',
      'last lesson at': new Date(dayAt(2, 7)).toISOString(),
    });
    expect(await storeOf(course.env.KV).audit.list(10)).toEqual([
      { at: Date.now(), action: 'export', detail: 'as one CSV file', mark: '' },
    ]);
  });

  test('tells whose first lesson is not surely away that they have not had it', async () => {
    const token = await course.signUp('anna@reader.example');
    await course.resend.set({ dailyQuota: 0 });
    await course.post(`/confirm?token=${token}`);
    expect(rowsOf(await operator.export()).get('anna@reader.example')).toMatchObject({
      'lessons had': '',
      'next lesson': LESSONS[0],
    });
  });

  test('is a table with its columns, even of nobody', async () => {
    expect(await operator.export()).toBe(`${COLUMNS.join(',')}\r\n`);
  });

  test('has no cell that a spreadsheet takes for a formula', async () => {
    await course.join('=1+1@reader.example', { name: '=HYPERLINK("x")' });
    await course.join("'@reader.example", { name: '-Anna' });
    const csv = await operator.export();
    const cells = [...rowsOf(csv).values()].flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    await emptyCourse();
    await operator.bring(csv);
    expect((await course.subscriber('=1+1@reader.example'))?.name).toBe('=HYPERLINK("x")');
    expect((await course.subscriber("'@reader.example"))?.name).toBe('-Anna');
  });
});

const had = fc.subarray(LESSONS);
const words = fc
  .string({ unit: fc.constantFrom('a', 'ü', '"', ',', "'", '=', '-', '\n'), maxLength: 9 })
  .map((text) => text.trim());
const before = fc.integer({ min: NOON - 100 * DAY_MS, max: NOON - DAY_MS });
const name = fc.string({ unit: fc.constantFrom('A', 'é', '"', ',', "'", '=', '+', '-'), maxLength: 9 });

/** Anybody that there can be, but for their address and their place in a cohort. */
const people = fc.record({
  name,
  timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'America/Los_Angeles'),
  sendHour: fc.option(fc.integer({ min: 0, max: 23 }), { nil: undefined }),
  status: fc.constantFrom<Subscriber['status'][]>(
    'active',
    'active',
    'paused',
    'left',
    'refused',
    'bounced',
    'complained',
  ),
  consent: fc.record({ requestedAt: before, confirmedAt: before, origin: fc.constantFrom('', 'https://blog.example') }),
  received: had,
  /** How many lessons more their batch has got; undefined: it has not begun. */
  sent: fc.option(fc.nat({ max: LESSONS.length }), { nil: undefined }),
  isOver: fc.boolean(),
  leftAt: before,
  lastLessonAt: fc.option(before, { nil: undefined }),
  pausedUntil: fc.option(fc.integer({ min: NOON + 2 * DAY_MS, max: NOON + 90 * DAY_MS }), { nil: undefined }),
  why: words,
});

type Person = typeof people extends fc.Arbitrary<infer One> ? One : never;

/** Writes somebody as the course would have; whoever is active has a cohort, and a batch, of their own. */
async function settle(person: Person, index: number, services: Services): Promise<void> {
  const { sent, isOver, leftAt, pausedUntil, why, lastLessonAt, ...rest } = person;
  const address = `reader-${index}@reader.example`;
  const id = await subscriberId(address);
  const base: Subscriber = { ...rest, address, cohort: null, lastLessonAt, changedAt: NOON - DAY_MS };
  const next = LESSONS.find((slug) => !rest.received.includes(slug));
  const reader = readerOf(base, { next, isOver, leftAt, pausedUntil, why }, services);
  await services.store.subscribers.put(id, reader);
  const cohort = parseCohort(reader.cohort ?? '');
  if (cohort === null || next === undefined) return;
  await enrollIn(cohort, id, reader, services);
  if (sent === undefined || pausedUntil !== undefined) return;
  const lessons = [...rest.received, ...LESSONS.slice(LESSONS.indexOf(next)).slice(0, sent + 1)];
  const finished = lessons.at(-1) === LESSONS.at(-1);
  const progress = { sent: [...new Set(lessons)], occurrence: cohort.day, sentAt: NOON - DAY_MS, count: 1, finished };
  await services.store.batches.put({ cohort: reader.cohort ?? '', n: 1 }, progress);
}

function readerOf(
  base: Subscriber,
  {
    next,
    isOver,
    leftAt,
    pausedUntil,
    why,
  }: Pick<Person, 'isOver' | 'leftAt' | 'pausedUntil' | 'why'> & { next: string | undefined },
  services: Services,
): Subscriber {
  if (base.status === 'paused') return { ...base, pausedAt: leftAt };
  if (base.status !== 'active') return { ...base, leftAt, leaveReason: why || undefined, reason: why || undefined };
  if (next === undefined || (isOver && base.received.length > 0)) return base;
  return joiningAfter({ ...base, pausedUntil }, next, { now: NOON, lastTickAt: 0 }, services);
}

/** What an import says of itself. */
const IMPORTED = new Set(['imported at', 'imported from', 'agreed']);

function withoutImport(rows: Map<string, Row>): Map<string, Row> {
  const kept = (row: Row) => Object.fromEntries(Object.entries(row).filter(([column]) => !IMPORTED.has(column)));
  return new Map([...rows].map(([email, row]) => [email, kept(row)]));
}

test('what was exported and is imported into an empty course gives the same people at the same places', async () => {
  const property = fc.asyncProperty(fc.array(people, { minLength: 1, maxLength: 12 }), async (some) => {
    await emptyCourse();
    const services = await requestServicesOf(course);
    await Promise.all(some.map((person, index) => settle(person, index, services)));
    const exported = await operator.export();
    await emptyCourse();
    await operator.bring(exported, { from: LESSONS[5] ?? '' });
    expect(withoutImport(rowsOf(await operator.export()))).toEqual(withoutImport(rowsOf(exported)));
  });
  await fc.assert(property, { numRuns: 8 });
});

test('a whole list comes in, and out, and in again, a step at a time', async () => {
  const count = inject('imported');
  const lines = Array.from({ length: count }, (_, index) =>
    index % 100 === 50 ? `reader-${index}@,Broken` : `reader-${index}@reader.example,Reader ${index}`,
  );
  const good = lines
    .filter((line) => !line.endsWith('Broken'))
    .map((line) => line.split(',')[0])
    .sort();
  const html = await operator.bring(`email,name\n${lines.join('\n')}\n`, { from: firstLesson(shipped) });
  expect(html).toContain(`${good.length.toLocaleString('en')} people were imported.`);
  const exported = await operator.export();
  expect([...rowsOf(exported).keys()].sort()).toEqual(good);
  await emptyCourse();
  await operator.bring(exported);
  const [again, first] = [await operator.export(), exported].map((csv) => withoutImport(rowsOf(csv)));
  expect(again?.size).toBe(good.length);
  expect(
    [...(again ?? [])].filter(([email, row]) => JSON.stringify(row) !== JSON.stringify(first?.get(email))),
  ).toEqual([]);
});
