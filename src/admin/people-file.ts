/** The file of readers that the export writes and the import reads: a table in CSV (RFC 4180), in UTF-8. */

/** Its columns, in order. Instants are ISO 8601, in UTC; what is not known is empty. */
export const COLUMNS = [
  'email',
  'name',
  'time zone',
  /** 0 to 23 where the reader chose one; empty: the course's own. */
  'hour',
  'status',
  /** The slug of the next lesson; empty for who has had the last. */
  'next lesson',
  /** Slugs with spaces between them, oldest first. */
  'lessons had',
  'last lesson at',
  'asked at',
  'confirmed at',
  'website',
  'imported at',
  'imported from',
  'agreed',
  'paused since',
  'paused until',
  'left at',
  'why they left',
  'why not mailed',
] as const;

export type Column = (typeof COLUMNS)[number];

/**
 * What a spreadsheet would take for a formula (https://owasp.org/www-community/attacks/CSV_Injection), and the quote mark that
 * keeps it from doing so: a cell that begins with one of these gets a quote mark before it.
 */
export const FORMULA = /^['=+\-@\t\r]/;

/** The cell as it was before it was kept from being a formula. */
export function withoutGuard(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}
