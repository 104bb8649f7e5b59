/** The real wrangler, of somebody who has never logged in: what setup reads from it is what the stand-in says, too. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { cloudflareAccounts, storedSecrets } from '../../../src/cli/setup/cloudflare.ts';
import { runWrangler } from '../../../src/cli/wrangler/run.ts';

let home = '';

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'daystep-'));
  vi.stubEnv('HOME', home);
  vi.stubEnv('XDG_CONFIG_HOME', home);
  for (const name of ['CLOUDFLARE_API_TOKEN', 'CLOUDFLARE_API_KEY', 'CLOUDFLARE_EMAIL', 'CLOUDFLARE_ACCOUNT_ID']) {
    vi.stubEnv(name, undefined);
  }
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(home, { recursive: true, force: true });
});

test('nobody is logged in', async () => {
  expect(await cloudflareAccounts()).toEqual({ ok: false, mistake: { kind: 'not-logged-in' } });
});

test('a command that needs an account fails in words that can be passed on', async () => {
  expect(await storedSecrets()).toMatchObject({
    ok: false,
    mistake: { kind: 'wrangler-failed', words: expect.stringMatching(/^In a non-interactive environment/) },
  });
});

test('the commands that setup runs are there', async () => {
  for (const command of [['secret', 'list'], ['secret', 'bulk'], ['whoami', '--json'], ['deploy'], ['login']]) {
    const { code, output } = await runWrangler([...command, '--help'], { input: '' });
    expect(code).toBe(0);
    expect(output).toContain(`wrangler ${command[0]}`);
  }
});
