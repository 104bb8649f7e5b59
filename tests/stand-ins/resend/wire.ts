/** What crosses the wire between a test and its account: options, and the records of mails and calls. */
import * as v from 'valibot';
import { domain } from './settings.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const epochMs = v.pipe(v.number(), v.integer());

const coverage = {
  /** How many of the sending calls that reach this rule it covers; then it is spent. Default 1. */
  calls: v.exactOptional(count),
  /** The chance, 0 to 1, that a covered call is struck. Default 1. */
  probability: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  /** Two rules with the same seed strike the same calls. Default 1. */
  seed: v.exactOptional(v.pipe(v.number(), v.integer())),
};

/** See {@link Fault}. */
const fault = v.variant('kind', [
  /** Lets the call through, and hides the rules behind it: "the first three calls succeed". */
  v.strictObject({ kind: v.literal('pass'), ...coverage }),
  /** Answers with this error; nothing is accepted. */
  v.strictObject({
    kind: v.literal('refuse'),
    status: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)),
    name: v.string(),
    message: v.exactOptional(v.string()),
    headers: v.exactOptional(v.record(v.string(), v.string())),
    ...coverage,
  }),
  /** Drops the connection; nothing is accepted. */
  v.strictObject({ kind: v.literal('drop-before'), ...coverage }),
  /** Accepts, then drops the connection: the answer is lost. */
  v.strictObject({ kind: v.literal('drop-after'), ...coverage }),
  /** Never answers; nothing is accepted. */
  v.strictObject({ kind: v.literal('hang-before'), ...coverage }),
  /** Accepts, and never answers. */
  v.strictObject({ kind: v.literal('hang-after'), ...coverage }),
  /** Accepts, and answers 500 all the same. The key is remembered, as it is with `drop-after`. */
  v.strictObject({ kind: v.literal('error-after'), ...coverage }),
  /** Answers `ms` late; the mails are accepted when the call arrives (`start`) or when its answer leaves (`end`). */
  v.strictObject({ kind: v.literal('delay'), ms: count, accept: v.picklist(['start', 'end']), ...coverage }),
]);

/** One rule about what goes wrong with the next sending calls. */
export type Fault = v.InferOutput<typeof fault>;

/** See {@link AccountOptions}. */
export const accountOptions = v.strictObject({
  /** The account's time in epoch ms, which stands still until it is set again. `null`: real time (the default). */
  clock: v.exactOptional(v.nullable(epochMs)),
  /** Calls a second, of every kind, counted in real time. 0: no limit (the default). */
  rateLimit: v.exactOptional(count),
  /** Mails in a UTC day of the account's clock. `null`: no quota (the default). */
  dailyQuota: v.exactOptional(v.nullable(count)),
  /** Mails in a UTC month of the account's clock. `null`: no quota (the default). */
  monthlyQuota: v.exactOptional(v.nullable(count)),
  /** Addresses that are refused as if they were malformed; replaces those set before. */
  refused: v.exactOptional(v.array(v.string())),
  /**
   * Addresses that break a whole call: if one of its mails goes there, all are refused, in a permissive batch too, with
   * a message that names neither address nor field; replaces those set before.
   */
  poison: v.exactOptional(v.array(v.string())),
  /** Texts that break a whole call in the same way if a subject contains one, in this very spelling. */
  poisonSubjects: v.exactOptional(v.array(v.pipe(v.string(), v.nonEmpty()))),
  /** Whether the key may only send: everything else is answered 401. Default: no. */
  sendingOnly: v.exactOptional(v.boolean()),
  /** Whether the key was revoked: every call is answered 403. Default: no. */
  revoked: v.exactOptional(v.boolean()),
  /** The domains of the account; replaces those set before. Mails may come from other domains all the same. */
  domains: v.exactOptional(v.array(domain)),
  /** Whether the signing secret of a webhook is shown only when it is made. Default: no. */
  hideSigningSecrets: v.exactOptional(v.boolean()),
  /** Whether every call is answered 503 before anything else is looked at. Default: no. */
  down: v.exactOptional(v.boolean()),
  /** Asked in this order for every sending call; replaces the rules set before. */
  faults: v.exactOptional(v.array(fault)),
});

/** What a test may set on its account. An option that is left out keeps its value. */
export type AccountOptions = v.InferOutput<typeof accountOptions>;

const endpoint = v.picklist(['emails', 'batch']);

/** Which of the two sending endpoints was called: `POST /emails` or `POST /emails/batch`. */
export type Endpoint = v.InferOutput<typeof endpoint>;

const text = v.exactOptional(v.nullable(v.string()));
const addresses = v.union([v.string(), v.array(v.string())]);

/** The shape of one mail of a sending call; fields that Resend knows and Daystep doesn't use are let through. */
export const payload = v.looseObject({
  from: v.string(),
  to: addresses,
  subject: v.string(),
  html: text,
  text,
  reply_to: v.exactOptional(v.nullable(addresses)),
  headers: v.exactOptional(v.nullable(v.record(v.string(), v.string()))),
  tags: v.exactOptional(v.nullable(v.array(v.looseObject({ name: v.string(), value: v.string() })))),
});

/** One mail of a sending call, as it was received. */
export type Payload = v.InferOutput<typeof payload>;

/** See {@link Mail}. */
export const mail = v.strictObject({
  /** The id that the answer gave for this mail. */
  id: v.string(),
  /** The key of the call that brought the mail; `null` if it had none. */
  idempotencyKey: v.nullable(v.string()),
  /** When it was accepted, in epoch ms of the account's clock. */
  at: v.number(),
  endpoint,
  /** The addresses in `payload.to`, without display names. */
  to: v.array(v.string()),
  payload,
});

/** A mail that was accepted, and so, as far as a test cares, delivered. */
export type Mail = v.InferOutput<typeof mail>;

const answered = {
  /** When it arrived, in epoch ms of the account's clock. */
  at: v.number(),
  /** When it arrived, in epoch ms of real time: what a test of the pace looks at. */
  receivedAt: v.number(),
  /** The status of the answer; `null` if none left: the connection was dropped, or the answer is still held back. */
  status: v.nullable(v.number()),
  /** The name of the error in the answer; `null` if it was none. */
  error: v.nullable(v.string()),
};

/** See {@link Call}. */
export const call = v.strictObject({
  ...answered,
  endpoint,
  idempotencyKey: v.nullable(v.string()),
  /** How many mails the call carried; 0 if its body could not be read. */
  mails: v.number(),
  /** How many of them this very call put into the mailbox. */
  accepted: v.number(),
  /** Whether the account knew the key with this payload, and so repeated its answer and accepted nothing. */
  repeat: v.boolean(),
  /** The kind of the fault that struck the call; `null` if none did. */
  fault: v.nullable(
    v.picklist(['refuse', 'drop-before', 'drop-after', 'hang-before', 'hang-after', 'error-after', 'delay']),
  ),
});

/** A sending call that reached the account, whatever came of it. */
export type Call = v.InferOutput<typeof call>;

/** See {@link Listing}. */
export const listing = v.strictObject(answered);

/** A listing call that reached the account. */
export type Listing = v.InferOutput<typeof listing>;

/** See {@link Counts}. */
export const counts = v.strictObject({
  /** Sending calls that got past the rate limit, and the mails that they put into the mailbox. */
  calls: v.number(),
  mails: v.number(),
  /** Calls that exceeded the rate limit. */
  tooFast: v.number(),
  /** Calls that were answered from memory. */
  repeated: v.number(),
  /** Bytes of all bodies of `calls`. */
  bytes: v.number(),
});

/** What an account has counted since it was made: all that is left where it keeps no records. */
export type Counts = v.InferOutput<typeof counts>;
