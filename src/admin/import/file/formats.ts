/**
 * Recognizes from its header row which service a file comes from, and what each column holds. Names are compared by their
 * letters and digits only: "First Name", `first_name` and `FirstName` are the same.
 */
import { COLUMNS, type Column } from '../../subscriber-csv.ts';
import { InvalidFile } from './decode.ts';

/** What a column can hold. `leftAt`: when they unsubscribed or were removed, if they did. */
type Field = 'email' | 'firstName' | 'name' | 'timeZone' | 'status' | 'requestedAt' | 'confirmedAt' | 'leftAt';

/** The names that services and people use for these columns; the first one present counts. */
const NAMES: Record<Field, readonly string[]> = {
  email: ['email', 'emailaddress', 'mail', 'mailaddress', 'subscriberemail'],
  firstName: ['firstname', 'fname', 'givenname'],
  name: ['name', 'fullname', 'displayname'],
  timeZone: ['timezone', 'tz'],
  status: ['status', 'subscriptionstatus', 'subscriberstatus', 'emailstatus', 'subscribertype'],
  requestedAt: ['optintime', 'createdat', 'created', 'creationdate', 'subscribedat', 'subscriptiondate', 'signupdate'],
  confirmedAt: ['confirmtime', 'confirmedat', 'confirmationdate'],
  leftAt: ['unsubtime', 'cleantime', 'unsubscribedat', 'unsubscriptiondate', 'bouncedat', 'complainedat'],
};

interface Format {
  source: string;
  /** Any of these sets of columns identifies it. */
  signatures: readonly (readonly string[])[];
  /** Column names that mean something else in other services. */
  names?: Partial<Record<Field, readonly string[]>>;
}

/**
 * - Mailchimp (https://mailchimp.com/help/view-export-contacts/): three files, of subscribed, unsubscribed and cleaned people:
 *   `"Email Address","First Name","Last Name",MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,
 *   GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS`; the second also has UNSUB_TIME, the third CLEAN_TIME.
 * - EmailOctopus: `Identifier,Email address,First name,Last name,Tags,Created,Last changed`, as in files that people exported in
 *   2026; a file for each status, or a column `Status`.
 * - Buttondown (https://docs.buttondown.com/api-subscribers-introduction): the fields of its API, `email_address`, `type` and
 *   `creation_date` among them; `email` and `subscriber_type` in older files.
 * - Kit, formerly ConvertKit: `first_name,email,created_at`, and `status` where all are exported, as in files that people
 *   exported; the statuses are those of its API (https://developers.kit.com/api-reference/subscribers/list-subscribers).
 */
const FORMATS: readonly Format[] = [
  {
    source: 'Mailchimp',
    signatures: [
      ['emailaddress', 'leid'],
      ['emailaddress', 'memberrating'],
    ],
  },
  { source: 'EmailOctopus', signatures: [['identifier', 'emailaddress']] },
  {
    source: 'Buttondown',
    signatures: [
      ['emailaddress', 'creationdate'],
      ['email', 'creationdate'],
      ['email', 'subscribertype'],
    ],
    names: { status: ['type', 'subscribertype'] },
  },
  { source: 'Kit', signatures: [['firstname', 'email', 'createdat']] },
];

/** The index of each column in a row. */
export type Header =
  | { kind: 'daystep'; source: 'Daystep'; columns: ReadonlyMap<Column, number>; width: number; hasStatus: true }
  | { kind: 'other'; source: string; columns: ReadonlyMap<Field, number>; width: number; hasStatus: boolean };

/** Reads a header row. Throws an `InvalidFile` if there is no column of addresses. */
export function headerOf(cells: readonly string[]): Header {
  const found = cells.map(plain);
  const width = cells.length;
  const own = positions(
    COLUMNS.map((column) => [column, [plain(column)]] as const),
    found,
  );
  if (own.has('email') && own.has('next lesson') && own.has('lessons had') && own.has('status')) {
    return { kind: 'daystep', source: 'Daystep', columns: own, width, hasStatus: true };
  }
  const format = FORMATS.find(({ signatures }) =>
    signatures.some((signature) => signature.every((name) => found.includes(name))),
  );
  const names = { ...NAMES, ...format?.names };
  const columns = positions(
    FIELDS.map((field) => [field, names[field]] as const),
    found,
  );
  if (!columns.has('email')) throw new InvalidFile(noEmailColumn(cells));
  const hasStatus = columns.has('status') || columns.has('leftAt');
  return { kind: 'other', source: format?.source ?? 'another list', columns, width, hasStatus };
}

const FIELDS = ['email', 'firstName', 'name', 'timeZone', 'status', 'requestedAt', 'confirmedAt', 'leftAt'] as const;

const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function positions<Name>(names: readonly (readonly [Name, readonly string[]])[], found: readonly string[]) {
  const columns = new Map<Name, number>();
  for (const [name, candidates] of names) {
    const there = candidates.find((candidate) => found.includes(candidate));
    if (there !== undefined) columns.set(name, found.indexOf(there));
  }
  return columns;
}

/** How much of a header the message quotes (characters). */
const MAX_HEADER_LENGTH = 300;

function noEmailColumn(cells: readonly string[]): string {
  const header = cells.map((cell) => cell.trim()).join(', ');
  const shown = header.length > MAX_HEADER_LENGTH ? `${header.slice(0, MAX_HEADER_LENGTH)}…` : header;
  return `The file has no column named “email”. Its first row is: ${shown}. Name the column of email addresses “email” and choose the file again.`;
}
