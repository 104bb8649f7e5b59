/**
 * The funnel's charts, as SVG. Each is a division and a few rectangles; a chart library would add scales, axes and curves
 * that none of them needs (d3-scale alone has five dependencies). Widths are in percent and text is in pixels, so that on
 * a phone the bars shrink and the text doesn't. Colors come from the style sheet.
 */
import type { Signups } from '../../domain/funnel.ts';
import { formatCount, formatNumber } from '../format.ts';
import { goneIn, type Step } from './steps.ts';

/** The height of a step, and of its bar (px). */
const ROW = 54;
const BAR = 18;

/** The widest bar, in percent. The rest leaves room for its number, even on the narrowest phone. */
const WIDEST = 76;

const percent = (value: number) => `${Math.round(value * 100) / 100}%`;

/** One bar per step: how many got this far, and at its end those who dropped out here. */
export function FunnelChart({ steps }: { steps: readonly Step[] }) {
  const most = Math.max(1, ...steps.map(({ reached }) => reached));
  const width = (subscribers: number) => (subscribers / most) * WIDEST;
  return (
    <figure class="chart">
      <svg
        width="100%"
        height={steps.length * ROW}
        role="img"
        aria-label="The steps as a bar chart. The table below has the numbers."
      >
        {steps.map(({ name, reached, here }, index) => (
          <>
            <text y={index * ROW + 15}>{name}</text>
            <rect class="bar-all" y={index * ROW + 23} height={BAR} width={percent(width(reached))} />
            <rect
              class="bar-gone"
              y={index * ROW + 23}
              height={BAR}
              x={percent(width(reached - goneIn(here)))}
              width={percent(width(goneIn(here)))}
            />
            <text class="figure" x={percent(width(reached) + 1.5)} y={index * ROW + 37}>
              {formatNumber(reached)}
            </text>
          </>
        ))}
      </svg>
      <figcaption>
        <span class="key key-all" /> reached this step
        <span class="key key-gone" /> of these, dropped out here
      </figcaption>
    </figure>
  );
}

/** The height of the chart by day, and of its tallest column (px). */
const TALL = 140;
const TALLEST = 112;

/** One column per day: how many confirmed, with a line at how many signed up that day and confirmed sooner or later. */
export function DaysChart({ days }: { days: readonly (readonly [day: string, signups: Signups])[] }) {
  const most = Math.max(1, ...days.flatMap(([, { asked, confirmed }]) => [asked, confirmed]));
  const height = (subscribers: number) => Math.round((subscribers / most) * TALLEST);
  const step = 100 / days.length;
  const first = days[0]?.[0] ?? '';
  const last = days.at(-1)?.[0] ?? '';
  return (
    <figure class="chart">
      <svg
        width="100%"
        height={TALL}
        role="img"
        aria-label="The days as a column chart. The table below has the numbers."
      >
        {days.map(([, { asked, confirmed }], index) => (
          <>
            <rect
              class="bar-all"
              x={percent(index * step)}
              y={TALLEST + 4 - height(confirmed)}
              width={percent(step * 0.7)}
              height={height(confirmed)}
            />
            {asked === 0 ? null : (
              <rect
                class="line-asked"
                x={percent(index * step)}
                y={TALLEST + 3 - height(asked)}
                width={percent(step * 0.7)}
                height="2"
              />
            )}
          </>
        ))}
        <text y={TALL - 4}>{first}</text>
        <text x="100%" y={TALL - 4} text-anchor="end">
          {last}
        </text>
      </svg>
      <figcaption>
        <span class="key key-all" /> confirmed
        <span class="key key-line" /> signed up (and confirmed later). The maximum is {formatCount(most, 'reader')} a
        day.
      </figcaption>
    </figure>
  );
}
