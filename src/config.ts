/** Parses the vars and secrets once, into values that cannot be wrong inside; every problem is named with its remedy. */
import {
  type BaseIssue,
  check,
  type InferOutput,
  integer,
  maxValue,
  minLength,
  minValue,
  object,
  optional,
  pipe,
  safeParse,
  string,
  toNumber,
  transform,
  trim,
} from 'valibot';
import { addressesIn, normalizeAddress } from './domain/address.ts';
import { originsIn } from './domain/origins.ts';

/** A var that is set to nothing counts as not set: wrangler.toml lists them all for the operator to fill in. */
const text = (missing: string) => pipe(optional(string(), ''), trim(), minLength(1, missing));

const numberVar = (fallback: string, problem: string) =>
  pipe(
    optional(string(), ''),
    trim(),
    transform((value) => value || fallback),
    check((value) => /^\d+(\.\d+)?$/.test(value), problem),
    toNumber(),
  );

const isUrl = (value: string) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);

const withoutSlash = (url: string) => url.replace(/\/+$/, '');

/** The address in `Name <address>`, or the whole of it. */
export const mailbox = (value: string) => /^[^<>]*<([^<>]*)>$/.exec(value)?.[1] ?? value;

const isMailbox = (value: string) => normalizeAddress(mailbox(value)) !== null;

/** HS256 wants a key as long as its hash: 32 bytes (RFC 7518, 3.2). */
const SECRET_LENGTH = 32;

/** Whoever guesses the password of `/admin` has every subscriber's address: what a person could remember is no password. */
const PASSWORD_LENGTH = 16;

/** Whether a password that is set is shorter than what nobody guesses. */
export const isGuessable = (password: string) => password !== '' && password.length < PASSWORD_LENGTH;

/** An idempotency key has room for 256 characters; a cohort, a batch, two slugs and a part take the rest. */
const MAX_HOST_LENGTH = 90;

const SendHour = 'SEND_HOUR must be a whole hour from 0 to 23, such as 7.';
const DailyQuota = 'RESEND_DAILY_QUOTA must be a whole number of mails a day, such as 100 (0: your plan has none).';
const Reserve = 'RESEND_RESERVE must be a whole number of mails a day, such as 10.';
const AllowedOrigins =
  'ALLOWED_ORIGINS must be whole origins with commas between them, such as https://anna.example, https://www.anna.example.';
const OnlyTo =
  'ONLY_TO must be addresses with commas between them, such as anna@course.example, delivered@resend.dev; empty: everybody is mailed.';
const CallsPerTick = 'RESEND_CALLS_PER_TICK must be a whole number from 1, such as 45.';

const ConfigSchema = object({
  PUBLIC_URL: pipe(
    text('PUBLIC_URL is missing: the address at which readers reach this Worker, such as https://course.example.'),
    check(isUrl, 'PUBLIC_URL must be a whole URL, such as https://course.example.'),
    check(
      (value) => new URL(value).href === `${new URL(value).origin}/`,
      'PUBLIC_URL must be a whole site without a path: https://course.example, and nothing behind it.',
    ),
    check(
      (value) => new URL(value).host.length <= MAX_HOST_LENGTH,
      `PUBLIC_URL has a host of over ${MAX_HOST_LENGTH} characters: idempotency keys begin with it. Use a shorter one.`,
    ),
    transform(withoutSlash),
  ),
  FROM: pipe(
    text('FROM is missing: who the mails come from, such as Anna Berg <anna@course.example>.'),
    check(isMailbox, 'FROM must be an address, or a name with one: Anna Berg <anna@course.example>.'),
  ),
  REPLY_TO: pipe(
    optional(string(), ''),
    trim(),
    check((value) => value === '' || isMailbox(value), 'REPLY_TO must be an address, such as anna@course.example.'),
  ),
  POSTAL_ADDRESS: text('POSTAL_ADDRESS is missing: the law in many countries wants it in every mail.'),
  SEND_HOUR: pipe(numberVar('7', SendHour), integer(SendHour), maxValue(23, SendHour)),
  RESEND_BASE_URL: pipe(
    optional(string(), ''),
    trim(),
    transform((value) => withoutSlash(value || 'https://api.resend.com')),
    check(isUrl, 'RESEND_BASE_URL must be a whole URL; leave it out for Resend itself.'),
  ),
  RESEND_RPS: numberVar('5', 'RESEND_RPS must be a number of calls a second, such as 5 (0: no pacing).'),
  RESEND_RPS_RESERVE: numberVar(
    '1',
    'RESEND_RPS_RESERVE must be a number of calls a second, such as 1 (0: none is kept).',
  ),
  RESEND_CALLS_PER_TICK: pipe(numberVar('45', CallsPerTick), integer(CallsPerTick), minValue(1, CallsPerTick)),
  RESEND_DAILY_QUOTA: pipe(numberVar('100', DailyQuota), integer(DailyQuota)),
  RESEND_RESERVE: pipe(numberVar('10', Reserve), integer(Reserve)),
  ALERT_WEBHOOK_URL: pipe(
    optional(string(), ''),
    trim(),
    check(
      (value) => value === '' || isUrl(value),
      'ALERT_WEBHOOK_URL must be a whole URL, such as the one that Slack gives for an incoming webhook; or leave it out.',
    ),
  ),
  ALLOWED_ORIGINS: pipe(
    optional(string(), ''),
    transform(originsIn),
    check((origins) => origins !== null, AllowedOrigins),
    transform((origins) => origins ?? []),
  ),
  ONLY_TO: pipe(
    optional(string(), ''),
    trim(),
    transform((list) => ({ list, addresses: list === '' ? null : addressesIn(list) })),
    check(({ list, addresses }) => list === '' || addresses !== null, OnlyTo),
    transform(({ addresses }) => addresses),
  ),
  TURNSTILE_SITE_KEY: pipe(optional(string(), ''), trim()),
  TURNSTILE_SECRET_KEY: pipe(optional(string(), ''), trim()),
  TURNSTILE_BASE_URL: pipe(
    optional(string(), ''),
    trim(),
    transform((value) => withoutSlash(value || 'https://challenges.cloudflare.com')),
    check(isUrl, 'TURNSTILE_BASE_URL must be a whole URL; leave it out for Cloudflare itself.'),
  ),
  RESEND_WEBHOOK_SECRET: pipe(
    optional(string(), ''),
    trim(),
    check(
      (value) => value === '' || /^whsec_[A-Za-z0-9+/]+={0,2}$/.test(value),
      'RESEND_WEBHOOK_SECRET must be the signing secret that Resend shows for the webhook: it begins with whsec_.',
    ),
  ),
  ADMIN_PASSWORD: pipe(optional(string(), ''), trim()),
  RESEND_API_KEY: pipe(
    text('RESEND_API_KEY is missing: store it with `npx wrangler secret put RESEND_API_KEY`.'),
    // It is sent in a header, which holds no others: the SDK would throw.
    check(
      (value) => /^[\x21-\x7e]+$/.test(value),
      'RESEND_API_KEY has a character that no key has: copy the whole key, and store it with `npx wrangler secret put RESEND_API_KEY`.',
    ),
  ),
  SIGNING_SECRET: pipe(
    text(
      'SIGNING_SECRET is missing: store 32 random characters or more with `npx wrangler secret put SIGNING_SECRET`.',
    ),
    minLength(SECRET_LENGTH, 'SIGNING_SECRET is too short: it needs at least 32 characters, random ones.'),
  ),
  SIGNING_SECRET_PREVIOUS: pipe(
    optional(string(), ''),
    trim(),
    check(
      (value) => value === '' || value.length >= SECRET_LENGTH,
      'SIGNING_SECRET_PREVIOUS is too short: give the whole former secret, or remove it.',
    ),
  ),
});

const settings = pipe(
  ConfigSchema,
  check(
    ({ RESEND_DAILY_QUOTA: quota, RESEND_RESERVE: reserve }) => quota === 0 || reserve < quota,
    'RESEND_RESERVE must be less than RESEND_DAILY_QUOTA: lessons would never leave.',
  ),
  check(
    ({ TURNSTILE_SITE_KEY: site, TURNSTILE_SECRET_KEY: secret }) => site === '' || secret !== '',
    'TURNSTILE_SECRET_KEY is missing beside TURNSTILE_SITE_KEY: store it with `npx wrangler secret put TURNSTILE_SECRET_KEY`.',
  ),
  check(
    ({ TURNSTILE_SITE_KEY: site, TURNSTILE_SECRET_KEY: secret }) => secret === '' || site !== '',
    'TURNSTILE_SITE_KEY is missing beside TURNSTILE_SECRET_KEY: Cloudflare shows it where the widget was made.',
  ),
  transform((vars) => ({
    /** Without a slash at the end. */
    publicUrl: vars.PUBLIC_URL,
    /** What tells this deployment from any other on the same Resend account: a preview under a copied address, too. */
    deployment: `${vars.ONLY_TO === null ? '' : 'preview.'}${new URL(vars.PUBLIC_URL).host}`,
    from: vars.FROM,
    replyTo: vars.REPLY_TO || vars.FROM,
    postalAddress: vars.POSTAL_ADDRESS,
    /** The local hour (0 to 23) at which lessons arrive. */
    sendHour: vars.SEND_HOUR,
    resend: {
      apiKey: vars.RESEND_API_KEY,
      baseUrl: vars.RESEND_BASE_URL,
      /** Calls a second, and those of them that ticks leave for confirmations. */
      limit: { perSecond: vars.RESEND_RPS, reserved: vars.RESEND_RPS_RESERVE },
      callsPerTick: vars.RESEND_CALLS_PER_TICK,
      /** Mails a day on Resend's free plan, where its answers count them; 0: no quota. */
      dailyQuota: vars.RESEND_DAILY_QUOTA,
      /** Mails a day that lessons leave for confirmations, as far as there is a quota. */
      reserve: vars.RESEND_RESERVE,
      /** Signs the events of Resend's webhook; empty where none is set up. */
      webhookSecret: vars.RESEND_WEBHOOK_SECRET,
    },
    /** Where the operator is told of trouble; empty: nowhere. */
    alertUrl: vars.ALERT_WEBHOOK_URL,
    /** The sites, besides our own, where the form may stand. */
    allowedOrigins: vars.ALLOWED_ORIGINS,
    /** A preview mails these addresses (normalised) alone, and Resend's own for tests; null: everybody is mailed. */
    onlyTo: vars.ONLY_TO,
    /** Null: signups are not asked whether a person makes them. */
    turnstile:
      vars.TURNSTILE_SITE_KEY === ''
        ? null
        : {
            siteKey: vars.TURNSTILE_SITE_KEY,
            secretKey: vars.TURNSTILE_SECRET_KEY,
            baseUrl: vars.TURNSTILE_BASE_URL,
          },
    /** Opens `/admin`; empty: there is no such area. */
    adminPassword: vars.ADMIN_PASSWORD,
    /** The first signs; all are accepted. */
    signingSecrets: [vars.SIGNING_SECRET, vars.SIGNING_SECRET_PREVIOUS].filter((secret) => secret !== ''),
  })),
);

export type Config = InferOutput<typeof settings>;

export type ParsedConfig = { ok: true; config: Config } | { ok: false; problems: string[] };

/** The configuration, or every problem with it, each a sentence that says what to do. */
export function parseConfig(env: object): ParsedConfig {
  const parsed = safeParse(settings, env, { abortPipeEarly: true });
  if (parsed.success) return { ok: true, config: parsed.output };
  return { ok: false, problems: parsed.issues.map(problemIn) };
}

/** A number that stands in wrangler.toml without quotes, say, arrives as no text at all. */
function problemIn({ type, path, message }: BaseIssue<unknown>): string {
  return type === 'string' ? `${path?.[0]?.key} must be text: write its value in quotes.` : message;
}
