/** Where the build puts the rendered mails, and the Worker reads them: paths inside `dist/assets/`. */

/** The mails that are no lesson, by their names in the course's definition. */
export const MAIL_PATHS = {
  confirmation: 'mails/confirmation.json',
  alreadyIn: 'mails/already-in.json',
  comeBack: 'mails/come-back.json',
  finished: 'mails/finished.json',
  newAddress: 'mails/new-address.json',
} as const;

export type MailName = keyof typeof MAIL_PATHS;

/** The path of a lesson's mail. */
export function lessonPath(slug: string): string {
  return `mails/lessons/${slug}.json`;
}

/** The path of a lesson as a page of the browser's. */
export function onlinePath(slug: string): string {
  return `mails/lessons/${slug}.online.json`;
}
