/** What Resend's events (https://resend.com/docs/webhooks/event-types) mean for this course. */
import {
  array,
  fallback,
  type GenericSchema,
  type InferOutput,
  number,
  object,
  optional,
  pipe,
  safeParse,
  string,
  transform,
} from 'valibot';
import { normalizeAddress } from '../../domain/address.ts';
import type { DeliveryEvent } from '../../domain/bounce.ts';
import { publicMessage } from '../../mail/errors.ts';

export type Reading =
  /** `addresses`: whom it is about, normalized. */
  | { kind: 'delivery'; event: DeliveryEvent; addresses: string[] }
  /** An event of no concern to the course. */
  | { kind: 'other' }
  /** One of concern, in an unknown shape. */
  | { kind: 'unreadable' };

/** ISO 8601, as Resend writes it; `number()` refuses the NaN of anything else. */
const Instant = pipe(string(), transform(Date.parse), number());

/** Mails that are no lesson have other tags. */
const NO_LESSON = { lesson: '', cohort: '' };

const MailSchema = object({
  /** When the event happened (ms). */
  created_at: Instant,
  data: object({
    /** When the mail was created (ms). */
    created_at: fallback(Instant, 0),
    to: array(string()),
    tags: fallback(object({ lesson: string(), cohort: string() }), NO_LESSON),
  }),
});

/** The cause as Resend gives it: a type, a subtype, and a sentence. */
const cause = { type: string(), subType: optional(string()), message: optional(string()) };

const BounceSchema = object({ data: object({ bounce: object(cause) }) });
const SuppressionSchema = object({ data: object({ suppressed: optional(object(cause)) }) });
const TypeSchema = object({ type: string() });

/** Reads the body of an event for a course with these lessons (slugs). */
export function readEvent(body: unknown, lessons: readonly string[]): Reading {
  const parsed = safeParse(TypeSchema, body);
  if (!parsed.success) return { kind: 'unreadable' };
  switch (parsed.output.type) {
    case 'email.bounced':
      return read(BounceSchema, body, lessons, ({ data: { bounce } }) =>
        // A full mailbox may have room tomorrow; "undetermined" is no reason to give a subscriber up.
        isPermanent(bounce) ? { status: 'bounced', reason: reasonText('Bounced', bounce) } : null,
      );
    case 'email.complained':
      return read(object({}), body, lessons, () => ({ status: 'complained', reason: 'Marked a mail as spam' }));
    case 'email.suppressed':
      return read(SuppressionSchema, body, lessons, ({ data: { suppressed } }) => ({
        status: 'refused',
        reason: reasonText('Suppressed by Resend', suppressed),
      }));
    default:
      return { kind: 'other' };
  }
}

type Meaning = Pick<DeliveryEvent, 'status' | 'reason'>;

function read<Schema extends GenericSchema>(
  schema: Schema,
  body: unknown,
  lessons: readonly string[],
  meaningOf: (detail: InferOutput<Schema>) => Meaning | null,
): Reading {
  const mail = safeParse(MailSchema, body);
  const detail = safeParse(schema, body);
  if (!mail.success || !detail.success) return { kind: 'unreadable' };
  const meaning = meaningOf(detail.output);
  if (meaning === null) return { kind: 'other' };
  const { created_at: at, data } = mail.output;
  const lessonMadeAt = lessons.includes(data.tags.lesson) ? data.created_at : null;
  const event = { ...meaning, at, lessonMadeAt };
  return { kind: 'delivery', event, addresses: addressesIn(data.to) };
}

const isPermanent = ({ type }: { type: string }) => type.toLowerCase() === 'permanent';

interface Cause {
  type: string;
  subType?: string | undefined;
  message?: string | undefined;
}

/** "Bounced (Permanent/General): The mailbox does not exist": the type comes first, because long text is cut off. */
function reasonText(what: string, cause: Cause | undefined): string {
  if (cause === undefined) return what;
  const { type, subType, message = '' } = cause;
  const text = `${what} (${subType ? `${type}/${subType}` : type}): ${message}`;
  return publicMessage(text.trim().replace(/\s+/g, ' ').replace(/:$/, ''));
}

/** The addresses, normalized: `Anna <Anna@Subscriber.Example>` and `anna@subscriber.example` are one. */
function addressesIn(to: readonly string[]): string[] {
  const addresses = to.flatMap((entry) => normalizeAddress(/<([^<>]*)>\s*$/.exec(entry)?.[1] ?? entry) ?? []);
  return [...new Set(addresses)];
}
