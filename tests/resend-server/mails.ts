import * as v from 'valibot';
import { bareAddress, sameAddress } from './address.ts';
import { Problem, problems } from './problem.ts';
import { type Endpoint, type Payload, payload } from './wire.ts';

/** A mail that may be sent. */
interface CheckedMail {
  payload: Payload;
  /** The addresses in `payload.to`, without display names. */
  to: string[];
}

/**
 * What a call asks to have sent, after the rules. In a permissive batch `errors` says which mails were left
 * out.
 */
export interface CheckedCall {
  mails: CheckedMail[];
  errors: { index: number; message: string }[];
}

/** What the account refuses by the test's wish. */
export interface Refusals {
  /** Addresses that are refused by name, as if they were malformed. */
  refused: readonly string[];
  /** Addresses that a call chokes on as a whole, without a word of which. */
  poison: readonly string[];
  /** Texts in a subject that do the same. */
  poisonSubjects: readonly string[];
}

const TAG = /^[A-Za-z0-9_-]{1,256}$/;
const MAX_TAGS = 75;
const MAX_MAILS = 100;

const batch = v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(MAX_MAILS));

const given = v.looseObject({
  from: v.optional(v.unknown()),
  to: v.optional(v.unknown()),
  subject: v.optional(v.unknown()),
  html: v.optional(v.unknown()),
  text: v.optional(v.unknown()),
});

/**
 * Reads the body of a sending call: one mail for `emails`, 1 to 100 for `batch`. A batch is all or nothing,
 * unless `validation` (the header `x-batch-validation`) is `permissive`:
 * https://resend.com/changelog/batch-validation-modes. A call with poison in it is refused whatever the mode.
 */
export function checkCall(
  endpoint: Endpoint,
  validation: string,
  body: unknown,
  refusals: Refusals,
): CheckedCall | Problem {
  const checked = checkMails(endpoint, validation, body, refusals.refused);
  if (checked instanceof Problem) return checked;
  return checked.mails.some((mail) => isPoison(mail, refusals)) ? problems.choked : checked;
}

function isPoison({ to, payload: { subject } }: CheckedMail, { poison, poisonSubjects }: Refusals): boolean {
  return (
    to.some((address) => poison.some((one) => sameAddress(one, address))) ||
    poisonSubjects.some((words) => subject.includes(words))
  );
}

function checkMails(
  endpoint: Endpoint,
  validation: string,
  body: unknown,
  refused: readonly string[],
): CheckedCall | Problem {
  if (endpoint === 'emails') {
    const mail = checkMail(body, refused);
    return mail instanceof Problem ? mail : { mails: [mail], errors: [] };
  }
  if (validation !== 'strict' && validation !== 'permissive') {
    return problems.invalid('The `x-batch-validation` header must be `strict` or `permissive`.');
  }
  const inputs = v.safeParse(batch, body);
  if (!inputs.success) return problems.invalid(`A batch must be an array of 1 to ${MAX_MAILS} emails.`);
  const checked: CheckedCall = { mails: [], errors: [] };
  for (const [index, input] of inputs.output.entries()) {
    const mail = checkBatchMail(input, refused);
    if (!(mail instanceof Problem)) checked.mails.push(mail);
    else if (validation === 'permissive') checked.errors.push({ index, message: mail.message });
    else return mail;
  }
  return checked;
}

/** Neither attachments nor scheduling: https://resend.com/docs/api-reference/emails/send-batch-emails. */
function checkBatchMail(input: unknown, refused: readonly string[]): CheckedMail | Problem {
  const mail = checkMail(input, refused);
  if (mail instanceof Problem) return mail;
  for (const field of ['attachments', 'scheduled_at']) {
    if (mail.payload[field]) return problems.invalid(`The \`${field}\` field is not supported in a batch.`);
  }
  return mail;
}

function checkMail(input: unknown, refused: readonly string[]): CheckedMail | Problem {
  const fields = v.safeParse(given, input);
  if (!fields.success) return problems.invalid('An email must be an object.');
  const missing = missingField(fields.output);
  if (missing) return problems.missing(missing);

  const parsed = v.safeParse(payload, input);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return problems.invalid(`Invalid \`${v.getDotPath(issue) ?? ''}\` field. ${issue.message}`);
  }
  const mail = parsed.output;
  if (bareAddress(mail.from) === null) return problems.invalidAddress('from');
  const to = checkRecipients(mail.to, refused);
  if (to instanceof Problem) return to;
  return checkTags(mail.tags ?? []) ?? { payload: mail, to };
}

function missingField(mail: v.InferOutput<typeof given>): string | null {
  const isMissing = (value: unknown) =>
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (isMissing(mail.from)) return '`from`';
  if (isMissing(mail.to)) return '`to`';
  if (isMissing(mail.subject)) return '`subject`';
  return isMissing(mail.html) && isMissing(mail.text) ? '`html` or `text`' : null;
}

function checkRecipients(field: string | string[], refused: readonly string[]): string[] | Problem {
  const to: string[] = [];
  for (const recipient of [field].flat()) {
    const address = bareAddress(recipient);
    if (address === null) return problems.invalidAddress('to');
    if (/@(example|test)\.com$/i.test(address)) {
      return problems.invalid('Invalid `to` field. Please use our testing email address instead of such domains.');
    }
    if (refused.some((one) => sameAddress(one, address))) {
      return problems.invalid(`Invalid \`to\` field. The address ${address} is refused.`);
    }
    to.push(address);
  }
  return to;
}

/** https://resend.com/docs/api-reference/emails/send-email: a dot in a tag costs the whole mail. */
function checkTags(tags: readonly { name: string; value: string }[]): Problem | null {
  if (tags.length > MAX_TAGS) return problems.invalid(`An email can have at most ${MAX_TAGS} tags.`);
  return tags.every((tag) => TAG.test(tag.name) && TAG.test(tag.value))
    ? null
    : problems.invalid('Tags should only contain ASCII letters, numbers, underscores, or dashes.');
}
