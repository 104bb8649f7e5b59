/** The cron trigger as it is delivered: twice, late, now and then not at all, and for days not. */
import { randomOf } from '../stand-ins/random.ts';
import { DAY_MS, HOUR_MS, START, type Stage } from './stage.ts';

const MINUTE_MS = 60_000;

/** Sets up all ticks until `end` (ms), each when the one before it is due. */
export function startCron(stage: Stage, end: number): void {
  const step = stage.story.tickMinutes * MINUTE_MS;
  const next = (nominal: number) => {
    if (nominal > end) return;
    stage.world.at(nominal, () => {
      fire(stage, nominal);
      next(nominal + step);
    });
  };
  next(START);
}

function fire(stage: Stage, nominal: number): void {
  const { noise, story, world } = stage;
  const luck = randomOf(story.seed, 'cron', nominal);
  const name = `the tick of ${instantInWords(nominal)}`;
  if (stage.isWithin(story.cronOut)) {
    world.count('a tick in an outage of cron');
    return;
  }
  if (luck.percent(noise.missed)) {
    world.strike('a missed tick', `Cron leaves out ${name}`, null);
    return;
  }
  const late = luck.percent(noise.late) ? luck.whole(1, 600) * 1_000 : luck.whole(0, 900);
  if (late > 1_000) world.strike('a late tick', `Cron is ${Math.round(late / 1_000)} s late with ${name}`, null);
  world.after(late, () => stage.tick(name, nominal, luck));
  if (!luck.percent(noise.doubled)) return;
  const apart = luck.percent(50) ? luck.whole(0, 3_000) : luck.whole(0, 20 * MINUTE_MS);
  world.strike('a doubled tick', `Cron fires twice, ${Math.round(apart / 1_000)} s apart, for ${name}`, null);
  world.after(late + apart, () => stage.tick(`${name}, once more`, nominal, luck));
}

/** `day 3, 07:15`: in UTC, the first day being day 1. */
export function instantInWords(instant: number): string {
  const day = Math.floor((instant - START) / DAY_MS);
  const rest = instant - START - day * DAY_MS;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const seconds = (rest % MINUTE_MS) / 1_000;
  const clock = `${two(rest / HOUR_MS)}:${two((rest % HOUR_MS) / MINUTE_MS)}`;
  return `day ${day + 1}, ${clock}${seconds >= 1 ? `:${two(seconds)}` : ''}`;
}

/** `11 h 59 min`. */
export function duration(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  const rest = minutes % 60 === 0 && ms >= HOUR_MS ? '' : ` ${minutes % 60} min`;
  return `${Math.floor(minutes / 60)} h${rest}${ms % MINUTE_MS === 0 ? '' : ` ${Math.floor((ms % MINUTE_MS) / 1_000)} s`}`;
}
