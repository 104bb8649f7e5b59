import type { ListedImport } from '../../storage/imports.ts';

const MESSAGES: Record<ListedImport['phase'], string> = {
  previewing: 'is being previewed',
  previewed: 'is waiting for you to confirm the import',
  importing: 'is not finished: only some of its people are imported',
  done: 'is done',
};

/** Lists the imports that wait for the operator; nothing if there are none. */
export function Unfinished({ imports }: { imports: readonly ListedImport[] }) {
  const open = imports.filter(({ phase }) => phase !== 'done');
  if (open.length === 0) return null;
  return (
    <div class={open.some(({ phase }) => phase === 'importing') ? 'unwell' : 'note'}>
      {open.map(({ at, file, phase }) => (
        <p key={at}>
          <a href={`/admin/import/${at}`}>{file}</a> {MESSAGES[phase]}.
        </p>
      ))}
    </div>
  );
}
