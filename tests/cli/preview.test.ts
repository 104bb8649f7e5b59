/** The preview in wrangler.toml: whole by itself, and nothing of the course's own. */
import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { parseConfig } from '../../src/config.ts';

const bindings = {
  vars: v.record(v.string(), v.string()),
  kv_namespaces: v.array(v.object({ binding: v.string() })),
  ratelimits: v.array(v.object({ name: v.string(), namespace_id: v.string(), simple: v.unknown() })),
  version_metadata: v.unknown(),
};

const toml = v.object({
  ...bindings,
  env: v.object({ preview: v.object({ ...bindings, routes: v.unknown(), workers_dev: v.unknown() }) }),
});

const {
  env: { preview },
  ...course
} = v.parse(toml, parse(readFileSync('wrangler.toml', 'utf8')));

test('it has every binding and var that the course has, since an environment inherits none', () => {
  expect(Object.keys(preview.vars).sort()).toEqual([...Object.keys(course.vars), 'ONLY_TO'].sort());
  expect(preview.kv_namespaces).toEqual(course.kv_namespaces);
  expect(preview.version_metadata).toEqual(course.version_metadata);
});

test('its requests are counted with the same limits, and apart', () => {
  const limitsOf = ({ ratelimits }: typeof preview | typeof course) =>
    ratelimits.map(({ name, simple }) => ({ name, simple }));
  expect(limitsOf(preview)).toEqual(limitsOf(course));
  const ids = [...course.ratelimits, ...preview.ratelimits].map(({ namespace_id }) => namespace_id);
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
