/** The author's own course: in `emails/`, or in the folder that COURSE names when the tests are started. */
import { type CourseFolder, courseFolder } from '../../src/build/folder.ts';

/** vitest.config.ts takes it out of COURSE, since the commands that other tests start are to find nothing there. */
export const authorsCourse = (): CourseFolder => courseFolder(process.env['AUTHORS_COURSE'] || 'emails');
