/** The page where an import or an export starts. */
import { fillSubject } from '../../course/template.ts';
import type { ListedImport } from '../../storage/imports.ts';
import type { AppContext } from '../../web/context.ts';
import { controlProps, Field, FieldError, InputField } from '../../web/parts/field.tsx';
import { ZoneOptions } from '../../web/parts/time-zones.tsx';
import { AdminPage } from '../page.tsx';
import type { FormMistake, FormValues } from './parse-form.ts';
import { Unfinished } from './unfinished.tsx';

interface FormProps {
  c: AppContext;
  imports: readonly ListedImport[];
  values: FormValues;
  mistake?: FormMistake | undefined;
}

/** `values` are shown again, except for the file: browsers let no page preselect one. */
export function ImportForm({ c, imports, values, mistake }: FormProps) {
  const messageFor = (field: FormMistake['field']) => (mistake?.field === field ? mistake.message : undefined);
  return (
    <AdminPage c={c} title="Import and export">
      <Unfinished imports={imports} />
      <h2>Import subscribers</h2>
      <p>
        Choose a CSV file exported from Kit, Mailchimp, Buttondown, EmailOctopus or Daystep, or any list with a column
        named “email”. You see a preview first; nothing is imported and no email is sent until you confirm.
      </p>
      <form method="post" action="/admin/import" enctype="multipart/form-data" class="card">
        <InputField
          id="file"
          label="File"
          hint="CSV, up to 50 MB"
          message={messageFor('file')}
          type="file"
          name="file"
          accept=".csv,.tsv,.txt,text/csv"
          required
        />
        <Field id="from" label="First lesson" message={messageFor('from')}>
          <select {...controlProps('from', messageFor('from'))} name="from">
            {c.get('course').lessons.map(({ slug, subject }, index) => (
              <option key={slug} value={slug} selected={slug === values.from}>
                {`Lesson ${index + 1}: ${fillSubject(subject, {})}`}
              </option>
            ))}
          </select>
        </Field>
        <Field id="timezone" label="Time zone" hint="for rows without a time zone" message={messageFor('timezone')}>
          <select {...controlProps('timezone', messageFor('timezone'))} name="timezone">
            <option value={values.timezone} selected>
              {values.timezone}
            </option>
            <ZoneOptions messages={c.get('messages')} />
          </select>
        </Field>
        <InputField
          id="words"
          label="Where and when they agreed"
          hint="stored with each subscriber as a record of consent"
          message={messageFor('words')}
          type="text"
          name="words"
          value={values.words}
          maxlength={200}
          autocomplete="off"
          required
        />
        <div class="field">
          <label class="check">
            <input
              {...controlProps('agreed', messageFor('agreed'))}
              type="checkbox"
              name="agreed"
              value="yes"
              required
            />
            <span>These people agreed to get this course.</span>
          </label>
          <FieldError id="agreed" message={messageFor('agreed')} />
        </div>
        <button type="submit">Preview import</button>
      </form>
      <h2>Export subscribers</h2>
      <p>
        Download one CSV file with all readers, including those who unsubscribed or can’t be emailed: where each is in
        the course, and when they agreed. You can import this file again. It does not contain deleted readers.
      </p>
      <form method="post" action="/admin/export">
        <button type="submit">Export all readers</button>
      </form>
    </AdminPage>
  );
}
