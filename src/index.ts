/** What Cloudflare runs: the Worker for this deployment's course. */
import { course } from './course/compiled.ts';
import { messages } from './locales/compiled.ts';
import { wallTime } from './services.ts';
import { createWorker } from './worker.ts';

export default createWorker({ course, messages, time: wallTime });
