/** Draws how a tick grows with the course, both scales logarithmic; hand-written, so that it is the same everywhere. */
import type { Grown } from './growth.ts';
import type { Sent } from './sent.ts';

const WIDTH = 720;
const HEIGHT = 440;
const LEFT = 80;
const RIGHT = 200;
const TOP = 54;
const BOTTOM = 52;

const LINES: readonly { name: string; color: string; of(grown: Grown): number }[] = [
  { name: 'Wall time, all due (ms)', color: '#b4552d', of: ({ all }) => all.wallMs },
  { name: 'CPU, all due (ms)', color: '#c99a2e', of: ({ all }) => all.cpuMs },
  { name: 'Memory, all due (MB)', color: '#6b7f5e', of: ({ all }) => all.grownMb },
  { name: 'KV operations, all due', color: '#3f6c8c', of: ({ all }) => operations(all) },
  { name: 'CPU, nothing due (ms)', color: '#8a6fa8', of: ({ idle }) => idle.cpuMs },
  { name: 'KV operations, nothing due', color: '#555555', of: ({ idle }) => operations(idle) },
];

/** Operations of every kind. */
export const operations = ({ kv }: Sent) => kv.reads + kv.writes + kv.deletes + kv.lists;

const decade = (value: number) => Math.log10(Math.max(value, 1));

/** An SVG of these sizes, smallest first. */
export function picture(sizes: readonly Grown[]): string {
  const columns = sizes.map(({ readers }) => decade(readers));
  const [least = 0, most = least] = [columns[0], columns.at(-1)];
  const highest = Math.ceil(Math.max(1, ...sizes.flatMap((grown) => LINES.map(({ of }) => decade(of(grown))))));
  const x = (readers: number) => LEFT + ((decade(readers) - least) / (most - least || 1)) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => HEIGHT - BOTTOM - (decade(value) / highest) * (HEIGHT - TOP - BOTTOM);
  const rules = Array.from({ length: highest + 1 }, (_, power) => 10 ** power).map(
    (value) =>
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(value)}" y2="${y(value)}" stroke="#ddd"/>` +
      `<text x="${LEFT - 8}" y="${y(value) + 4}" text-anchor="end">${value.toLocaleString('en')}</text>`,
  );
  const names = sizes.map(
    ({ readers }) =>
      `<text x="${x(readers)}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle">${readers.toLocaleString('en')}</text>`,
  );
  const lines = LINES.map(({ color, of }) => {
    const points = sizes.map((grown) => `${x(grown.readers).toFixed(1)},${y(of(grown)).toFixed(1)}`);
    const dots = points.map((point) => `<circle cx="${point.split(',')[0]}" cy="${point.split(',')[1]}" r="3"/>`);
    return `<g fill="${color}"><polyline points="${points.join(' ')}" fill="none" stroke="${color}" stroke-width="2"/>${dots.join('')}</g>`;
  });
  const legend = LINES.map(
    ({ name, color }, index) =>
      `<rect x="${WIDTH - RIGHT + 14}" y="${TOP + index * 22}" width="10" height="10" fill="${color}"/>` +
      `<text x="${WIDTH - RIGHT + 30}" y="${TOP + 9 + index * 22}">${name}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="11" fill="#333">
<title>How a tick grows with the course</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<text x="${LEFT}" y="28" font-size="16">A tick, by enrolled readers; a tenth of them due</text>
${[...rules, ...names, ...lines, ...legend].join('\n')}
<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 12}" text-anchor="middle">Enrolled readers</text>
</svg>
`;
}
