/** Which languages the product speaks: each is a file of sentences. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the files are. */
export const LOCALES_FOLDER = join(import.meta.dirname, '..', 'locales');

/** Their tags (BCP 47). */
export async function languageTags(): Promise<string[]> {
  const files = await readdir(LOCALES_FOLDER);
  return files.flatMap((file) => /^([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.ts$/.exec(file)?.[1] ?? []);
}
