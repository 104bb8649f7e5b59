/** `GET /lesson`: a lesson in the browser, by the link that is the same in every reader's mail. */
import { Hono } from 'hono/tiny';
import { fill } from '../../course/template.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { brokenLink, notice } from '../notices.tsx';

export const lessonRoute = new Hono<AppEnv>().get('/', async (c) => {
  const { tokens, templates, config } = c.get('services');
  const slug = await tokens.openLesson(c.req.query('token') ?? '');
  if (slug === null) return brokenLink(c);
  const template = await templates.online(slug);
  if (template === null) return goneLesson(c);
  // The styles of a mail stand in its tags, where no nonce reaches; nothing in it was written by a reader.
  c.set('policy', { styleSrc: ["'unsafe-inline'"], scriptSrc: ["'none'"] });
  return c.html(fill(template, { site_url: config.publicUrl, postal_address: config.postalAddress }).html);
});

/** The link is good, and the author has taken the lesson out of the course. */
const goneLesson = (c: AppContext) => notice(c, 404, 'lessonGone');
