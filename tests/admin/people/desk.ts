/** What the operator asks for on one person's page, and what the page and the trail say of it. */

import { subscriberId } from '../../../src/domain/subscriber.ts';
import { MINUTE_MS } from '../../../src/domain/time.ts';
import { requestServicesOf } from '../../subscribers/dying.ts';
import { operatorOf } from '../../support/admin.ts';
import type { TestCourse } from '../../support/harness.ts';
import { readPage, textOf } from '../../support/page.ts';
import { storeOf } from '../../support/store.ts';

/** The page of the person with this address, in a course of `useCourse({ ADMIN_PASSWORD })`. */
export function deskOf(course: TestCourse, email: string) {
  const operator = operatorOf(course);
  const desk = {
    path: async () => `/admin/people/${await subscriberId(email)}`,

    /** Asks for something; what the page says of it, and its status. */
    async ask(fields: Record<string, string>) {
      const { html, status } = await readPage(await operator.post(await desk.path(), fields));
      return { messages: await textOf(html, '[role=status]'), status, html };
    },

    /** Asks a minute later than the last time. */
    async later(fields: Record<string, string>) {
      await course.setTime(Date.now() + MINUTE_MS);
      return desk.ask(fields);
    },

    /** The newest entry in the trail; throws where it is not about this person. */
    async newest() {
      const [entry] = await storeOf(course.env.KV).audit.list(1);
      const mark = await (await requestServicesOf(course)).store.audit.mark(await subscriberId(email));
      if (entry?.mark !== mark) throw new Error('The newest entry of the trail is about somebody else.');
      return { action: entry.action, detail: entry.detail };
    },
  };
  return desk;
}
