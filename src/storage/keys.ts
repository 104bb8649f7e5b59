/**
 * How every key in KV begins, or, where there is one of a kind, the key itself. What stands under each, who writes and reads it
 * and when it goes is told by the table in docs/architecture.md; a test holds the two together.
 */
export const KEYS = {
  subscriber: 'subscriber:',
  enrollment: 'enrollment:',
  batch: 'batch:',
  attempt: 'attempt:',
  // With `clock` the only ones that begin with their letter: one list at the start of a tick brings both (agenda.ts).
  change: 'change:',
  clock: 'clock',
  pendingSend: 'pending:',
  deleted: 'deleted:',
  lifted: 'lifted:',
  signupIncident: 'signup-incident',
  figures: 'figures',
  counting: 'figures:counting',
  audit: 'audit:',
  import: 'import:',
  importRows: 'import-rows:',
  importRefused: 'import-refused:',
} as const;
