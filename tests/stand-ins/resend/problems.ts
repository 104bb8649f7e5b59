/** The errors that calls to Resend can meet: https://resend.com/docs/api-reference/errors. */

/** An error answer: what Resend sends as the JSON body, with `statusCode` as the HTTP status. */
export class Problem {
  readonly statusCode: number;
  readonly name: string;
  readonly message: string;

  constructor(statusCode: number, name: string, message: string) {
    this.statusCode = statusCode;
    this.name = name;
    this.message = message;
  }
}

const FORMAT = 'The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.';

const invalid = (message: string) => new Problem(422, 'validation_error', message);

export const problems = {
  badJson: new Problem(400, 'validation_error', 'The request body is not valid JSON.'),
  badKey: new Problem(400, 'invalid_idempotency_key', 'The key must be between 1-256 chars.'),
  noApiKey: new Problem(401, 'missing_api_key', 'Missing API key in the authorization header.'),
  sendingOnly: new Problem(401, 'restricted_api_key', 'This API key is restricted to only send emails.'),
  badApiKey: new Problem(403, 'invalid_api_key', 'API key is invalid.'),
  notFound: new Problem(404, 'not_found', 'The requested endpoint does not exist.'),
  noWebhook: new Problem(404, 'not_found', 'Webhook not found.'),
  badMethod: new Problem(405, 'method_not_allowed', 'Method is not allowed for the requested path.'),
  otherPayload: new Problem(
    409,
    'invalid_idempotent_request',
    'Same idempotency key used with a different request payload.',
  ),
  inProgress: new Problem(
    409,
    'concurrent_idempotent_requests',
    'Same idempotency key used while original request is still in progress.',
  ),
  badLimit: invalid('The pagination limit must be a number between 1 and 100.'),
  badCursor: invalid('The pagination cursor is invalid.'),
  twoCursors: invalid('Only one of `before` and `after` can be given.'),
  poisoned: invalid('The batch could not be processed.'),
  tooFast: new Problem(429, 'rate_limit_exceeded', 'Too many requests. Limit the number of requests per second.'),
  dayIsSpent: new Problem(429, 'daily_quota_exceeded', 'You have reached your daily email sending quota.'),
  monthIsSpent: new Problem(429, 'monthly_quota_exceeded', 'You have reached your monthly email sending quota.'),
  brokeDown: new Problem(500, 'internal_server_error', 'An unexpected error occurred.'),
  down: new Problem(503, 'service_unavailable', 'The service is unavailable. Please try again later.'),

  missing: (field: string) => new Problem(422, 'missing_required_field', `Missing ${field} field.`),
  invalid,
  invalidAddress: (field: 'from' | 'to') => invalid(`Invalid \`${field}\` field. ${FORMAT}`),
} as const;
