import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { ORDINARY } from './tests/clock/instants.ts';
import { shiftClock } from './tests/clock/shift.ts';
import { BUILT } from './tests/fixtures/build.ts';

// All that runs in a test run lives by one clock, which begins here: DAYSTEP_NOW=2028-02-29T10:00Z npm test. Each Node process
// that is started shifts its own, the local course is told by `npm start`, and the tests in workerd by a set-up of theirs.
process.env['DAYSTEP_NOW'] ||= ORDINARY;
const clockAhead = Date.parse(process.env['DAYSTEP_NOW']) - Date.now();
process.env['TEST_CLOCK_AHEAD_MS'] = String(clockAhead);
const preload = new URL('./tests/clock/preload.ts', import.meta.url);
process.env['NODE_OPTIONS'] = `${process.env['NODE_OPTIONS'] ?? ''} --import=${preload}`;
shiftClock(clockAhead);

// The zone is the machine's only where somebody says so: TZ=Pacific/Auckland npm test.
process.env['TZ'] ||= 'UTC';

// The author's own course is for tests/author/ alone.
process.env['AUTHORS_COURSE'] ??= process.env['COURSE'] ?? '';
delete process.env['COURSE'];

// Tests need no network: the place in the world that workerd would look up is a made-up one.
process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false';

/** What the Worker is configured with in tests; each test gives it its own account at the stand-in for Resend. */
const vars = {
  PUBLIC_URL: 'https://course.example',
  FROM: 'Daystep <course@daystep.example>',
  POSTAL_ADDRESS: '1 Example Street, Sampletown',
  RESEND_RPS: '0',
  SIGNING_SECRET: 'a-secret-for-tests-only-0123456789',
};

/** What runs in Node: the build, the mails, the commands, the processes that are killed, and the stand-in for Resend itself. */
const inNode = [
  'tests/author/built.test.ts',
  'tests/{build,cli,docs,kill,mail/layout,simulation,stand-ins/resend}/**/*.test.ts',
];

/** What a reader sees, in a real browser: one running course for all files, so one file after another lives its days. */
const inBrowser = ['tests/browser/**/*.test.ts'];

// wrangler.toml names them, before anything is built.
mkdirSync('dist/assets', { recursive: true });

export default defineConfig({
  test: {
    // All cores: by itself Vitest leaves one alone, which of two is half.
    maxWorkers: '100%',
    projects: [
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: { bindings: vars, assets: { directory: join(BUILT, 'assets') } },
          }),
        ],
        // What src/ names in `dist` is the tests' own course here.
        resolve: { alias: [{ find: /^.*\/dist\/(course|messages)\.json$/, replacement: resolve(BUILT, '$1.json') }] },
        test: {
          name: 'worker',
          isolate: false,
          include: ['tests/**/*.test.ts'],
          exclude: [...inNode, ...inBrowser],
          setupFiles: ['tests/clock/worker-setup.ts'],
          globalSetup: [
            'tests/fixtures/build.ts',
            'tests/stand-ins/global-setup.ts',
            'tests/german/global-setup.ts',
            'tests/author/global-setup.ts',
          ],
          provide: {
            clockAhead,
            readers: Number(process.env['READERS'] ?? 40),
            imported: Number(process.env['IMPORTED'] ?? 405),
          },
          testTimeout: 60_000,
          // They are no ES modules, or need one that is none: bundled before the tests, as they are for the Worker itself.
          deps: { optimizer: { ssr: { enabled: true, include: ['papaparse', 'resend'] } } },
        },
      },
      { test: { name: 'node', include: inNode, globalSetup: ['tests/fixtures/build.ts'], testTimeout: 30_000 } },
      {
        test: {
          name: 'browser',
          include: inBrowser,
          globalSetup: ['tests/browser/global-setup.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
