/** The page with which an import, and an export, begins. */
import { fillSubject } from '../../course/template.ts';
import type { ListedImport } from '../../storage/imports.ts';
import type { AppContext } from '../../web/context.ts';
import { controlProps, Field, FieldError, InputField } from '../../web/parts/field.tsx';
import { ZoneOptions } from '../../web/parts/time-zones.tsx';
import { AdminPage } from '../page.tsx';
import type { FormMistake, Typed } from './parse.ts';
import { Unfinished } from './unfinished.tsx';

interface FormProps {
  c: AppContext;
  imports: readonly ListedImport[];
  typed: Typed;
  mistake?: FormMistake | undefined;
}

/** `typed` stands in the form again, but for the file: browsers let no page choose one. */
export function ImportForm({ c, imports, typed, mistake }: FormProps) {
  const about = (field: FormMistake['field']) => (mistake?.field === field ? mistake.message : undefined);
  return (
    <AdminPage c={c} title="Import and export">
      <Unfinished imports={imports} />
      <h2>Bring people in from a file</h2>
      <p>
        A CSV file as Kit, Mailchimp, Buttondown or EmailOctopus export it, our own export, or any list with a column
        “email”. First you see who would come in; nobody is mailed before you say so.
      </p>
      <form method="post" action="/admin/import" enctype="multipart/form-data" class="card">
        <InputField
          id="file"
          label="File"
          hint="CSV, up to 50 MB"
          message={about('file')}
          type="file"
          name="file"
          accept=".csv,.tsv,.txt,text/csv"
          required
        />
        <Field id="from" label="They begin with" message={about('from')}>
          <select {...controlProps('from', about('from'))} name="from">
            {c.get('course').lessons.map(({ slug, subject }, index) => (
              <option key={slug} value={slug} selected={slug === typed.from}>
                {`Lesson ${index + 1}: ${fillSubject(subject, {})}`}
              </option>
            ))}
          </select>
        </Field>
        <Field id="timezone" label="Time zone" hint="of people whose row names none" message={about('timezone')}>
          <select {...controlProps('timezone', about('timezone'))} name="timezone">
            <option value={typed.timezone} selected>
              {typed.timezone}
            </option>
            <ZoneOptions messages={c.get('messages')} />
          </select>
        </Field>
        <InputField
          id="words"
          label="Where and when they agreed"
          hint="kept with each of them"
          message={about('words')}
          type="text"
          name="words"
          value={typed.words}
          maxlength={200}
          autocomplete="off"
          required
        />
        <div class="field">
          <label class="check">
            <input {...controlProps('agreed', about('agreed'))} type="checkbox" name="agreed" value="yes" required />
            <span>These people agreed to get this course.</span>
          </label>
          <FieldError id="agreed" message={about('agreed')} />
        </div>
        <button type="submit">Look who is in it</button>
      </form>
      <h2>Take your readers along</h2>
      <p>
        One CSV file with all readers, those who left and those who get no mail any more included: where each is in the
        course, and when they agreed. It can be imported here again. Deleted readers are not in it.
      </p>
      <form method="post" action="/admin/export">
        <button type="submit">Export all readers</button>
      </form>
    </AdminPage>
  );
}
