/**
 * What comes of the builds that wrangler starts whenever an author saves, while `npm start` runs. Wrangler would show a
 * mistake inside a page of its own error, and answer nothing until it is mended: so such a build leaves the course
 * as it was, and reports into a file.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setInterval } from 'node:timers/promises';

/** Names the file into which a build reports; where it is not set, a build that fails fails. */
const REPORT = 'BUILD_REPORT';

/** How often the report is looked at (ms). */
const LOOK_EVERY_MS = 300;

/** The course is built: whether that went well. A build that fails has said why. */
export async function buildOnce(): Promise<boolean> {
  const [code] = await once(spawn(process.execPath, ['src/cli/build.ts'], { stdio: 'inherit' }), 'exit');
  return code === 0;
}

/** Reports what a build has to say, the empty string where it went well; false where nobody asked for reports. */
export async function report(words: string): Promise<boolean> {
  const file = process.env[REPORT];
  if (file === undefined) return false;
  await writeFile(file, words);
  return true;
}

/** From now on, builds that this process or its children start report, and what they report is printed. */
export async function tellRebuilds(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'daystep-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'report.txt');
  process.env[REPORT] = file;
  void printChanges(file);
}

async function printChanges(file: string): Promise<void> {
  let last = '';
  for await (const _ of setInterval(LOOK_EVERY_MS, undefined, { ref: false })) {
    const words = await readFile(file, 'utf8').catch(() => last);
    if (words === last) continue;
    last = words;
    console.log(
      words === '' ? '\n  The course is built again.\n' : `\n  ${words}\n\n  Until then it stays as it was.\n`,
    );
  }
}
