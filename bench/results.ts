/** All that was measured, as the page that is kept: bench/RESULTS.md. */
import { type Grown, HEAP_MB, isWhole } from './growth.ts';
import { CALL_MS, RESEND_RPS } from './machine.ts';
import { operations } from './picture.ts';
import { centsAMillion, freeReach } from './prices.ts';
import type { Sent } from './sent.ts';
import { FULL_BATCH, type Sending } from './side-by-side.ts';
import type { Signups } from './signups.ts';
import { number, type Row, table } from './table.ts';
import { OURS, type Variant } from './variants.ts';

/** What was measured of one Worker. */
export interface Measured extends Sending {
  variant: Variant;
  gzipKb: number;
  startUpMs: number;
  /** Null for a Worker without a form. */
  signups: Signups | null;
}

const lessonsASecond = ({ resend, wallMs }: Sent) => (resend.mails * 1_000) / wallMs;
const cpuALesson = ({ resend, cpuMs }: Sent) => cpuMs / resend.mails;
const cpuATick = ({ ticks, cpuMs }: Sent) => cpuMs / ticks;
const none = '–';

/** The Workers side by side. `idle` is a tick of ours with nothing due. */
export function sideBySide(all: readonly Measured[], idle: Sent): string {
  const row = (label: string, of: (one: Measured) => number | string): Row => [
    label,
    ...all.map((one) => {
      const value = of(one);
      return typeof value === 'string' ? value : number(value);
    }),
  ];
  // The floor sends to nobody in particular: it has no readers to reach.
  const reach = ({ variant, free, warm }: Measured) =>
    variant.hasForm ? freeReach(free, warm, variant === OURS ? idle : null) : null;
  return table(
    ['', ...all.map(({ variant }) => variant.name)],
    [
      row(`Lessons a second, ${RESEND_RPS} calls a second, ${CALL_MS} ms each`, ({ paced }) => lessonsASecond(paced)),
      row('429s meanwhile', ({ paced }) => paced.resend.tooFast),
      row(`Lessons a second, no limit, ${CALL_MS} ms each`, ({ free }) => lessonsASecond(free)),
      row('CPU ms a lesson, warm', ({ free }) => cpuALesson(free)),
      row(`CPU ms of a tick of ${FULL_BATCH}, first`, ({ cold }) => cpuATick(cold)),
      row(`CPU ms of a tick of ${FULL_BATCH}, later`, ({ warm }) => cpuATick(warm)),
      row('… in the Worker’s own thread', ({ warm }) => warm.workerMs / warm.ticks),
      row('KV reads a lesson', ({ free }) => free.kv.reads / free.resend.mails),
      row('KV writes a lesson', ({ free }) => (free.kv.writes + free.kv.deletes) / free.resend.mails),
      row('KV lists a lesson', ({ free }) => free.kv.lists / free.resend.mails),
      row('KV operations of every kind a lesson', ({ free }) => operations(free) / free.resend.mails),
      row('Calls to Resend a lesson', ({ free }) => free.resend.calls / free.resend.mails),
      row('KB a lesson, as sent', ({ free }) => free.resend.bytes / free.resend.mails / 1024),
      row('Peak memory, whole process, MB', ({ free }) => free.peakMb),
      row('… beyond workerd at rest, MB', ({ free }) => free.grownMb),
      row('KV, a million lessons, cents', ({ free }) => (operations(free) === 0 ? none : centsAMillion(free))),
      row('Readers a day on the free plan', (one) => {
        const reached = reach(one);
        return reached ? number(Math.floor(reached.readers), 0) : none;
      }),
      row('… because of', (one) => reach(one)?.limit ?? none),
      row('Bundle, KB gzipped', ({ gzipKb }) => gzipKb),
      row('Start-up, CPU ms', ({ startUpMs }) => startUpMs),
      row('Signups a second', ({ signups }) => signups?.perSecond ?? none),
      row('Signup, p99, ms', ({ signups }) => signups?.p99Ms ?? none),
    ],
  );
}

/** How a tick of ours grows. */
export function growthTable(sizes: readonly Grown[]): string {
  const cells = ({ wallMs, cpuMs, peakMb, grownMb, kv }: Sent) => [
    number(wallMs / 1_000),
    number(cpuMs),
    number(peakMb, 0),
    number(grownMb, 0),
    ...[kv.reads, kv.writes + kv.deletes, kv.lists].map((count) => number(count, 0)),
  ];
  const rows = sizes.flatMap((grown): Row[] => {
    const { readers, due, idle, again, all, resumed } = grown;
    const size = number(readers, 0);
    const parts: Row[] = resumed
      ? [
          [`${size}: cut short after ${number(resumed.cut.resend.mails, 0)}`, ...cells(resumed.cut)],
          [`${size}: the tick after it, ${number(resumed.rest.resend.mails, 0)}`, ...cells(resumed.rest)],
        ]
      : [];
    return [
      [`${size}: nothing due`, ...cells(idle)],
      [`${size}: ${number(due, 0)} looked through, nothing due`, ...cells(again)],
      [`${size}: ${number(due, 0)} due`, ...cells(all)],
      ...parts,
    ];
  });
  const lost = sizes.filter((grown) => !isWhole(grown)).map(({ readers }) => number(readers, 0));
  const whole =
    lost.length === 0
      ? 'Every lesson that was due left once, and none twice, in ticks that were cut short as well.'
      : `NOT every lesson left exactly once: ${lost.join(', ')} readers.`;
  const head: Row = ['Readers: the tick', 'wall s', 'CPU ms', 'peak MB', 'the tick’s', 'KV reads', 'writes', 'lists'];
  return `${table(head, rows)}\n\n${whole} The heap was held to ${HEAP_MB} MB. Peak MB is the most that the whole process held; what of it is the tick’s leaves out what workerd holds by itself.`;
}
