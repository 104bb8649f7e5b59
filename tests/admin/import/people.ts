/** Two people, the list that they stand in, and where they are in the course. */
import { subscriberId } from '../../../src/domain/subscriber.ts';
import type { TestCourse } from '../../support/harness.ts';

export const ANNA = 'anna@reader.example';
export const BEN = 'ben@reader.example';

/** A list with these addresses and nothing else. */
export const list = (...addresses: string[]) => ['email', ...addresses].join('\n');

/** For each address, the cohorts in which its place is filled. */
export async function cohortsOf({ env }: TestCourse, addresses: readonly string[]): Promise<string[][]> {
  const { keys } = await env.KV.list({ prefix: 'enrollment:' });
  const filled = keys.filter(({ metadata }) => Object.keys(metadata ?? {}).length > 0);
  const ids = await Promise.all(addresses.map(subscriberId));
  return ids.map((id) => filled.filter(({ name }) => name.endsWith(id)).map(({ name }) => name.split(':')[1] ?? ''));
}
