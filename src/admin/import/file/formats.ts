/**
 * Whose export a file is, by its header row, and which of its columns says what. Names are compared by their letters and digits
 * alone: "First Name", `first_name` and `FirstName` are one.
 */
import { COLUMNS, type Column } from '../../people-file.ts';
import { WrongFile } from './wrong-file.ts';

/** What a column can say of a person; `goneAt`: since when they are no subscriber, if they are none. */
type Field = 'email' | 'firstName' | 'name' | 'timeZone' | 'status' | 'requestedAt' | 'confirmedAt' | 'goneAt';

/** How other services, and people, call the columns that this reads; the first that is there counts. */
const NAMES: Record<Field, readonly string[]> = {
  email: ['email', 'emailaddress', 'mail', 'mailaddress', 'subscriberemail'],
  firstName: ['firstname', 'fname', 'givenname'],
  name: ['name', 'fullname', 'displayname'],
  timeZone: ['timezone', 'tz'],
  status: ['status', 'subscriptionstatus', 'subscriberstatus', 'emailstatus', 'subscribertype'],
  requestedAt: ['optintime', 'createdat', 'created', 'creationdate', 'subscribedat', 'subscriptiondate', 'signupdate'],
  confirmedAt: ['confirmtime', 'confirmedat', 'confirmationdate'],
  goneAt: ['unsubtime', 'cleantime', 'unsubscribedat', 'unsubscriptiondate', 'bouncedat', 'complainedat'],
};

interface Format {
  source: string;
  /** Each of these sets of columns is a sign of it. */
  signs: readonly (readonly string[])[];
  /** Names of columns that mean something else elsewhere. */
  names?: Partial<Record<Field, readonly string[]>>;
}

/**
 * - Mailchimp (https://mailchimp.com/help/view-export-contacts/): three files, of subscribed, unsubscribed and cleaned people:
 *   `"Email Address","First Name","Last Name",MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,
 *   GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS`; the second also has UNSUB_TIME, the third CLEAN_TIME.
 * - EmailOctopus: `Identifier,Email address,First name,Last name,Tags,Created,Last changed`, as files that people got from it in
 *   2026 begin; a file for each status, or a column `Status`.
 * - Buttondown (https://docs.buttondown.com/api-subscribers-introduction): the fields of its API, `email_address`, `type` and
 *   `creation_date` among them; `email` and `subscriber_type` in older files.
 * - Kit, formerly ConvertKit: `first_name,email,created_at`, and `status` where all are exported, as files that people got from it
 *   begin; the statuses are those of its API (https://developers.kit.com/api-reference/subscribers/list-subscribers).
 */
const FORMATS: readonly Format[] = [
  {
    source: 'Mailchimp',
    signs: [
      ['emailaddress', 'leid'],
      ['emailaddress', 'memberrating'],
    ],
  },
  { source: 'EmailOctopus', signs: [['identifier', 'emailaddress']] },
  {
    source: 'Buttondown',
    signs: [
      ['emailaddress', 'creationdate'],
      ['email', 'creationdate'],
      ['email', 'subscribertype'],
    ],
    names: { status: ['type', 'subscribertype'] },
  },
  { source: 'Kit', signs: [['firstname', 'email', 'createdat']] },
];

/** Where each column stands in a row. */
export type Header =
  | { kind: 'ours'; source: 'Daystep'; columns: ReadonlyMap<Column, number>; width: number; hasStatus: true }
  | { kind: 'other'; source: string; columns: ReadonlyMap<Field, number>; width: number; hasStatus: boolean };

/** Reads a header row. Throws a `WrongFile` where none of its columns is one of addresses. */
export function headerOf(cells: readonly string[]): Header {
  const found = cells.map(plain);
  const width = cells.length;
  const own = positions(
    COLUMNS.map((column) => [column, [plain(column)]] as const),
    found,
  );
  if (own.has('email') && own.has('next lesson') && own.has('lessons had') && own.has('status')) {
    return { kind: 'ours', source: 'Daystep', columns: own, width, hasStatus: true };
  }
  const format = FORMATS.find(({ signs }) => signs.some((sign) => sign.every((name) => found.includes(name))));
  const names = { ...NAMES, ...format?.names };
  const columns = positions(
    FIELDS.map((field) => [field, names[field]] as const),
    found,
  );
  if (!columns.has('email')) throw new WrongFile(withoutAddresses(cells));
  const hasStatus = columns.has('status') || columns.has('goneAt');
  return { kind: 'other', source: format?.source ?? 'another list', columns, width, hasStatus };
}

const FIELDS = ['email', 'firstName', 'name', 'timeZone', 'status', 'requestedAt', 'confirmedAt', 'goneAt'] as const;

const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function positions<Name>(names: readonly (readonly [Name, readonly string[]])[], found: readonly string[]) {
  const columns = new Map<Name, number>();
  for (const [name, candidates] of names) {
    const there = candidates.find((candidate) => found.includes(candidate));
    if (there !== undefined) columns.set(name, found.indexOf(there));
  }
  return columns;
}

/** So much of a header is told again (characters). */
const MAX_HEADER_LENGTH = 300;

function withoutAddresses(cells: readonly string[]): string {
  const header = cells.map((cell) => cell.trim()).join(', ');
  const shown = header.length > MAX_HEADER_LENGTH ? `${header.slice(0, MAX_HEADER_LENGTH)}…` : header;
  return `None of the file’s columns is called “email”. Its first row is: ${shown}. Name the column of addresses “email”, and choose the file again.`;
}
