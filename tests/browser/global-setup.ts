/** One running course on its stage, with its inbox, and one browser, for all files of the project. */
import type { TestProject } from 'vitest/node';
import { startCourse } from '../../src/cli/local/running.ts';
import { COURSE } from '../fixtures/build.ts';
import { STAGE } from '../gallery/stage/settings.ts';
import { serveBrowser } from '../gallery/views/browser.ts';

export default async function setup({ provide }: TestProject) {
  const [course, browser] = await Promise.all([startCourse({ ...STAGE, COURSE }), serveBrowser()]);
  provide('local', course.local);
  provide('browserUrl', browser.wsEndpoint());
  return () => Promise.all([browser.close(), course.stop()]);
}
