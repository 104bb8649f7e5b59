/** Draws the site's pages and its pictures, as files beside the Worker. */
import { join } from 'node:path';
import type { CourseDefinition } from '../course/definition.ts';
import { lessonPath } from '../course/mail-paths.ts';
import {
  ADMIN_FRAME,
  EMBED_FRAME,
  FRAME,
  ICON,
  LANDING,
  PRIVACY,
  SHARE_PICTURE,
  TOUCH_ICON,
} from '../course/site-paths.ts';
import { fillSubject, type Template } from '../course/template.ts';
import type { AllMessages } from '../locales/locale.ts';
import type { BuiltSite } from '../web/site/index.tsx';
import { load } from './load.ts';
import { drawPicture, rasterize } from './picture.ts';

/** The site's files by the path under which the Worker reads them. `scratch` is a folder for bundles. */
export async function renderSite(
  course: CourseDefinition,
  mails: ReadonlyMap<string, Template>,
  scratch: string,
  messages: AllMessages,
): Promise<Map<string, string | Uint8Array>> {
  const { drawSite } = await load(join('src', 'web', 'site', 'index.tsx'), scratch, 'hono/jsx');
  const subjects = course.lessons.map(({ subject }) => fillSubject(subject, {}));
  const sample = mails.get(lessonPath(course.landing.sample))?.text ?? '';
  const site: BuiltSite = await drawSite(course, { subjects, sample, messages: messages.site });
  const about = messages.site.landing.picture({ count: course.lessons.length, author: course.author });
  return new Map<string, string | Uint8Array>([
    [FRAME, site.frame],
    [EMBED_FRAME, site.embedFrame],
    [ADMIN_FRAME, site.adminFrame],
    [LANDING, JSON.stringify(site.landing)],
    [PRIVACY, JSON.stringify(site.privacy)],
    [ICON, site.icon],
    [TOUCH_ICON, await rasterize(site.icon)],
    [SHARE_PICTURE, await drawPicture(course, about)],
  ]);
}
