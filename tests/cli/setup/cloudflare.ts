/** The account at Cloudflare that the stand-in for wrangler works on: a file in the project's folder. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const cloudflare = v.object({
  loggedIn: v.boolean(),
  accounts: v.array(v.object({ id: v.string(), name: v.string() })),
  /** Null: nothing was ever deployed. */
  worker: v.nullable(v.object({ vars: v.record(v.string(), v.unknown()), secrets: v.record(v.string(), v.string()) })),
  /** Where Workers answer that have no domain of their own; null: the account has no such address. */
  subdomain: v.nullable(v.string()),
  /** Whether a deployment is a dry run of the real wrangler besides, which takes seconds. */
  rehearses: v.boolean(),
  /** Commands that fail, by their words, and what wrangler says then; an error of Cloudflare's has a code and a note. */
  failures: v.record(
    v.string(),
    v.object({ message: v.string(), code: v.exactOptional(v.number()), note: v.exactOptional(v.string()) }),
  ),
  /** Whether somebody answers "no" when wrangler asks whether it shall deploy. */
  stops: v.boolean(),
  /** What was called, oldest first, with what came in by the standard input. */
  calls: v.array(v.object({ command: v.string(), input: v.string() })),
});

/** See {@link cloudflare}. */
export type Cloudflare = v.InferOutput<typeof cloudflare>;

const FILE = 'cloudflare.json';

const NEW_ACCOUNT: Cloudflare = {
  loggedIn: true,
  accounts: [{ id: 'a1', name: 'Anna' }],
  worker: null,
  subdomain: 'anna',
  rehearses: false,
  failures: {},
  stops: false,
  calls: [],
};

/** What there is at Cloudflare, as far as the project in this folder is concerned. */
export function readCloudflare(folder: string): Cloudflare {
  return v.parse(v.pipe(v.string(), v.parseJson(), cloudflare), readFileSync(join(folder, FILE), 'utf8'));
}

/** Changes what is given, and leaves the rest. */
export function changeCloudflare(folder: string, changes: Partial<Cloudflare>): void {
  writeFileSync(join(folder, FILE), JSON.stringify({ ...readCloudflare(folder), ...changes }));
}

/** An account without anything in it. */
export function openCloudflare(folder: string): void {
  writeFileSync(join(folder, FILE), JSON.stringify(NEW_ACCOUNT));
}
