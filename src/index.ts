/** What Cloudflare runs: the Worker for this deployment's course. */
import { course } from './course.ts';
import { wallTime } from './edges.ts';
import { createWorker } from './worker.ts';

export default createWorker({ course, time: wallTime });
