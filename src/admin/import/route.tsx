/** `/admin/import`: people come in from a file. Each step is a form that is posted; a page alone changes nothing. */

import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { log } from '../../log.ts';
import type { Import } from '../../storage/imports.ts';
import type { AppContext, AppEnv } from '../../web/context.ts';
import { notFound } from '../../web/error-pages.tsx';
import { readForm } from '../../web/request.ts';
import { csvAnswer } from '../csv-answer.ts';
import { adminPage } from '../page.tsx';
import { beginImport } from './begin.ts';
import { readFile } from './file/read.ts';
import { WrongFile } from './file/wrong-file.ts';
import { ImportForm } from './form.tsx';
import { type FormMistake, parseImport, type Typed, typedIn } from './parse.ts';
import { ImportPage } from './progress.tsx';
import { RowsGone } from './rows-gone.ts';
import { step } from './step.ts';

/** More than a file of 100,000 people from anywhere has (bytes). */
const MAX_FILE_BYTES = 50 * 1024 * 1024;

const TOO_LARGE = 'The file is larger than 50 MB. Split it in two, and import one after the other.';

export const importRoute = new Hono<AppEnv>()
  .use('/', bodyLimit({ maxSize: MAX_FILE_BYTES, onError: tooLarge }))
  .get('/', (c) => form(c, { from: '', timezone: zoneOf(c), words: '' }))
  .post('/', async (c) => {
    const fields = await readForm(c);
    const typed = typedIn(fields);
    const parsed = parseImport(fields, c.get('course'));
    if (parsed.kind === 'wrong') return form(c, typed, parsed.mistake);
    const now = c.get('now');
    const rules = { timeZone: parsed.timeZone, now, mistakes: c.get('messages').mistakes };
    try {
      const content = await readFile(parsed.file, rules);
      const { at } = await beginImport(content, parsed.settings, now, c.get('services'));
      return c.redirect(`/admin/import/${at}`, 303);
    } catch (error) {
      if (error instanceof WrongFile) return form(c, typed, { field: 'file', message: error.message });
      return form(c, typed, { field: 'file', message: told(error, NOT_KEPT) }, 502);
    }
  })
  .get('/:at{[0-9]{13}}', async (c) => {
    const state = await importOf(c);
    // A page that is opened looks on by itself, since that writes nothing of any reader; readers are written only on demand.
    return state ? adminPage(c, <ImportPage c={c} state={state} goesOn={state.phase === 'looking'} />) : notFound(c);
  })
  .post('/:at{[0-9]{13}}', async (c) => {
    const state = await importOf(c);
    return state ? act(c, state) : notFound(c);
  })
  .get('/:at{[0-9]{13}}/refused.csv', async (c) => {
    const state = await importOf(c);
    if (state === null) return notFound(c);
    const rows = refusedRows(c, state);
    return csvAnswer(c, 'refused-rows.csv', ['row', 'email', 'why'], rows);
  });

function importOf(c: AppContext): Promise<Import | null> {
  return c.get('services').store.imports.get(Number(c.req.param('at')));
}

async function* refusedRows(c: AppContext, { at }: Import): AsyncGenerator<string[]> {
  for await (const { row, email, reason } of c.get('services').store.imports.refused(at))
    yield [String(row), email, reason];
}

async function act(c: AppContext, state: Import) {
  const { action } = await readForm(c);
  try {
    const next = await step(state, action, c.get('now'), c.get('services'));
    if (next === null) return c.redirect('/admin/import', 303);
    return adminPage(
      c,
      <ImportPage c={c} state={next.state} goesOn incident={next.incident} />,
      next.incident ? 409 : 200,
    );
  } catch (error) {
    const incident = error instanceof RowsGone ? GONE : told(error, STOPPED);
    return adminPage(c, <ImportPage c={c} state={state} goesOn={false} incident={incident} />, 502);
  }
}

const NOT_KEPT =
  'The file could not be kept: Workers KV did not answer. Nothing has changed. Choose the file once more.';
const STOPPED =
  'Workers KV did not answer, so the last step may be half done. Nothing is lost: press “Continue”, and it is done whole. Cloudflare’s free plan allows a thousand writes a day: if they are used up, go on tomorrow.';
const GONE =
  'The rows of this file are not there. Press “Continue” once more in a minute. Once two days are over they are not kept any more: stop here then, and import the file once more; whoever is in is passed over.';

function told(error: unknown, words: string): string {
  log({ kind: 'request-failed', path: '/admin/import', error: String(error) });
  return words;
}

async function form(c: AppContext, typed: Typed, mistake?: FormMistake, status: 413 | 422 | 502 = 422) {
  const imports = await unfinished(c, mistake);
  const page = <ImportForm c={c} imports={imports} typed={typed} mistake={mistake} />;
  return adminPage(c, page, mistake ? status : 200);
}

function tooLarge(c: AppContext) {
  return form(c, { from: '', timezone: zoneOf(c), words: '' }, { field: 'file', message: TOO_LARGE }, 413);
}

/** Imports that wait; where storage failed already, what is wrong is told without them. */
async function unfinished(c: AppContext, mistake: FormMistake | undefined) {
  const listing = c.get('services').store.imports.list();
  return mistake ? listing.catch(() => []) : listing;
}

/** The operator's own zone, as Cloudflare knows it. */
function zoneOf(c: AppContext): string {
  const { cf } = c.req.raw;
  return typeof cf?.timezone === 'string' ? cf.timezone : 'UTC';
}
