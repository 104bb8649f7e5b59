/** `/admin/import`: imports subscribers from a file. Each step is a form that is posted; opening a page changes nothing. */

import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { log } from '../../log.ts';
import type { Import } from '../../storage/imports.ts';
import type { AppContext, AppEnv } from '../../web/context.ts';
import { notFound } from '../../web/error-pages.tsx';
import { readForm } from '../../web/request.ts';
import { csvResponse } from '../csv-response.ts';
import { adminPage } from '../page.tsx';
import { InvalidFile } from './file/decode.ts';
import { readFile } from './file/read.ts';
import { ImportForm } from './form.tsx';
import { ImportPage } from './import-page.tsx';
import { RowsExpired } from './known-subscribers.ts';
import { type FormMistake, type FormValues, formValues, parseImport } from './parse-form.ts';
import { startImport } from './start.ts';
import { step } from './step.ts';

/** More than a file of 100,000 people takes in any service's format (bytes). */
const MAX_FILE_BYTES = 50 * 1024 * 1024;

const TOO_LARGE = 'The file is larger than 50 MB. Split it and import the parts one after another.';

export const importRoute = new Hono<AppEnv>()
  .use('/', bodyLimit({ maxSize: MAX_FILE_BYTES, onError: tooLarge }))
  .get('/', (c) => form(c, { from: '', timezone: zoneOf(c), words: '' }))
  .post('/', async (c) => {
    const fields = await readForm(c);
    const values = formValues(fields);
    const parsed = parseImport(fields, c.get('course'));
    if (parsed.kind === 'wrong') return form(c, values, parsed.mistake);
    const now = c.get('now');
    const rules = { timeZone: parsed.timeZone, now, mistakes: c.get('messages').mistakes };
    try {
      const content = await readFile(parsed.file, rules);
      const { at } = await startImport(content, parsed.settings, now, c.get('services'));
      return c.redirect(`/admin/import/${at}`, 303);
    } catch (error) {
      if (error instanceof InvalidFile) return form(c, values, { field: 'file', message: error.message });
      return form(c, values, { field: 'file', message: logged(error, NOT_STORED) }, 502);
    }
  })
  .get('/:at{[0-9]{13}}', async (c) => {
    const state = await importOf(c);
    // The preview continues when the page is opened, because it writes no subscribers; the import itself does not.
    return state
      ? adminPage(c, <ImportPage c={c} state={state} autoContinue={state.phase === 'previewing'} />)
      : notFound(c);
  })
  .post('/:at{[0-9]{13}}', async (c) => {
    const state = await importOf(c);
    return state ? act(c, state) : notFound(c);
  })
  .get('/:at{[0-9]{13}}/refused.csv', async (c) => {
    const state = await importOf(c);
    if (state === null) return notFound(c);
    const rows = refusedRows(c, state);
    return csvResponse(c, 'refused-rows.csv', ['row', 'email', 'reason'], rows);
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
      <ImportPage c={c} state={next.state} autoContinue incident={next.incident} />,
      next.incident ? 409 : 200,
    );
  } catch (error) {
    const incident = error instanceof RowsExpired ? EXPIRED : logged(error, STEP_FAILED);
    return adminPage(c, <ImportPage c={c} state={state} autoContinue={false} incident={incident} />, 502);
  }
}

const NOT_STORED =
  'Workers KV did not respond, so the file was not stored. Nothing has changed. Choose the file again.';
const STEP_FAILED =
  'Workers KV did not respond, so the last step may be incomplete. Nothing is lost: click “Continue” to complete it. Cloudflare’s free plan allows 1,000 writes a day; if you have used them up, continue tomorrow.';
const EXPIRED =
  'The rows of this file were not found. Click “Continue” again in a minute. Rows are stored for two days; after that, stop this import and import the file again. People who are already imported are skipped.';

function logged(error: unknown, message: string): string {
  log({ kind: 'request-failed', path: '/admin/import', error: String(error) });
  return message;
}

async function form(c: AppContext, values: FormValues, mistake?: FormMistake, status: 413 | 422 | 502 = 422) {
  const imports = await unfinished(c, mistake);
  const page = <ImportForm c={c} imports={imports} values={values} mistake={mistake} />;
  return adminPage(c, page, mistake ? status : 200);
}

function tooLarge(c: AppContext) {
  return form(c, { from: '', timezone: zoneOf(c), words: '' }, { field: 'file', message: TOO_LARGE }, 413);
}

/** Imports that wait for the operator. If storage has failed already, its failure here must not hide the first mistake. */
async function unfinished(c: AppContext, mistake: FormMistake | undefined) {
  const listing = c.get('services').store.imports.list();
  return mistake ? listing.catch(() => []) : listing;
}

/** The operator's own time zone, according to Cloudflare. */
function zoneOf(c: AppContext): string {
  const { cf } = c.req.raw;
  return typeof cf?.timezone === 'string' ? cf.timezone : 'UTC';
}
