/** What `npm start` runs in place of index.ts: the Worker for the course that was built, by the local clock. It is never deployed. */
import { course } from '../course/compiled.ts';
import { messages } from '../locales/compiled.ts';
import { createLocalWorker } from './worker.ts';

export default createLocalWorker({ course, messages });
