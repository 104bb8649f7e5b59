/**
 * What to do about each of Resend's errors, in one table
 * (https://resend.com/docs/api-reference/errors). A name that is not in it is judged by its status.
 */

/**
 * - `already`: this very call was answered before with another payload; its mails are out.
 * - `busy`: another run is making this very call right now. The same call again, later, gets that one's answer.
 * - `wait`: too fast; the same call again after the time that Resend names.
 * - `retry`: Resend or the line is down; whether the call got through is unknown. The same call again, later.
 * - `spent`: the quota of the day or month is used up; no call can succeed until it opens.
 * - `stop`: no call can succeed now (key refused, domain unverified, account suspended); none more in this tick.
 * - `refuse`: this call can never succeed as it is.
 */
export type Action = 'already' | 'busy' | 'wait' | 'retry' | 'spent' | 'stop' | 'refuse';

/** An error as Resend tells it; `statusCode` is null where no answer came. */
export interface ResendError {
  name?: string | undefined;
  statusCode?: number | null;
  message?: string | undefined;
}

const BY_NAME: ReadonlyMap<string, Action> = new Map(
  Object.entries<Action>({
    invalid_idempotent_request: 'already',
    concurrent_idempotent_requests: 'busy',
    rate_limit_exceeded: 'wait',
    daily_quota_exceeded: 'spent',
    monthly_quota_exceeded: 'spent',
    missing_api_key: 'stop',
    restricted_api_key: 'stop',
    invalid_api_key: 'stop',
    suspended_api_key: 'stop',
    invalid_from_address: 'stop',
    invalid_idempotency_key: 'refuse',
    missing_required_field: 'refuse',
    invalid_parameter: 'refuse',
    application_error: 'retry',
    internal_server_error: 'retry',
    service_unavailable: 'retry',
  }),
);

/**
 * `validation_error` comes as 400 and 422 for a bad mail, and as 403 for a sending domain that is not verified. Any
 * other refusal is about how we call, and no subscriber's fault.
 */
function byStatus(status: number | null | undefined): Action {
  if (status === null || status === undefined || status >= 500 || status === 408) return 'retry';
  if (status === 429) return 'wait';
  return status === 400 || status === 422 ? 'refuse' : 'stop';
}

/** What to do after this error. */
export function actionFor({ name, statusCode, message }: ResendError): Action {
  const action = BY_NAME.get(name ?? '') ?? byStatus(statusCode);
  return action === 'refuse' && namesSender(message ?? '') ? 'stop' : action;
}

/** Whether a refusal is about the sender, the same in every mail of the deployment. */
export function namesSender(message: string): boolean {
  return /`(from|reply_to)`/i.test(message);
}

/** The fields of a mail that are ours and not the recipient's, in backticks, as Resend's messages name them. */
const OUR_FIELDS = /`(from|reply_to|subject|html|text|headers|tags)`/i;

/** Whether a refusal is about what we put into every mail, and so would affect every recipient. */
export function namesOurField(message: string): boolean {
  return OUR_FIELDS.test(message);
}

/** Resend's messages name addresses: the recipient's, or the account owner's where the domain is not verified. */
const ADDRESS = /[^\s<>()"'`]+@[^\s<>()"'`]+/g;

/** An error is kept in a key's metadata, which KV limits to 1,024 bytes. */
const MAX_LENGTH = 200;

/** The error as a sentence for the log, `/health` and the operator: short, and without an address. */
export function describeError({ name, statusCode, message }: ResendError): string {
  const status = statusCode ? ` (${statusCode})` : '';
  return publicMessage(`Resend: ${name ?? 'unknown error'}${status}: ${message ?? 'no message'}`);
}

/** A message that may be shown to anyone and fits into the clock: without addresses, cut to `longest` characters. */
export function publicMessage(message: string, longest = MAX_LENGTH): string {
  return message.replace(ADDRESS, '(address)').slice(0, longest);
}
