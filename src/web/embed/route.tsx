/** `GET /embed`: the form alone, for a frame (iframe) on our own pages and on those of the allowed sites. */
import { Hono } from 'hono/tiny';
import { embedFrame } from '../assets.ts';
import { type AppEnv, page, pageProps } from '../context.ts';
import { landingAt } from '../subscribe/cross-origin.ts';
import { emptyForm } from '../subscribe/route.tsx';
import { Embed } from './page.tsx';

export const embedRoute = new Hono<AppEnv>().get('/', async (c) => {
  c.set('policy', { frameAncestors: ["'self'", ...c.get('services').config.allowedOrigins] });
  c.set('frame', await embedFrame(c.env.ASSETS));
  const next = landingAt(c, c.req.query('next') ?? '');
  return page(c, <Embed {...pageProps(c)} form={{ ...emptyForm(c), next }} />);
});
