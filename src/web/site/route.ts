/** The public pages and pictures besides the landing page, and what search engines ask for. */
import { Hono } from 'hono/tiny';
import { interpolate } from '../../course/interpolate.ts';
import { ICON, SHARE_PICTURE, TOUCH_ICON } from '../../course/site-paths.ts';
import { escapeHtml } from '../../course/template.ts';
import { RETENTION_DAYS } from '../../domain/cohort.ts';
import { asset, privacyPage } from '../assets.ts';
import { type AppContext, type AppEnv, page, pageProps } from '../context.ts';
import { StaticPage } from '../parts/page.tsx';

/** The pages that search engines may list. */
export const LISTED: ReadonlySet<string> = new Set(['/', '/privacy', '/course.png']);

const PICTURES = [
  ['/favicon.svg', ICON],
  ['/apple-touch-icon.png', TOUCH_ICON],
  ['/course.png', SHARE_PICTURE],
] as const;

export const siteRoute = new Hono<AppEnv>()
  .get('/privacy', async (c) => {
    const { site } = pageProps(c);
    const { title, head, main } = await privacyPage(c.env.ASSETS);
    return page(c, StaticPage({ site, title, head, main: interpolate(main, privacyGaps(c)) }));
  })
  .get('/robots.txt', (c) => {
    const { publicUrl } = c.get('services').config;
    return c.text(`User-agent: *\nAllow: /\n\nSitemap: ${publicUrl}/sitemap.xml\n`);
  })
  .get('/sitemap.xml', (c) => {
    const { publicUrl } = c.get('services').config;
    const urls = ['/', '/privacy'].map((path) => `<url><loc>${escapeHtml(publicUrl + path)}</loc></url>`);
    const head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">';
    return c.body(`${head}${urls.join('')}</urlset>\n`, 200, { 'content-type': 'application/xml; charset=utf-8' });
  });

for (const [path, file] of PICTURES) {
  siteRoute.get(path, async (c) => {
    const { body, headers } = await asset(c.env.ASSETS, file);
    const type = headers.get('content-type') ?? 'application/octet-stream';
    return new Response(body, { headers: { 'content-type': type, 'cache-control': 'public, max-age=86400' } });
  });
}

/** What the privacy page tells of this deployment. */
function privacyGaps(c: AppContext): Record<string, string> {
  const { postalAddress, replyTo, turnstile } = c.get('services').config;
  return {
    postal_address: escapeHtml(postalAddress),
    reply_to: escapeHtml(mailboxOf(replyTo)),
    kept: String(RETENTION_DAYS),
    turnstile: turnstile ? `<li>${escapeHtml(c.get('messages').turnstile.privacy)}</li>` : '',
  };
}

/** The address in `Name <address>`. */
function mailboxOf(value: string): string {
  return /<([^<>]*)>/.exec(value)?.[1] ?? value;
}
