/** `/admin/lessons`: previews of all lessons and emails, and tests of each to any address. */
import { Hono } from 'hono';
import { plain } from '../../course/json-text.ts';
import type { AppContext, AppEnv } from '../../web/context.ts';
import { notFound } from '../../web/error-pages.tsx';
import { readForm } from '../../web/request.ts';
import { AdminPage, adminPage } from '../page.tsx';
import { type Listed, MailLists } from './list.tsx';
import { MailPage, type TestState } from './mail-page.tsx';
import { type CourseMail, courseMails, drawMail, mailWithKey } from './mails.ts';
import { measure } from './measures.ts';
import { sendTest } from './send-test.ts';

export const lessonsRoute = new Hono<AppEnv>()
  .get('/', async (c) => {
    const { lessons, others } = courseMails(c.get('course'));
    const [listed, listedOthers] = await Promise.all([listedOf(c, lessons), listedOf(c, others)]);
    return adminPage(
      c,
      <AdminPage c={c} title="Lessons">
        <MailLists lessons={listed} others={listedOthers} />
      </AdminPage>,
    );
  })
  .get('/:key', (c) => withMail(c, (mail) => show(c, mail, { kind: c.req.query('test') === 'sent' ? 'sent' : 'none' })))
  .get('/:key/html', (c) => withMail(c, (mail) => html(c, mail)))
  .post('/:key/test', (c) => withMail(c, (mail) => test(c, mail)));

function withMail(c: AppContext, answer: (mail: CourseMail) => Promise<Response>) {
  const mail = mailWithKey(c.req.param('key') ?? '', c.get('course'));
  return mail === null ? notFound(c) : answer(mail);
}

function listedOf(c: AppContext, mails: readonly CourseMail[]): Promise<Listed[]> {
  return Promise.all(
    mails.map(async (mail) => {
      const { drawn, measures } = await drawnAndMeasured(c, mail);
      return { mail, drawn, measures };
    }),
  );
}

async function drawnAndMeasured(c: AppContext, mail: CourseMail) {
  const { templates } = c.get('services');
  const drawn = await drawMail(mail, c.get('messages'), c.get('services'));
  const { kind } = mail;
  const template = await ('lesson' in kind ? templates.lesson(kind.lesson) : templates[kind.mail]());
  return { drawn, measures: measure(drawn, template.text) };
}

const STATUS = { none: 200, sent: 200, wrong: 422, failed: 502 } as const;

async function show(c: AppContext, mail: CourseMail, state: TestState) {
  const { drawn, measures } = await drawnAndMeasured(c, mail);
  c.set('policy', { frameSrc: ["'self'"] });
  return adminPage(
    c,
    <AdminPage c={c} title={'lesson' in mail.kind ? drawn.subject : mail.title}>
      <MailPage mail={mail} drawn={drawn} measures={measures} test={state} />
    </AdminPage>,
    STATUS[state.kind],
  );
}

/** The email's own document, for the preview frame: inline styles are allowed, everything else is blocked. */
async function html(c: AppContext, mail: CourseMail) {
  const drawn = await drawMail(mail, c.get('messages'), c.get('services'));
  c.set('policy', {
    styleSrc: ["'unsafe-inline'"],
    scriptSrc: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'self'"],
  });
  return c.html(plain(drawn.html));
}

async function test(c: AppContext, mail: CourseMail) {
  const { to } = await readForm(c);
  const typed = typeof to === 'string' ? to : '';
  const tested = await sendTest({ mail, typed, messages: c.get('messages') }, c.get('now'), c.get('services'));
  return tested.kind === 'sent'
    ? c.redirect(`/admin/lessons/${mail.key}?test=sent`, 303)
    : show(c, mail, { ...tested, typed });
}
