/**
 * Stands in for wrangler where that would need an account: it reads and says what wrangler 4 does, in the same places
 * (standard output and input, the file of WRANGLER_OUTPUT_FILE_PATH, the exit code). Where the
 * test wants it, what is deployed goes through the real wrangler first, as a dry run.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'smol-toml';
import * as v from 'valibot';
import { changeCloudflare, readCloudflare } from './cloudflare.ts';

const folder = process.cwd();
const words = process.argv.slice(2);
const command = words.join(' ');
const state = readCloudflare(folder);
const input = command === 'secret bulk' ? readFileSync(0, 'utf8') : '';
changeCloudflare(folder, { calls: [...state.calls, { command, input }] });

const toml = v.parse(
  v.object({
    name: v.string(),
    account_id: v.optional(v.string()),
    vars: v.record(v.string(), v.unknown()),
    env: v.optional(v.record(v.string(), v.unknown()), {}),
  }),
  parse(readFileSync('wrangler.toml', 'utf8')),
);

if (Object.keys(toml.env).length > 0 && process.env['CLOUDFLARE_ENV'] === undefined) {
  console.error(`▲ [WARNING] Multiple environments are defined, but no target environment was specified.\n`);
}

function tell(entry: object): void {
  const file = process.env['WRANGLER_OUTPUT_FILE_PATH'];
  if (file) appendFileSync(file, `${JSON.stringify(entry)}\n`);
}

function fail({ message, code, note }: { message: string; code?: number; note?: string }): never {
  tell({ type: 'command-failed', version: 1, code, message, timestamp: new Date().toISOString() });
  const lines =
    note === undefined ? [] : [`  ${note} [code: ${code}]`, '  If you think this is a bug, please open an issue.'];
  console.error(`\n${[`✘ [ERROR] ${message}`, ...lines].join('\n\n')}\n`);
  process.exit(1);
}

function needAccount(): void {
  if (!state.loggedIn) {
    fail({
      message: "In a non-interactive environment, it's necessary to set a CLOUDFLARE_API_TOKEN environment variable.",
    });
  }
  if (state.accounts.length > 1 && !toml.account_id && !process.env['CLOUDFLARE_ACCOUNT_ID']) {
    fail({ message: 'More than one account available but unable to select one in non-interactive mode.' });
  }
}

function whoami(): void {
  const { loggedIn, accounts } = state;
  console.log(JSON.stringify(loggedIn ? { loggedIn, authType: 'OAuth Token', accounts } : { loggedIn }, null, 2));
  if (!loggedIn) process.exitCode = 1;
}

function listSecrets(): void {
  needAccount();
  if (state.worker === null) {
    fail({
      message: `Worker "${toml.name}" not found.\n\nIf this is a new Worker, run \`wrangler deploy\` first to create it.`,
    });
  }
  const list = Object.keys(state.worker.secrets).map((name) => ({ name, type: 'secret_text' }));
  console.log(JSON.stringify(list, null, '  '));
}

function storeSecrets(): void {
  needAccount();
  const secrets = v.parse(v.record(v.string(), v.string()), JSON.parse(input));
  const { worker } = state;
  if (worker === null) fail({ message: 'The stand-in makes no draft of a Worker: deploy first.' });
  changeCloudflare(folder, { worker: { ...worker, secrets: { ...worker.secrets, ...secrets } } });
  for (const name of Object.keys(secrets)) console.log(`✨ Successfully created secret for key: ${name}`);
}

function rehearse(): void {
  const real = resolve(import.meta.dirname, '../../../node_modules/wrangler/bin/wrangler.js');
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_OUTPUT_FILE_PATH: '' };
  const dry = spawnSync(process.execPath, [real, 'deploy', '--dry-run'], { stdio: 'inherit', env });
  if (dry.status !== 0) fail({ message: 'The real wrangler would not deploy this.' });
}

function deploy(): void {
  needAccount();
  if (state.stops) return;
  if (state.rehearses) rehearse();
  changeCloudflare(folder, { worker: { secrets: {}, ...state.worker, vars: toml.vars } });
  const address = state.subdomain === null ? [] : [`https://${toml.name}.${state.subdomain}.workers.dev`];
  tell({ type: 'deploy', version: 1, worker_name: toml.name, targets: [...address, 'schedule: */15 * * * *'] });
}

const failure = state.failures[command];
if (failure !== undefined) fail(failure);
const COMMANDS: Record<string, () => void> = {
  'whoami --json': whoami,
  'secret list': listSecrets,
  'secret bulk': storeSecrets,
  deploy,
};
const run = COMMANDS[command];
if (run === undefined) fail({ message: `Unknown arguments: ${command}` });
run();
