/** All that the build makes of a course. */
import { rm } from 'node:fs/promises';
import { MESSAGES } from '../course/site-paths.ts';
import { messagesIn } from '../locales/locale.ts';
import type { CourseFolder } from './folder.ts';
import { type Rendered, renderCourse } from './render.ts';
import { renderSite } from './site.ts';

/** The course, and the files beside the Worker by the path under which it reads them. */
export type Built = Extract<Rendered, { ok: true }> & { files: Map<string, string | Uint8Array> };

/** Builds the course in a folder, or says all that is wrong with it; `scratch` is a folder for bundles, emptied again. */
export async function buildCourse(
  folder: CourseFolder,
  scratch: string,
): Promise<Built | Extract<Rendered, { ok: false }>> {
  try {
    const rendered = await renderCourse(folder, scratch);
    if (!rendered.ok) return rendered;
    const { definition, sentences } = rendered;
    const site = await renderSite(definition, rendered.mails, scratch, messagesIn(JSON.stringify(sentences)));
    // The Worker says the others; those of `site` and `mails` stand in what has just been drawn.
    const said = JSON.stringify({ ...sentences, site: undefined, mails: undefined });
    const mails = [...rendered.mails].map(([path, mail]) => [path, JSON.stringify(mail)] as const);
    return { ...rendered, files: new Map([...mails, ...site, [MESSAGES, said]]) };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
