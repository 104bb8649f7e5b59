/**
 * `npm run build`: turns a course into `dist/course.json` and `dist/messages.json`, which are in the Worker's bundle, and
 * `dist/assets/` (mails and pictures), which lie beside it, and bundles the Worker. The course is the one in `emails/`,
 * or the one that `--course examples/drawing` or the variable COURSE names.
 */
import { courseFolder, target } from '../build/folder.ts';
import { tellAll } from '../build/problem.ts';
import { buildInto } from '../build/write.ts';
import { courseArgument, runCommand, UsageError } from './command/run.ts';
import { report } from './local/rebuilds.ts';

await runCommand(async (args) => {
  const [unknown] = courseArgument(args);
  if (unknown !== undefined) throw new UsageError(`npm run build knows no ${unknown}; --course names another course.`);
  // Tests that start one course many times build it once.
  if (process.env['COURSE_IS_BUILT'] === 'yes') return;
  const problems = await buildInto(courseFolder(), target());
  const told = problems.length === 0 ? '' : `The course was not built:\n${tellAll(problems)}`;
  if (!(await report(told)) && told !== '') throw new UsageError(told);
});
