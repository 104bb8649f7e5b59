/**
 * The words in double braces that a rendered mail may hold until it is sent.
 * Templates are rendered once, at build time; the Worker fills these in for each subscriber.
 */
export const PLACEHOLDERS = [
  'greeting',
  'name',
  'confirm_url',
  'online_url',
  'why_stopped',
  'preferences_url',
  'unsubscribe_url',
  'site_url',
  'postal_address',
] as const;

export type Placeholder = (typeof PLACEHOLDERS)[number];

/** Matches `{{key}}` and `{{key|words when there is none}}`: group 1 is the key, group 2 the words. */
export const PLACEHOLDER = /\{\{\s*([^{}|]*?)\s*(?:\|([^{}]*))?\}\}/g;
