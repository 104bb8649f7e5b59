/**
 * The pictures of the funnel, as SVG. Each is a division and a handful of rectangles: a library for charts would bring
 * scales, axes and curves that none of them has (d3-scale alone has five dependencies). Widths are in percent and texts
 * in pixels, so that a phone shows fewer pixels of bar and no smaller words; colours are the style sheet's.
 */
import type { Signups } from '../../domain/funnel.ts';
import { counted, inFigures } from '../text.ts';
import { goneIn, type Step } from './steps.ts';

/** What a step takes from top to bottom, and its bar (px). */
const ROW = 54;
const BAR = 18;

/** The widest bar, in percent: the rest is for its figure, also on the narrowest phone. */
const WIDEST = 76;

const percent = (value: number) => `${Math.round(value * 100) / 100}%`;

/** One bar for each step: how many have come so far, and at its end those who are gone and came no further. */
export function FunnelPicture({ steps }: { steps: readonly Step[] }) {
  const most = Math.max(1, ...steps.map(({ reached }) => reached));
  const width = (readers: number) => (readers / most) * WIDEST;
  return (
    <figure class="chart">
      <svg
        width="100%"
        height={steps.length * ROW}
        role="img"
        aria-label="The steps as bars; the table has the figures."
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
              {inFigures(reached)}
            </text>
          </>
        ))}
      </svg>
      <figcaption>
        <span class="key key-all" /> have come so far
        <span class="key key-gone" /> of these, gone after this step
      </figcaption>
    </figure>
  );
}

/** The height of the days' picture, and of its tallest column (px). */
const TALL = 140;
const TALLEST = 112;

/** One column for each day: how many confirmed, and a line at how many of those who ever did had asked. */
export function DaysPicture({ days }: { days: readonly (readonly [day: string, signups: Signups])[] }) {
  const most = Math.max(1, ...days.flatMap(([, { asked, confirmed }]) => [asked, confirmed]));
  const height = (readers: number) => Math.round((readers / most) * TALLEST);
  const step = 100 / days.length;
  const first = days[0]?.[0] ?? '';
  const last = days.at(-1)?.[0] ?? '';
  return (
    <figure class="chart">
      <svg width="100%" height={TALL} role="img" aria-label="The days as columns; the table below has the figures.">
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
        <span class="key key-line" /> asked, of those who confirmed. The highest is {counted(most, 'reader')} a day.
      </figcaption>
    </figure>
  );
}
