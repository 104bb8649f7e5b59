/** `GET /lesson?token=`: a lesson in the browser. The token names the lesson, not the subscriber: it is the same in all mails. */
import { Hono } from 'hono';
import { fill } from '../../course/template.ts';
import type { AppEnv } from '../context.ts';
import { brokenLink, errorPage } from '../error-pages.tsx';

export const lessonRoute = new Hono<AppEnv>().get('/', async (c) => {
  const { tokens, templates, config } = c.get('services');
  const slug = await tokens.openLesson(c.req.query('token') ?? '');
  if (slug === null) return brokenLink(c);

  const template = await templates.online(slug);
  // The link is good, and the author has taken the lesson out of the course.
  if (template === null) return errorPage(c, 404, 'lessonGone');

  // A mail's styles are in its style attributes, which no nonce covers; nothing in it was written by a subscriber.
  c.set('policy', { styleSrc: ["'unsafe-inline'"], scriptSrc: ["'none'"] });
  const values = { site_url: config.publicUrl, postal_address: config.postalAddress };
  return c.html(fill(template, values).html);
});
