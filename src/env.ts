/** What the Worker is given: wrangler.toml's bindings and vars, and the secrets. All of it is parsed in config.ts. */
export interface Env {
  KV: KVNamespace;
  /** The rendered mails and the pictures (`dist/assets/`). */
  ASSETS: Fetcher;
  SIGNUP_RATE_LIMIT: RateLimit;
  ADMIN_RATE_LIMIT: RateLimit;
  /** Which version runs, and since when. */
  CF_VERSION_METADATA?: WorkerVersionMetadata;
  PUBLIC_URL?: string;
  FROM?: string;
  REPLY_TO?: string;
  POSTAL_ADDRESS?: string;
  SEND_HOUR?: string;
  RESEND_BASE_URL?: string;
  RESEND_RPS?: string;
  RESEND_RPS_RESERVE?: string;
  RESEND_CALLS_PER_TICK?: string;
  RESEND_DAILY_QUOTA?: string;
  RESEND_RESERVE?: string;
  ALERT_WEBHOOK_URL?: string;
  ALLOWED_ORIGINS?: string;
  ONLY_TO?: string;
  TURNSTILE_SITE_KEY?: string;
  TURNSTILE_SECRET_KEY?: string;
  TURNSTILE_BASE_URL?: string;
  ADMIN_PASSWORD?: string;
  RESEND_API_KEY?: string;
  RESEND_WEBHOOK_SECRET?: string;
  SIGNING_SECRET?: string;
  SIGNING_SECRET_PREVIOUS?: string;
}
