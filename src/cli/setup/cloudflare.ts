/** What setup asks of Cloudflare, all of it through wrangler, and what went wrong as a value. */
import { array, boolean, type InferOutput, object, optional, safeParse, string } from 'valibot';
import { deployCourse, type Ended, runWrangler } from '../wrangler/run.ts';
import { fine, type Result, wrong } from './mistakes.ts';

const AccountSchema = object({ id: string(), name: string() });
const WhoamiSchema = object({ loggedIn: boolean(), accounts: optional(array(AccountSchema), []) });
const SecretsSchema = array(object({ name: string() }));

/** An account at Cloudflare that wrangler may use. */
export type CloudflareAccount = InferOutput<typeof AccountSchema>;

const quietly = (...args: string[]) => runWrangler(args, { input: '' });

/** The accounts that wrangler is logged in to. */
export async function cloudflareAccounts(): Promise<Result<CloudflareAccount[]>> {
  const ended = await quietly('whoami', '--json');
  const told = safeParse(WhoamiSchema, jsonIn(ended.output));
  if (!told.success) return failed('say who is logged in', ended);
  return told.output.loggedIn ? fine(told.output.accounts) : wrong({ kind: 'not-logged-in' });
}

/** Lets wrangler open Cloudflare's page for logging in; whether it went well, `cloudflareAccounts` says. */
export async function logIn(): Promise<void> {
  await runWrangler(['login'], 'terminal');
}

/** The names of the Worker's secrets; null where it was never deployed. */
export async function storedSecrets(): Promise<Result<string[] | null>> {
  const ended = await quietly('secret', 'list');
  if (/^Worker ".*" not found/.test(ended.words)) return fine(null);
  const told = safeParse(SecretsSchema, jsonIn(ended.output));
  return told.success ? fine(told.output.map(({ name }) => name)) : failed('list the secrets', ended);
}

/** Stores secrets in one call. They go through wrangler's standard input: arguments are seen by the whole machine. */
export async function storeSecrets(secrets: Readonly<Record<string, string>>): Promise<Result<null>> {
  const ended = await runWrangler(['secret', 'bulk'], { input: JSON.stringify(secrets) });
  if (ended.code === 0) return fine(null);
  // Should an answer quote what was sent to it.
  const words = Object.values(secrets).reduce((text, secret) => text.replaceAll(secret, '…'), ended.words);
  return failed('store the secrets', { ...ended, words });
}

/** No domain of the account has this host: the error of a custom domain or a route, https://github.com/cloudflare/workers-sdk/issues/2906. */
const ZONE_NOT_FOUND = 10083;

/** Deploys the Worker, and says where it answers at workers.dev; null where it does not. `host` is where it should. */
export async function deploy(host: string | null): Promise<Result<string | null>> {
  const { code, targets, words, error } = await deployCourse([]);
  // Whoever answers "no" to a question of wrangler's ends it without a failure, and without a deployment.
  if (code === 0 && targets === null) return wrong({ kind: 'deploy-failed', words: 'It was stopped.' });
  if (code === 0) return fine(targets?.find((target) => /^https:\/\/\S+\.workers\.dev$/.test(target)) ?? null);
  if (host !== null && (error === ZONE_NOT_FOUND || /could not find zone/i.test(words))) {
    return wrong({ kind: 'zone-missing', host });
  }
  return wrong({ kind: 'deploy-failed', words });
}

function failed(doing: string, { words }: Ended) {
  return wrong({ kind: 'wrangler-failed', doing, words: words || 'Its answer is not understood.' });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
