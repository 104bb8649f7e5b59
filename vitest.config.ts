import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

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
const inNode = ['tests/{build,cli,docs,kill,mail/layout,simulation,stand-ins/resend}/**/*.test.ts'];

/** What a reader sees, in a real browser: one running course for all files, so one file after another lives its days. */
const inBrowser = ['tests/browser/**/*.test.ts'];

export default defineConfig({
  test: {
    // All cores: by itself Vitest leaves one alone, which of two is half.
    maxWorkers: '100%',
    projects: [
      {
        plugins: [cloudflareTest({ wrangler: { configPath: './wrangler.toml' }, miniflare: { bindings: vars } })],
        test: {
          name: 'worker',
          isolate: false,
          include: ['tests/**/*.test.ts'],
          exclude: [...inNode, ...inBrowser],
          globalSetup: ['tests/stand-ins/global-setup.ts', 'tests/german/global-setup.ts'],
          provide: { readers: Number(process.env['READERS'] ?? 40), imported: Number(process.env['IMPORTED'] ?? 405) },
          testTimeout: 60_000,
          // They are no ES modules, or need one that is none: bundled before the tests, as they are for the Worker itself.
          deps: { optimizer: { ssr: { enabled: true, include: ['papaparse', 'resend'] } } },
        },
      },
      { test: { name: 'node', include: inNode, testTimeout: 30_000 } },
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
