/** Files as an operator has them, and how they post one. */

import { FIRST } from '../../fixtures/lessons.ts';
import { AUTHORIZATION, ORIGIN } from '../../support/admin.ts';
import type { TestCourse } from '../../support/harness.ts';
import { send } from '../../support/send.ts';

/** Exports with the header rows that the services write (formats.ts tells their sources); two people each. */
export const EXPORTS = {
  Kit: [
    'first_name,email,created_at,status,tags',
    'Anna,anna@reader.example,2026-03-01T10:00:00Z,active,"love, letters"',
    'Ben,ben@reader.example,2026-03-02T10:00:00Z,cancelled,',
  ].join('\n'),
  Mailchimp: [
    '"Email Address","First Name","Last Name",Address,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS',
    'anna@reader.example,Anna,Berg,"1 Example Street  Sampletown",4,"2026-03-01 10:00:00",192.0.2.1,"2026-03-01 10:05:00",192.0.2.1,52.5,13.4,1,2,Europe/Berlin,DE,BE,"2026-03-01 10:05:00",1001,abcdef,,"""love"",""letters"""',
    'ben@reader.example,Ben,,,2,,,"2026-03-02 10:00:00",,,,,,,,,"2026-03-02 10:00:00",1002,abcdee,,',
  ].join('\r\n'),
  Buttondown: [
    'id,creation_date,email_address,notes,metadata,tags,type,source,unsubscription_date',
    '1,2026-03-01T10:00:00Z,anna@reader.example,,{},love,regular,organic,',
    '2,2026-03-02T10:00:00Z,ben@reader.example,"a note, with a comma",{},,unactivated,import,',
  ].join('\n'),
  EmailOctopus: [
    'Identifier,Email address,First name,Last name,Tags,Created,Last changed',
    '11f0,anna@reader.example,Anna,Berg,,2026-03-01 10:00:00,2026-03-01 10:00:00',
    '11f1,ben@reader.example,Ben,,,2026-03-02 10:00:00,2026-03-02 10:00:00',
  ].join('\n'),
} as const;

/** What a file can be made of. */
export type FilePart = string | Uint8Array<ArrayBuffer>;

/** What the operator fills in, but for the file. */
export const FIELDS = {
  from: FIRST,
  timezone: 'UTC',
  words: 'On the old list, in spring',
  agreed: 'yes',
};

/** A form with a file as a browser posts it; `null`: none was chosen. */
export function importForm(file: FilePart | null, fields: Partial<Record<keyof typeof FIELDS, string>> = {}): FormData {
  const form = new FormData();
  const chosen = file === null ? new File([], '') : new File([file], 'people.csv', { type: 'text/csv' });
  form.set('file', chosen);
  for (const [name, value] of Object.entries({ ...FIELDS, ...fields })) form.set(name, value);
  return form;
}

/** The operator, who imports files. */
export function importerOf(course: TestCourse) {
  const headers = { authorization: AUTHORIZATION, origin: ORIGIN };
  const post = (path: string, body: BodyInit) => send(course.env, path, { method: 'POST', headers, body });
  const importer = {
    /** Posts the form with a file. */
    choose: (file: FilePart | null, fields: Partial<Record<keyof typeof FIELDS, string>> = {}) =>
      post('/admin/import', importForm(file, fields)),

    /** Posts a file that is right; the path of its import. */
    async upload(file: FilePart, fields: Partial<Record<keyof typeof FIELDS, string>> = {}): Promise<string> {
      const answer = await importer.choose(file, fields);
      const path = answer.headers.get('location');
      if (answer.status !== 303 || path === null) throw new Error(`The file was answered with ${answer.status}.`);
      return path;
    },

    open: (path: string) => send(course.env, path, { headers: { authorization: AUTHORIZATION } }),

    /** Presses a button of an import's page. */
    press: (path: string, action: 'continue' | 'import' | 'cancel') => post(path, new URLSearchParams({ action })),

    /** Presses "Continue" as often as the page has it. The last page's words. */
    async goOn(path: string): Promise<string> {
      for (let presses = 0; presses < 1_000; presses += 1) {
        const html = await (await importer.open(path)).text();
        if (!html.includes('value="continue"')) return html;
        const answer = await importer.press(path, 'continue');
        if (answer.status !== 200) throw new Error(`A step was answered with ${answer.status}: ${await answer.text()}`);
      }
      throw new Error('The import comes to no end.');
    },

    /** Brings in all that a file has. The last page's words. */
    async bring(file: FilePart, fields: Partial<Record<keyof typeof FIELDS, string>> = {}): Promise<string> {
      const path = await importer.upload(file, fields);
      await importer.goOn(path);
      await importer.press(path, 'import');
      return importer.goOn(path);
    },

    /** All readers as a CSV file. */
    async export(): Promise<string> {
      const answer = await post('/admin/export', new URLSearchParams());
      if (answer.status !== 200) throw new Error(`The export was answered with ${answer.status}.`);
      return answer.text();
    },
  };
  return importer;
}
