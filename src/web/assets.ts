/** What the build draws and writes for the pages, read once by each running Worker. */
import { type GenericSchema, object, parse, string } from 'valibot';
import { ADMIN_FRAME, EMBED_FRAME, FRAME, LANDING, MESSAGES, PRIVACY, type SitePage } from '../course/site-paths.ts';
import { type Messages, messagesIn } from '../locales/locale.ts';

const SitePageSchema: GenericSchema<SitePage> = object({ title: string(), head: string(), main: string() });

/** The document around every page's main part. */
export const frame = once((assets) => textOf(assets, FRAME));

/** The document around the page that another site's page holds. */
export const embedFrame = once((assets) => textOf(assets, EMBED_FRAME));

/** The document around every page of the operator's area. */
export const adminFrame = once((assets) => textOf(assets, ADMIN_FRAME));

/** The product's own sentences, in the course's language. */
export const messages = once(async (assets): Promise<Messages> => messagesIn(await textOf(assets, MESSAGES)));

export const landingPage = once((assets) => sitePage(assets, LANDING));

export const privacyPage = once((assets) => sitePage(assets, PRIVACY));

/** An asset as it is to be served. */
export function asset(assets: Fetcher, path: string): Promise<Response> {
  return assets.fetch(`https://assets.invalid/${path}`);
}

/**
 * Reads among some assets once. Only what has been read is kept: a reading that is under way belongs to its own request,
 * and nobody else should wait for it, since a reader who goes away takes it along.
 */
function once<T extends object | string>(read: (assets: Fetcher) => Promise<T>): (assets: Fetcher) => Promise<T> {
  const known = new WeakMap<Fetcher, T>();
  return async (assets) => {
    const value = known.get(assets) ?? (await read(assets));
    known.set(assets, value);
    return value;
  };
}

async function sitePage(assets: Fetcher, path: string) {
  return parse(SitePageSchema, JSON.parse(await textOf(assets, path)));
}

/** Throws where the asset is missing: the build writes all that the Worker reads. */
async function textOf(assets: Fetcher, path: string): Promise<string> {
  const response = await asset(assets, path);
  if (!response.ok) throw new Error(`The asset ${path} is missing (${response.status}): run \`npm run build\`.`);
  return response.text();
}
