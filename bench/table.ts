/** Tables in Markdown, which a terminal shows well enough. */

export type Row = readonly [label: string, ...cells: readonly string[]];

/** A table; all columns but the first are aligned to the right. */
export function table(head: Row, rows: readonly Row[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: Row) => {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    return `| ${cells.join(' | ')} |`;
  };
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** A number for people: thousands with commas, and as many digits behind the point as it takes to tell small ones apart. */
export function number(value: number, digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 4): string {
  return value.toLocaleString('en', { minimumFractionDigits: 0, maximumFractionDigits: value === 0 ? 0 : digits });
}
