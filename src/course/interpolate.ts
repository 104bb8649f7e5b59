/** Gaps in a page that was drawn at build time: `{{name}}`. */

/** The page with its gaps filled with HTML; a gap without a value is left out. What is filled in is not looked through again. */
export function interpolate(page: string, values: Readonly<Record<string, string>>): string {
  return page.replace(/\{\{(\w+)\}\}/g, (_, gap: string) => values[gap] ?? '');
}
