/**
 * The rendered mails, as `npm run build` leaves them in `dist/mails/`: static assets beside the Worker, so that its
 * bundle stays small however long the course is. Only the Worker reads them; no address of the site leads there.
 */
import { object, parse, string } from 'valibot';
import type { Template } from './core/fill.ts';
import { ALREADY_IN, CONFIRMATION, lessonPath } from './core/mail-paths.ts';

const TemplateSchema = object({ subject: string(), html: string(), text: string() });

export interface Templates {
  /** The lesson with this slug. */
  lesson(slug: string): Promise<Template>;
  confirmation(): Promise<Template>;
  alreadyIn(): Promise<Template>;
}

/** Reads each template once. Throws where one is missing: the build writes all that the course names. */
export function createTemplates(mails: Fetcher): Templates {
  const read = new Map<string, Promise<Template>>();
  const load = (path: string) => {
    const template = read.get(path) ?? fetchTemplate(mails, path);
    read.set(path, template);
    return template;
  };
  return {
    lesson: (slug) => load(lessonPath(slug)),
    confirmation: () => load(CONFIRMATION),
    alreadyIn: () => load(ALREADY_IN),
  };
}

async function fetchTemplate(mails: Fetcher, path: string): Promise<Template> {
  const response = await mails.fetch(`https://mails.invalid/${path}`);
  if (!response.ok)
    throw new Error(`The rendered mail ${path} is missing (${response.status}): run \`npm run build\`.`);
  return parse(TemplateSchema, await response.json());
}
