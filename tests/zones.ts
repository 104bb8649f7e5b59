/** `npm run zones -- 1000`: the run of readers through all time zones (tests/delivery/zones.test.ts) with as many as wanted. */
import { startVitest } from 'vitest/node';

const [, , readers = '1000'] = process.argv;
process.env['READERS'] = readers;
const vitest = await startVitest(['zones'], { project: ['worker'], run: true, watch: false, testTimeout: 3_600_000 });
await vitest.close();
