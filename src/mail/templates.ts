/**
 * The rendered mails, as `npm run build` leaves them in `dist/assets/`: static assets beside the Worker, so that its
 * bundle stays small however long the course is. Only the Worker reads them; no address of the site leads there.
 */
import { object, parse, string } from 'valibot';
import { lessonPath, MAIL_PATHS, onlinePath } from '../course/mail-paths.ts';
import type { Template } from '../course/template.ts';

const TemplateSchema = object({
  subject: string(),
  html: string(),
  text: string(),
  greeting: object({ named: string(), unnamed: string() }),
});

export interface Templates {
  /** The lesson with this slug. */
  lesson(slug: string): Promise<Template>;
  /** That lesson as a page of the browser's, without plain text; null where the author has taken it away. */
  online(slug: string): Promise<Template | null>;
  confirmation(): Promise<Template>;
  alreadyIn(): Promise<Template>;
  /** For somebody who stopped, and signs up again. */
  comeBack(): Promise<Template>;
  /** For somebody who has had all lessons, and signs up again. */
  finished(): Promise<Template>;
  /** For the new address of a subscriber who changes it. */
  newAddress(): Promise<Template>;
}

/** Reads each template once. Throws where one is missing: the build writes all that the course names. */
export function createTemplates(assets: Fetcher): Templates {
  const read = new Map<string, Promise<Template>>();
  const load = (path: string) => {
    const template = read.get(path) ?? fetchTemplate(assets, path);
    read.set(path, template);
    return template;
  };
  return {
    lesson: (slug) => load(lessonPath(slug)),
    async online(slug) {
      const response = await assets.fetch(addressOf(onlinePath(slug)));
      return response.ok ? parse(TemplateSchema, await response.json()) : null;
    },
    confirmation: () => load(MAIL_PATHS.confirmation),
    alreadyIn: () => load(MAIL_PATHS.alreadyIn),
    comeBack: () => load(MAIL_PATHS.comeBack),
    finished: () => load(MAIL_PATHS.finished),
    newAddress: () => load(MAIL_PATHS.newAddress),
  };
}

async function fetchTemplate(assets: Fetcher, path: string): Promise<Template> {
  const response = await assets.fetch(addressOf(path));
  if (!response.ok)
    throw new Error(`The rendered mail ${path} is missing (${response.status}): run \`npm run build\`.`);
  return parse(TemplateSchema, await response.json());
}

function addressOf(path: string): string {
  return `https://assets.invalid/${path}`;
}
