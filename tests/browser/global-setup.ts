/** One running course on its stage, with its inbox, and one browser, for all files of the project. */
import type { TestProject } from 'vitest/node';
import { STAGE, startCourse } from '../../src/cli/local/running.ts';
import { serveBrowser } from '../gallery/views/browser.ts';

export default async function setup({ provide }: TestProject) {
  const [course, browser] = await Promise.all([startCourse(STAGE), serveBrowser()]);
  provide('local', course.local);
  provide('browserUrl', browser.wsEndpoint());
  return () => Promise.all([browser.close(), course.stop()]);
}
