import type { ListedImport } from '../../storage/imports.ts';

const MESSAGES: Record<ListedImport['phase'], string> = {
  looking: 'is being looked at',
  looked: 'waits for you to say whether its people come in',
  importing: 'is not finished: some of its people are in',
  done: 'is done',
};

/** The imports that wait for the operator, with what for; nothing where none does. */
export function Unfinished({ imports }: { imports: readonly ListedImport[] }) {
  const waiting = imports.filter(({ phase }) => phase !== 'done');
  if (waiting.length === 0) return null;
  return (
    <div class={waiting.some(({ phase }) => phase === 'importing') ? 'unwell' : 'note'}>
      {waiting.map(({ at, file, phase }) => (
        <p key={at}>
          <a href={`/admin/import/${at}`}>{file}</a> {MESSAGES[phase]}.
        </p>
      ))}
    </div>
  );
}
