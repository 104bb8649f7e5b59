/** The preview in wrangler.toml: whole by itself, and nothing of the course's own. */
import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { parseConfig } from '../../src/config.ts';

const { env, vars, kv_namespaces, ratelimits, version_metadata } = parse(readFileSync('wrangler.toml', 'utf8'));
const { preview } = JSON.parse(JSON.stringify(env));

test('it has every binding and var that the course has, since an environment inherits none', () => {
  expect(Object.keys(preview.vars).sort()).toEqual([...Object.keys(vars ?? {}), 'ONLY_TO'].sort());
  expect(preview.kv_namespaces).toEqual(kv_namespaces);
  expect(preview.version_metadata).toEqual(version_metadata);
});

test('its requests are counted with the same limits, and apart', () => {
  const limitsOf = (list: unknown) =>
    JSON.parse(JSON.stringify(list)).map(({ name, simple }: { name: string; simple: object }) => ({ name, simple }));
  const idsOf = (list: unknown) =>
    JSON.parse(JSON.stringify(list)).map(({ namespace_id }: { namespace_id: string }) => namespace_id);
  expect(limitsOf(preview.ratelimits)).toEqual(limitsOf(ratelimits));
  const ids = [...idsOf(ratelimits), ...idsOf(preview.ratelimits)];
  expect(new Set(ids).size).toBe(ids.length);
});

test('it takes no domain away from the course, whose routes it would inherit', () => {
  expect(preview.routes).toEqual([]);
  expect(preview.workers_dev).toBe(true);
});

test('it mails nobody as it comes', () => {
  const filled = {
    PUBLIC_URL: 'https://daystep-preview.anna.workers.dev',
    FROM: 'a@a.example',
    POSTAL_ADDRESS: '1 Street',
  };
  const secrets = { RESEND_API_KEY: 're_1', SIGNING_SECRET: 'x'.repeat(32) };
  expect(parseConfig({ ...preview.vars, ...filled, ...secrets })).toMatchObject({
    ok: true,
    config: { onlyTo: ['delivered@resend.dev'] },
  });
});

test('it is deployed by a command of its own', () => {
  expect(manifest.scripts['deploy:preview']).toBe('node src/cli/deploy.ts --env preview');
});
