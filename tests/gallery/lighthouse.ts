/**
 * `npm run lighthouse`: the landing page must have 100 in all four categories, every other page 100 in accessibility, as
 * Lighthouse sees them on a phone. Prints a table; fails where a page has less.
 */
import { type LaunchedChrome, launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { runCommand, UsageError } from '../../src/cli/command/run.ts';
import { startCourse } from '../../src/cli/local/running.ts';
import { COURSE } from '../fixtures/build.ts';
import { STAGE } from './stage/settings.ts';
import { browserProgram } from './views/browser.ts';
import { exhibit } from './views/exhibition.ts';
import { collectViews } from './views/views.ts';

const ALL = ['performance', 'accessibility', 'best-practices', 'seo'];
const SEEN = ['accessibility'];

interface Scores {
  /** 0 to 100, by category. */
  scores: Map<string, number>;
  /** What cost points. */
  lacks: string[];
}

async function run(): Promise<void> {
  const course = await startCourse({ ...STAGE, COURSE });
  const { executablePath, args } = await browserProgram();
  const chrome = await launch({ chromePath: executablePath, chromeFlags: [...args, '--headless=new'] });
  try {
    const views = (await collectViews(course.local)).filter(({ group }) => group !== 'Mails');
    const exhibition = await exhibit(views, course.local);
    const pages = [
      { name: 'the landing page', url: `${course.local.courseUrl}/`, categories: ALL },
      ...views.map((view) => ({ name: view.name, url: exhibition.urlOf(view), categories: SEEN })),
    ];
    const below: string[] = [];
    for (const page of pages) {
      const scores = await scoresOf(page, chrome);
      tell(page.name, scores);
      if (!isWhole(scores)) below.push(page.name);
    }
    await exhibition.close();
    if (below.length > 0) throw new UsageError(`Less than 100: ${below.join(', ')}.`);
    console.log(`\n  All ${pages.length} pages have 100.\n`);
  } finally {
    chrome.kill();
    await course.stop();
  }
}

interface Page {
  name: string;
  url: string;
  categories: string[];
}

async function scoresOf({ name, url, categories }: Page, { port }: LaunchedChrome): Promise<Scores> {
  const result = await lighthouse(url, { port, logLevel: 'error', output: 'json', onlyCategories: categories });
  if (!result) throw new Error(`Lighthouse has nothing to say of ${name}.`);
  const { categories: judged, audits, runtimeError } = result.lhr;
  if (runtimeError) throw new Error(`Lighthouse could not look at ${name}: ${runtimeError.message}`);
  const scores = Object.values(judged).map(({ id, score }) => [id, Math.round((score ?? 0) * 100)] as const);
  const weighed = Object.values(judged).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
  const lacks = weighed.flatMap(({ id }) => {
    const audit = audits[id];
    return audit && audit.score !== null && audit.score < 1
      ? [`${audit.title} (${audit.explanation ?? audit.displayValue ?? id})`]
      : [];
  });
  return { scores: new Map(scores), lacks };
}

function tell(name: string, { scores, lacks }: Scores): void {
  const messages = [...scores].map(([category, score]) => `${category} ${String(score).padStart(3)}`);
  console.log(`  ${name.padEnd(30)}${messages.join('  ')}`);
  for (const lack of isWhole({ scores }) ? [] : lacks) console.log(`    lacks: ${lack}`);
}

const isWhole = ({ scores }: Pick<Scores, 'scores'>) => [...scores.values()].every((score) => score === 100);

await runCommand(run);
