/**
 * Brings a file of many people in and takes them out again, as the operator does, and says what each kind of request took. One
 * row in a hundred is broken. Its argument: how many rows; Linux, since it reads /proc.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, measuredSource } from './bundle.ts';
import { FIRST } from './lessons.ts';
import { ADMIN_PASSWORD, type Machine, startMachine } from './machine.ts';
import type { Tick, Workerd } from './workerd.ts';

const ROWS = Number(process.argv[2] ?? 100_000);

/** V8 may hold so much (MB), of the 128 that Cloudflare gives a Worker for all it holds: one that needed more would die. */
const HEAP_MB = 64;

const isBroken = (index: number) => index % 100 === 50;

/** A Mailchimp export, whose rows are the longest. */
function mailchimpFile(): string {
  const header =
    '"Email Address","First Name","Last Name",MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS';
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const address = isBroken(index) ? `reader-${index}@` : `reader-${index}@reader.example`;
    return `${address},"Änne ${index}",Berg,2,"2026-03-01 10:00:00",192.0.2.1,"2026-03-01 10:05:00",192.0.2.1,52.5167000,13.4000000,1,2,Europe/Berlin,DE,BE,"2026-03-01 10:05:00",${100_000_000 + index},0123456789,,"""love"",""letters"""`;
  });
  return [header, ...rows].join('\r\n');
}

interface Measured {
  what: string;
  cost: Tick;
  kv: { reads: number; writes: number; lists: number; deletes: number };
}

/** What one operator asks of one Worker; each answer's cost is kept. */
function operatorOf({ url, measure }: Workerd, { kv }: Machine, costs: Measured[]) {
  const authorization = `Basic ${btoa(`operator:${ADMIN_PASSWORD}`)}`;
  const ask = async (what: string, path: string, body?: BodyInit) => {
    const headers = { authorization, origin: url };
    await kv.counted();
    const { answer, cost } = await measure(async () => {
      const init: RequestInit =
        body === undefined ? { headers } : { method: 'POST', headers, body, redirect: 'manual' };
      const response = await fetch(url + path, init);
      return { status: response.status, location: response.headers.get('location'), text: await response.text() };
    });
    costs.push({ what, cost, kv: await kv.counted() });
    if (answer.status >= 400)
      throw new Error(`${path} was answered with ${answer.status}: ${answer.text.slice(0, 2_000)}`);
    return answer;
  };
  const press = (what: string, path: string, action: string) => ask(what, path, new URLSearchParams({ action }));
  return {
    async bring(file: string): Promise<{ refused: string }> {
      const form = new FormData();
      form.set('file', new File([file], 'people.csv'));
      const fields = { from: FIRST, timezone: 'UTC', words: 'On the old list, in spring', agreed: 'yes' };
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      const { location } = await ask('the file', '/admin/import', form);
      const path = location ?? '';
      const until = async (what: string) => {
        while ((await press(what, path, 'continue')).text.includes('value="continue"'));
      };
      await until('a preview step');
      const refused = (await ask('the refused rows', `${path}/refused.csv`)).text;
      await press('the start of the import', path, 'import');
      await until('a commit step');
      return { refused };
    },
    export: async () => (await ask('the export', '/admin/export', new URLSearchParams())).text,
  };
}

/** Their lines without what an import says of itself, in order of address. */
function peopleIn(csv: string): string[] {
  return csv
    .split('\r\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.replace(/,[^,]*,[^,]*,"On the old list, in spring",/, ',,,,'))
    .sort();
}

function tell(costs: readonly Measured[]): void {
  for (const what of new Set(costs.map((one) => one.what))) {
    const some = costs.filter((one) => one.what === what);
    const most = (of: (one: Measured) => number) => Math.round(Math.max(...some.map(of))).toLocaleString('en');
    const total = some.reduce((sum, { cost }) => sum + cost.wallMs, 0) / 1_000;
    console.log(
      `${what}: ${some.length} requests, ${total.toFixed(1)} s in all; at most ${most(({ cost }) => cost.wallMs)} ms, ${most(({ cost }) => cost.workerMs)} ms of CPU, ${most(({ cost }) => cost.grownMb)} MB more than at rest; KV: ${most(({ kv }) => kv.reads)} keys read, ${most(({ kv }) => kv.writes)} written, ${most(({ kv }) => kv.lists)} lists`,
    );
  }
}

async function roundTrip(machine: Machine, scratch: string): Promise<void> {
  const worker = await bundle('src/index.ts', scratch);
  const file = mailchimpFile();
  console.log(`${ROWS.toLocaleString('en')} rows, ${(file.length / 1024 / 1024).toFixed(1)} MB`);
  const first: Measured[] = [];
  const { refused, csv } = await machine.withWorker(
    worker,
    async (one) => {
      const operator = operatorOf(one, machine, first);
      const { refused } = await operator.bring(file);
      return { refused, csv: await operator.export() };
    },
    HEAP_MB,
  );
  tell(first);
  await machine.kv.fill([]);
  const second: Measured[] = [];
  const again = await machine.withWorker(
    worker,
    async (one) => {
      const operator = operatorOf(one, machine, second);
      await operator.bring(csv);
      return operator.export();
    },
    HEAP_MB,
  );
  console.log(`The export, ${(csv.length / 1024 / 1024).toFixed(1)} MB, into an empty course:`);
  tell(second);
  const [people, same] = [peopleIn(csv), peopleIn(again)];
  const broken = Array.from({ length: ROWS }, (_, index) => index).filter(isBroken);
  const named = refused
    .split('\r\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => Number(line.split(',')[0]) - 2);
  const isSame = people.length === ROWS - broken.length && people.every((line, index) => line === same[index]);
  const isNamed = named.length === broken.length && named.every((row, index) => row === broken[index]);
  console.log(`${people.length.toLocaleString('en')} people, the same again: ${isSame ? 'yes' : 'NO'}`);
  console.log(`${named.length.toLocaleString('en')} broken rows, each named and no other: ${isNamed ? 'yes' : 'NO'}`);
  if (!isSame || !isNamed) process.exitCode = 1;
}

const scratch = await mkdtemp(join(tmpdir(), 'daystep-people-'));
const machine = await startMachine(await measuredSource(), scratch);
try {
  await roundTrip(machine, scratch);
} finally {
  await machine.stop();
  await rm(scratch, { recursive: true, force: true });
}
