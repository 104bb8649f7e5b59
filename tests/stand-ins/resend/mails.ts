/** The rules for the mails of a sending call. */
import * as v from 'valibot';
import { Problem, problems } from './problems.ts';
import { type Endpoint, type Payload, payload } from './wire.ts';

/** A mail that may be sent. */
interface CheckedMail {
  payload: Payload;
  /** The addresses in `payload.to`, without display names. */
  to: string[];
}

/** Stands for a mail that nobody has read. */
export const UNREAD: CheckedMail = { payload: { from: '', to: '', subject: '' }, to: [] };

/** The mails to send. In a permissive batch `errors` says which mails were left out. */
export interface CheckedCall {
  mails: CheckedMail[];
  errors: { index: number; message: string }[];
}

/** What the account refuses because a test said so; see {@link AccountOptions}. */
export interface Refusals {
  refused: readonly string[];
  poison: readonly string[];
  poisonSubjects: readonly string[];
}

/** A sending call whose body is parsed; `validation` is its header `x-batch-validation`. */
interface ParsedCall {
  endpoint: Endpoint;
  validation: string;
  body: unknown;
}

const ADDRESS = /^[^\s@<>,]+@[^\s@<>,]+\.[^\s@<>,.]+$/;
const NAMED = /^[^<>]*<([^<>]*)>$/;
const TAG = /^[A-Za-z0-9_-]{1,256}$/;
const MAX_TAGS = 75;
const MAX_MAILS = 100;
const MAX_RECIPIENTS = 50;

const batch = v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(MAX_MAILS));

const given = v.looseObject({
  from: v.optional(v.unknown()),
  to: v.optional(v.unknown()),
  subject: v.optional(v.unknown()),
  html: v.optional(v.unknown()),
  text: v.optional(v.unknown()),
});

/**
 * Checks one mail for `emails`, 1 to 100 for `batch`. A batch is all or nothing, unless `validation` is `permissive`:
 * https://resend.com/changelog/batch-validation-modes. A call with a poisoned mail is refused in either mode.
 */
export function checkMails(call: ParsedCall, refusals: Refusals): CheckedCall | Problem {
  const checked = call.endpoint === 'emails' ? checkOne(call.body, refusals) : checkBatch(call, refusals);
  if (checked instanceof Problem) return checked;
  return checked.mails.some((mail) => isPoison(mail, refusals)) ? problems.poisoned : checked;
}

function isPoison({ to, payload: { subject } }: CheckedMail, { poison, poisonSubjects }: Refusals): boolean {
  return (
    to.some((address) => poison.some((one) => sameAddress(one, address))) ||
    poisonSubjects.some((words) => subject.includes(words))
  );
}

function checkOne(body: unknown, { refused }: Refusals): CheckedCall | Problem {
  const mail = checkMail(body, refused);
  return mail instanceof Problem ? mail : { mails: [mail], errors: [] };
}

function checkBatch({ validation, body }: ParsedCall, { refused }: Refusals): CheckedCall | Problem {
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
  const recipients = [field].flat();
  if (recipients.length > MAX_RECIPIENTS)
    return problems.invalid(`An email can have at most ${MAX_RECIPIENTS} \`to\`.`);
  for (const recipient of recipients) {
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

/** The address in `email@host.tld` or `Name <email@host.tld>`, as it is written there; `null` if there is none. */
function bareAddress(field: string): string | null {
  const address = (NAMED.exec(field.trim())?.[1] ?? field).trim();
  return ADDRESS.test(address) ? address : null;
}

/** Whether two addresses reach the same person. */
export function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
