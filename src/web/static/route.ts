/** The site's pictures, which the build draws, and what search engines ask for. */
import { Hono } from 'hono';
import { escapeHtml } from '../../course/template.ts';
import type { AppEnv } from '../context.ts';
import { PICTURES } from '../pictures.ts';

/** The pages for search engines. */
const PUBLIC_PAGES = ['/', '/privacy'];

/** Everything that search engines may list. */
export const INDEXED_PATHS: ReadonlySet<string> = new Set([...PUBLIC_PAGES, PICTURES.share.path]);

export const staticRoute = new Hono<AppEnv>()
  .get('/robots.txt', (c) => {
    const { publicUrl } = c.get('services').config;
    return c.text(`User-agent: *\nAllow: /\n\nSitemap: ${publicUrl}/sitemap.xml\n`);
  })
  .get('/sitemap.xml', (c) => {
    const { publicUrl } = c.get('services').config;
    const urls = PUBLIC_PAGES.map((path) => `<url><loc>${escapeHtml(publicUrl + path)}</loc></url>`);
    const head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">';
    return c.body(`${head}${urls.join('')}</urlset>\n`, 200, { 'content-type': 'application/xml; charset=utf-8' });
  });

for (const { path, asset } of Object.values(PICTURES)) {
  staticRoute.get(path, async (c) => {
    const { ok, body, headers } = await c.env.ASSETS.fetch(`https://assets.invalid/${asset}`);
    if (!ok) throw new Error(`The picture ${asset} is missing: run \`npm run build\`.`);
    const type = headers.get('content-type') ?? 'application/octet-stream';
    return new Response(body, { headers: { 'content-type': type, 'cache-control': 'public, max-age=86400' } });
  });
}
