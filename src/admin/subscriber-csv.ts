/** The file of subscribers that the export writes and the import reads: a CSV table (RFC 4180) in UTF-8. */

/** Its columns, in order. Instants are ISO 8601 in UTC; unknown values are empty. */
export const COLUMNS = [
  'email',
  'name',
  'time zone',
  /** 0 to 23 if the subscriber chose a send hour; empty for the course's default. */
  'hour',
  'status',
  /** The slug of the next lesson; empty if they have received the last one. */
  'next lesson',
  /** Slugs separated by spaces, oldest first. */
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
 * Cells that a spreadsheet would run as a formula (https://owasp.org/www-community/attacks/CSV_Injection), or that begin
 * with a single quote already. The export puts a single quote in front of them.
 */
export const FORMULA = /^['=+\-@\t\r]/;

/** The cell without the single quote that the export put in front of it. */
export function withoutFormulaGuard(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}
