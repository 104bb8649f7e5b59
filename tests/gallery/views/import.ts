/** The pages of an import, from the empty form to people who are in. */
import { FIRST } from '../../fixtures/lessons.ts';
import type { Answer } from './view.ts';
import type { Visitor } from './visitor.ts';

/** Four who are new, some who are known, and rows that are refused, each for a reason of its own. */
const FILE = [
  'first_name,email,created_at,status',
  ...['Ida', 'Jonas', 'Klara', 'Lukas'].map((name) => `${name},${name.toLowerCase()}@reader.example,2026-03-01,active`),
  'Anna,anna@reader.example,2026-03-01,active',
  'Erik,erik@reader.example,2026-03-01,active',
  'Mona,mona@reader.example,2026-03-01,cancelled',
  'Nils,nils@reader.example,2026-03-01,bounced',
  'Otto,otto@reader,2026-03-01,active',
  'Ida,IDA@reader.example,2026-03-01,active',
].join('\n');

const FIELDS = {
  timezone: 'Europe/Berlin',
  words: 'The newsletter of 2025, by its form',
  agreed: 'yes',
};

/** Opens a page of the area, and posts its forms; answers that lead on are followed. */
export interface AdminHands {
  open(path: string): Promise<Answer>;
  post(path: string, body: { fields: Record<string, string> } | { form: FormData }): Promise<Answer>;
}

/** Each page with its name and its status. */
export async function importPages({ now }: Visitor, { open, post }: AdminHands): Promise<[string, Answer, number?][]> {
  const from = FIRST;
  const upload = (file: string) => post('/admin/import', { form: formWith(file, from) });
  const views: [string, Answer, number?][] = [['import', await open('/admin/import')]];
  views.push(['import-wrong-file', await upload('name,age\nAnna,30'), 422]);
  views.push(['import-previewing', await upload(FILE)]);
  const path = `/admin/import/${now}`;
  const press = (action: string) => post(path, { fields: { action } });
  views.push(['import-preview', await press('continue')]);
  views.push(['import-in-progress', await press('import')]);
  views.push(['import-stopped', await open(path)]);
  views.push(['import-unfinished', await open('/admin/import')]);
  views.push(['import-done', await press('continue')]);
  return views;
}

/** The look at a file of which some are in a crowd already and some are new, given up after it. */
export async function lookedAt({ now }: Visitor, { post }: Pick<AdminHands, 'post'>): Promise<Answer> {
  const rows = ['email', 'reader-1@crowd.example', 'reader-2@crowd.example', 'somebody-new@reader.example'];
  await post('/admin/import', { form: formWith(rows.join('\n'), FIRST) });
  const path = `/admin/import/${now}`;
  const looked = await post(path, { fields: { action: 'continue' } });
  await post(path, { fields: { action: 'cancel' } });
  return looked;
}

function formWith(file: string, from: string): FormData {
  const form = new FormData();
  form.set('file', new File([file], 'confirmed-subscribers.csv'));
  for (const [name, value] of Object.entries({ ...FIELDS, from })) form.set(name, value);
  return form;
}
