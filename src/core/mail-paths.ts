/** Where the build puts the rendered mails, and the Worker reads them: paths inside `dist/mails/`. */
export const CONFIRMATION = 'confirmation.json';
export const ALREADY_IN = 'already-in.json';

/** The path of a lesson's mail. */
export function lessonPath(slug: string): string {
  return `lessons/${slug}.json`;
}
