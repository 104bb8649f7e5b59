import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { csvRows } from '../../../../src/admin/import/file/csv.ts';
import { readFile } from '../../../../src/admin/import/file/read.ts';
import type { Candidate } from '../../../../src/domain/import.ts';
import { PIECE_ROWS } from '../../../../src/storage/imports.ts';
import { english } from '../../../support/words.ts';
import { EXPORTS, type FilePart } from '../importer.ts';

const NOW = Date.parse('2030-01-15T12:00:00Z');
const rules = { timeZone: 'Europe/Berlin', now: NOW, mistakes: english.mistakes };

async function read(...parts: FilePart[]) {
  const content = await readFile(new Blob(parts), rules);
  const people: Candidate[] = content.pieces.flatMap((json) => JSON.parse(json));
  return { ...content, people };
}

/** The rows that are refused, with why. */
async function refusedIn(text: string): Promise<[row: number, reason: string][]> {
  return (await read(text)).refused.map(({ row, reason }) => [row, reason]);
}

const why = (parts: FilePart[]) =>
  read(...parts).then(
    () => '',
    (error: unknown) => (error instanceof Error ? error.message : ''),
  );

describe('whose file it is shows by its header, and each service has its people', () => {
  test('Kit', async () => {
    const { source, people, refused, hasStatus } = await read(EXPORTS.Kit);
    expect([source, hasStatus]).toEqual(['Kit', true]);
    const at = Date.parse('2026-03-01T10:00:00Z');
    expect(people).toEqual([
      {
        row: 2,
        address: 'anna@reader.example',
        name: 'Anna',
        timeZone: 'Europe/Berlin',
        requestedAt: at,
        confirmedAt: at,
      },
    ]);
    expect(refused).toEqual([{ row: 3, email: 'ben@reader.example', reason: expect.stringContaining('Unsubscribed') }]);
  });

  test('Mailchimp', async () => {
    const { source, people, refused, hasStatus } = await read(EXPORTS.Mailchimp);
    expect([source, hasStatus, refused]).toEqual(['Mailchimp', false, []]);
    expect(people).toEqual([
      {
        row: 2,
        address: 'anna@reader.example',
        name: 'Anna',
        timeZone: 'Europe/Berlin',
        requestedAt: Date.parse('2026-03-01T10:00:00Z'),
        confirmedAt: Date.parse('2026-03-01T10:05:00Z'),
      },
      expect.objectContaining({ row: 3, name: 'Ben', confirmedAt: Date.parse('2026-03-02T10:00:00Z') }),
    ]);
  });

  test('Mailchimp’s file of those who left', async () => {
    const lines = EXPORTS.Mailchimp.split('\r\n').map((line, index) =>
      index ? `${line},"2026-04-01 08:00:00"` : `${line},UNSUB_TIME`,
    );
    const { source, people, refused } = await read(lines.join('\r\n'));
    expect([source, people.length, refused.length]).toEqual(['Mailchimp', 0, 2]);
  });

  test('Buttondown', async () => {
    const { source, people, refused } = await read(EXPORTS.Buttondown);
    expect(source).toBe('Buttondown');
    expect(people.map(({ address }) => address)).toEqual(['anna@reader.example']);
    expect(refused).toEqual([
      { row: 3, email: 'ben@reader.example', reason: expect.stringContaining('Never confirmed') },
    ]);
  });

  test('EmailOctopus', async () => {
    const { source, people, hasStatus } = await read(EXPORTS.EmailOctopus);
    expect([source, hasStatus]).toEqual(['EmailOctopus', false]);
    expect(people.map(({ name }) => name)).toEqual(['Anna', 'Ben']);
  });

  test.each([
    ['E-Mail;Name\nanna@reader.example;Anna', 'Anna'],
    ['Name\tMail\nAnna\tanna@reader.example', 'Anna'],
    ['\ufeffemail,name\r\nanna@reader.example,"Berg, Anna"\r\n', 'Berg, Anna'],
    ['email\nanna@reader.example', ''],
    ['"Full name","E-Mail Address"\r"Anna ""Ann"" Berg","anna@reader.example"\r', 'Anna "Ann" Berg'],
  ])('a list that somebody keeps by hand: %j', async (text, name) => {
    const { source, people } = await read(text);
    expect([source, people.map((person) => [person.address, person.name])]).toEqual([
      'another list',
      [['anna@reader.example', name]],
    ]);
  });
});

describe('a row is refused, and says why', () => {
  test.each([
    [',Anna', 'No email address'],
    ['anna,Anna', 'Not an email address'],
    ['anna@reader,Anna', 'Not an email address'],
    [`${'a'.repeat(65)}@reader.example,Anna`, 'Not an email address'],
    [`anna@reader.example,${'A'.repeat(61)}`, 'longer than 60'],
    ['anna@reader.example,https://spam.example', 'web address'],
    ['anna@reader.example,Berg, Anna', 'More cells'],
    ['"anna@reader.example,Anna', 'never closed'],
  ])('%j', async (line, reason) => {
    const rows = await refusedIn(`email,name\nben@reader.example,Ben\n${line}\ncarl@reader.example,Carl\n`);
    expect(rows).toEqual([[3, expect.stringContaining(reason)]]);
  });

  test.each([
    ...[
      'unsubscribed',
      'Cancelled',
      'pending',
      'unconfirmed',
      'bounced',
      'cleaned',
      'complained',
      'inactive',
      'archived',
    ],
    ...['Non-subscribed', 'undeliverable', 'spammy', 'something new'],
  ])('whom another service has as %s', async (status) => {
    const { people, refused } = await read(
      `email,status\nanna@reader.example,${status}\nben@reader.example,Subscribed`,
    );
    expect([people.map(({ address }) => address), refused.length]).toEqual([['ben@reader.example'], 1]);
    expect(refused[0]?.reason).toMatch(
      /^(Unsubscribed|Never confirmed|Emails to this address bounced|Marked an email|Unknown status)/,
    );
  });

  test('an address that stands there twice counts once, however it is written', async () => {
    const { people, refused } = await read('email\nanna@reader.example\nben@reader.example\n ANNA@Reader.Example \n');
    expect(people.map(({ row }) => row)).toEqual([2, 3]);
    expect(refused).toEqual([{ row: 4, email: 'anna@reader.example', reason: expect.stringContaining('earlier row') }]);
  });
});

test('a zone that is none is replaced by that of the form, and an instant to come counts for nothing', async () => {
  const { people } = await read(
    'email,time zone,created at\nanna@reader.example,Middle Earth,2031-01-01\nben@reader.example,Asia/Tokyo,1/2/2026',
  );
  expect(people.map(({ timeZone, confirmedAt }) => [timeZone, confirmedAt])).toEqual([
    ['Europe/Berlin', undefined],
    ['Asia/Tokyo', undefined],
  ]);
});

describe('a wrong file says what to do', () => {
  test.each<[string, FilePart[], string]>([
    ['nothing', [], 'Choose a CSV file'],
    ['no column of addresses', ['name,age\nAnna,30'], 'Its first row is: name, age.'],
    ['no header', ['anna@reader.example,Anna\nben@reader.example,Ben'], 'Name the column of email addresses'],
    ['nobody', ['email,name\n\n\n'], 'The file lists nobody'],
    ['UTF-16', [new Uint8Array([0xff, 0xfe, 0x65, 0x00])], 'UTF-16'],
    ['another encoding', ['email,name\nanna@reader.example,', new Uint8Array([0x41, 0xe4])], 'CSV UTF-8'],
    ['an archive', ['PK\u0003\u0004'], 'ZIP archive'],
    ['a picture', [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0])], 'UTF-8'],
    ['zeros', ['email\n', new Uint8Array([0, 0])], 'not a text file'],
    ['a quote mark open from the start', ['"email,name\nanna@reader.example,Anna'], 'quote mark'],
  ])('%s', async (_, parts, words) => {
    expect(await why(parts)).toContain(words);
  });
});

test('rows come out as they were put in, however the text is cut into pieces', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\n', '\r\n', "'", '='), maxLength: 40 });
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 120 }),
    );
  const property = fc.asyncProperty(table, fc.integer({ min: 1, max: 900 }), async (rows, size) => {
    const text = Papa.unparse([['email', ...(rows[0] ?? []).slice(1)], ...rows], { quotes: true });
    async function* pieces() {
      for (let from = 0; from < text.length; from += size) yield text.slice(from, from + size);
    }
    const found = [];
    for await (const some of csvRows(pieces())) found.push(...some.map(({ cells }) => cells));
    expect(found.slice(1)).toEqual(rows.filter((row) => row.some((one) => one.trim() !== '')));
  });
  await fc.assert(property, { numRuns: 60 });
});

test('wherever a text is cut in two, no row is taken for a broken one', async () => {
  const rows = Array.from({ length: 90 }, (_, index) => `reader-${index}@reader.example,"a ""b"", c","""love"",""x"""`);
  const text = ['email,name,tags', ...rows].join('\r\n');
  for (let cut = text.length - 200; cut < text.length; cut += 1) {
    async function* pieces() {
      yield text.slice(0, cut);
      yield text.slice(cut);
    }
    const found = [];
    for await (const some of csvRows(pieces())) found.push(...some);
    expect([cut, found.length, found.filter(({ cells }) => cells === null)]).toEqual([cut, 91, []]);
  }
});

test('one bad row in a hundred is named, and takes no good one along', async () => {
  const BAD = [
    'anna@',
    '"open@reader.example,Anna,2026',
    ',Anna,',
    'x@reader.example,"A, B",2026,7',
    '"a"b@reader.example,c"',
  ];
  const lines = Array.from({ length: 5_000 }, (_, index) =>
    index % 100 === 50
      ? (BAD[(index / 50) % 5] ?? '')
      : `reader-${index}@reader.example,"Name ""${index}""",2026-01-01`,
  );
  const { people, refused, rows, pieces } = await read(`email,name,created\r\n${lines.join('\r\n')}\r\n`);
  expect(rows).toBe(5_000);
  expect(refused.map(({ row }) => row)).toEqual(Array.from({ length: 50 }, (_, index) => 52 + 100 * index));
  expect(people.map(({ address }) => address)).toEqual(
    lines.flatMap((line, index) => (index % 100 === 50 ? [] : [line.split(',')[0]])),
  );
  expect(pieces).toHaveLength(Math.ceil(4_950 / PIECE_ROWS));
});
