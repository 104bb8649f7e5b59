/** Fills a cohort directly, as if its readers had confirmed: hundreds of signups by hand would take minutes. */

import { course } from '../../src/course/compiled.ts';
import { firstLesson } from '../../src/course/course.ts';
import { type Cohort, cohortName } from '../../src/domain/cohort.ts';
import { subscriberId } from '../../src/domain/subscriber.ts';
import { SECOND } from '../fixtures/lessons.ts';
import { NOON } from './harness.ts';
import { storeOf } from './store.ts';

/** The cohort that readers in UTC join who confirm at `NOON`: it begins at seven the next morning. */
export const TOMORROW_AT_SEVEN: Cohort = { slot: '0700', day: '2030-01-16', firstLesson: SECOND };

/** Enrolls `count` readers, `reader-1@reader.example` and on, who have had lesson 1. Returns their addresses. */
export async function fillCohort(
  kv: KVNamespace,
  count: number,
  cohort = TOMORROW_AT_SEVEN,
  name = 'reader',
): Promise<string[]> {
  const addresses = Array.from({ length: count }, (_, index) => `${name}-${index + 1}@reader.example`);
  await Promise.all(addresses.map((address) => enrollReader(kv, address, { cohort })));
  return addresses;
}

/** Enrolls one reader who has had these lessons. */
export async function enrollReader(
  kv: KVNamespace,
  address: string,
  { cohort = TOMORROW_AT_SEVEN, received = [firstLesson(course)] }: { cohort?: Cohort; received?: string[] },
): Promise<void> {
  const id = await putReader(kv, address, { cohort, received });
  await storeOf(kv).enrollments.put({
    cohort,
    id,
    recipient: { address, name: '', received },
    lessons: course.lessons.length,
  });
}

/** Writes a reader without their enrollment, as a Worker leaves it that dies between the two. Returns their id. */
export async function putReader(
  kv: KVNamespace,
  address: string,
  { cohort = TOMORROW_AT_SEVEN, received = [firstLesson(course)] }: { cohort?: Cohort; received?: string[] } = {},
): Promise<string> {
  const id = await subscriberId(address);
  const consent = { requestedAt: NOON, confirmedAt: NOON, origin: '' };
  const name = cohortName(cohort);
  await storeOf(kv).subscribers.put(id, {
    address,
    name: '',
    timeZone: 'UTC',
    status: 'active',
    consent,
    cohort: name,
    received,
  });
  return id;
}
