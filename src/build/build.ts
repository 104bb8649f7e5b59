/** All that the build makes of an author's folder. */
import { rm } from 'node:fs/promises';
import { WORDS } from '../core/site-paths.ts';
import { wordsIn } from '../words/words.ts';
import { siteProblems } from './problems.ts';
import { loadDefinition, type Rendered, renderCourse } from './render.ts';
import { renderSite } from './site.ts';

/** The course, and the files beside the Worker by the path under which it reads them. */
export type Built = Extract<Rendered, { ok: true }> & { files: Map<string, string | Uint8Array> };

/** Builds the course in the folder `emails`, or says all that is wrong with it; `scratch` is a folder for bundles, emptied again. */
export async function buildCourse(emails: string, scratch: string): Promise<Built | Extract<Rendered, { ok: false }>> {
  try {
    const rendered = await renderCourse(emails, scratch);
    if (!rendered.ok) return rendered;
    const definition = await loadDefinition(emails, scratch);
    const problems = siteProblems(definition);
    if (problems.length > 0) return { ok: false, problems };
    const { sentences } = rendered;
    const site = await renderSite(definition, rendered.mails, scratch, wordsIn(JSON.stringify(sentences)));
    // The Worker says the others; those of `site` and `mails` stand in what has just been drawn.
    const said = JSON.stringify({ ...sentences, site: undefined, mails: undefined });
    const mails = [...rendered.mails].map(([path, mail]) => [path, JSON.stringify(mail)] as const);
    return { ...rendered, files: new Map([...mails, ...site, [WORDS, said]]) };
  } catch (error) {
    return { ok: false, problems: [error instanceof Error ? error.message : String(error)] };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
