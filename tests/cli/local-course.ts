/** What a newcomer does with a course that `npm start` runs. */
import { resolve } from 'node:path';
import { type InboxMail, linkIn, readInbox } from '../../src/cli/local/inbox.ts';
import type { RunningCourse } from '../../src/cli/local/running.ts';
import { runNode } from './run-cli.ts';

export function newcomerTo({ local }: RunningCourse) {
  const post = (path: string, fields: Record<string, string> = {}) =>
    fetch(local.courseUrl + path, { method: 'POST', body: new URLSearchParams(fields) });

  /** Their mails, oldest first. */
  const mailsTo = async (email: string): Promise<InboxMail[]> =>
    (await readInbox(local)).filter((mail) => mail.to.includes(email));

  return {
    get: (path: string) => fetch(local.courseUrl + path),

    /** Signs up and presses the button behind the newest mail's link. */
    async joins(email: string, timezone: string): Promise<void> {
      await post('/subscribe', { email, name: 'Anna', timezone });
      const mail = (await mailsTo(email)).at(-1);
      if (!mail) throw new Error(`There is no mail to ${email}.`);
      const answer = await post(linkIn(mail, '/confirm'));
      if (answer.status !== 200) throw new Error(`The confirmation was answered with ${answer.status}.`);
    },

    /** `npm run tomorrow`: what it prints. */
    async tomorrow(...days: readonly string[]): Promise<string> {
      const ports = ['--port', String(local.coursePort), '--inbox-port', String(local.inboxPort)];
      const { code, output } = await runNode(resolve('src/cli/tomorrow.ts'), [...days, ...ports]);
      if (code !== 0) throw new Error(output);
      return output;
    },

    /** The subjects of the lessons that they got, in order. */
    async lessonsOf(email: string): Promise<string[]> {
      return (await mailsTo(email)).filter(({ text }) => !text.includes('/confirm?')).map(({ subject }) => subject);
    },
  };
}
