/** What the button "Deploy to Cloudflare" needs: https://developers.cloudflare.com/workers/platform/deploy-buttons. */
import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { parseConfig } from '../../src/config.ts';

const toml = parse(readFileSync('wrangler.toml', 'utf8'));
const vars = Object.keys(toml['vars'] ?? {});
/** What stands in a line of its own; the button asks for each, and lets none be empty. */
const secrets = [...readFileSync('.dev.vars.example', 'utf8').matchAll(/^(\w+)=(.*)$/gm)];

test('the KV namespace has no id, so that each deployment makes its own', () => {
  expect(toml['kv_namespaces']).toEqual([{ binding: 'KV' }]);
});

test('every var and secret that is asked for has a description, and nothing else has', () => {
  const names = ['KV', ...vars, ...secrets.map(([, name]) => name)];
  expect(Object.keys(manifest.cloudflare.bindings).sort()).toEqual(names.sort());
  for (const { description } of Object.values(manifest.cloudflare.bindings)) expect(description).toMatch(/\.$/);
});

test('the secrets that are asked for are those without which a course does not begin, and have no value to be kept by mistake', () => {
  const given = { PUBLIC_URL: 'https://a.example', FROM: 'a@a.example', POSTAL_ADDRESS: '1 Street' };
  const filled = Object.fromEntries(secrets.map(([, name = '']) => [name, 'x'.repeat(32)]));
  expect(parseConfig({ ...given, ...filled })).toMatchObject({ ok: true });
  for (const [, , value] of secrets) expect(value).toBe('');
});
