/** What the build draws for the pages, read once by each running Worker. */
import { object, parse, string } from 'valibot';
import type { SitePage } from '../site/index.tsx';

const SitePageSchema = object({ title: string(), head: string(), main: string() });

const read = new WeakMap<Fetcher, Map<string, Promise<string>>>();

/** A text among the assets, by its path. Throws where it is missing: the build writes all that the Worker reads. */
export function assetText(assets: Fetcher, path: string): Promise<string> {
  const known = read.get(assets) ?? new Map<string, Promise<string>>();
  read.set(assets, known);
  const text = known.get(path) ?? fetchText(assets, path);
  known.set(path, text);
  // What failed once is tried again.
  text.catch(() => known.delete(path));
  return text;
}

/** A page of the site, by its path. */
export async function sitePage(assets: Fetcher, path: string): Promise<SitePage> {
  return parse(SitePageSchema, JSON.parse(await assetText(assets, path)));
}

/** An asset as it is to be served. */
export function asset(assets: Fetcher, path: string): Promise<Response> {
  return assets.fetch(`https://assets.invalid/${path}`);
}

async function fetchText(assets: Fetcher, path: string): Promise<string> {
  const response = await asset(assets, path);
  if (!response.ok) throw new Error(`The asset ${path} is missing (${response.status}): run \`npm run build\`.`);
  return response.text();
}
