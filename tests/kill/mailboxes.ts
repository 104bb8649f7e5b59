/** What lies in the mailboxes, held against what was promised. */
import { HOUR_MS } from '../../src/domain/time.ts';
import { LESSONS } from '../fixtures/lessons.ts';
import type { Mail } from '../stand-ins/resend/wire.ts';

/** All that is wrong, over all readers. */
export interface Verdict {
  lessons: number;
  twice: string[];
  lost: string[];
  outOfOrder: string[];
  tooClose: string[];
  /** Lessons for those who are no readers. */
  strays: string[];
}

/** Judges the mails of these readers, each with the slugs that they are to get, in order. */
export function judge(mails: readonly Mail[], promised: ReadonlyMap<string, readonly string[]>): Verdict {
  const lessons = mails.flatMap((mail) => {
    const slug = mail.payload.tags?.find(({ name }) => name === 'lesson')?.value;
    return slug === undefined ? [] : [{ slug, at: mail.at, to: mail.to.join() }];
  });
  const byReader = Map.groupBy(lessons, ({ to }) => to);
  const verdict: Verdict = { lessons: lessons.length, twice: [], lost: [], outOfOrder: [], tooClose: [], strays: [] };
  verdict.strays = [...byReader.keys()].filter((address) => !promised.has(address));
  for (const [address, slugs] of promised) {
    const got = byReader.get(address) ?? [];
    const named = (slug: string) => `${address} ${slug}`;
    const order = got.map(({ slug }) => slugs.indexOf(slug));
    verdict.twice.push(...got.flatMap(({ slug }, index) => (firstOf(got, slug) < index ? named(slug) : [])));
    verdict.lost.push(...slugs.filter((slug) => firstOf(got, slug) === -1).map(named));
    verdict.outOfOrder.push(...got.flatMap(({ slug }, index) => (isBefore(order, index) ? named(slug) : [])));
    verdict.tooClose.push(...got.flatMap(({ slug }, index) => (isTooClose(got, index) ? named(slug) : [])));
  }
  return verdict;
}

interface Got {
  slug: string;
  at: number;
}

const firstOf = (got: readonly Got[], slug: string) => got.findIndex((one) => one.slug === slug);

/** Whether a lesson comes after one that follows it in the course; or has no place in it (-1). */
function isBefore(order: readonly number[], index: number): boolean {
  return (order[index] ?? -1) < Math.max(0, ...order.slice(0, index));
}

/** Twelve hours lie between two lessons; six between lesson 1, which leaves on confirmation alone, and the second. */
function isTooClose(got: readonly Got[], index: number): boolean {
  const [former, lesson] = [got[index - 1], got[index]];
  if (!former || !lesson) return false;
  const least = former.slug === LESSONS[0] ? 6 : 12;
  return lesson.at - former.at < least * HOUR_MS;
}
