/** The mails of the course in `emails/` as they leave, and its lessons as pages of the browser. */
import { randomUUID } from 'node:crypto';
import { leavingMails } from '../../src/cli/mails/leaving.ts';

const leaving = await leavingMails(`dist/test-${randomUUID()}`);

export const mails = [...leaving.mails].map(([name, mail]) => ({ name, ...mail }));
export const pages = [...leaving.pages].map(([slug, html]) => ({ name: `${slug} in the browser`, html }));
