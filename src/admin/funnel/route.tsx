/** `/admin/funnel`: how far subscribers get and where they drop out. GET counts what one request can; POST takes a step of a longer count. */
import { Hono } from 'hono';
import { fillSubject } from '../../course/template.ts';
import { log } from '../../log.ts';
import { type AppContext, type AppEnv, nonceOf } from '../../web/context.ts';
import { AdminPage, adminPage } from '../page.tsx';
import { type KnownFigures, knownFigures, takeStep } from './figures.ts';
import { Funnel } from './page.tsx';

export const funnelRoute = new Hono<AppEnv>()
  .get('/', async (c) => {
    try {
      const known = await knownFigures(c.get('now'), c.env.KV, c.get('services'));
      return adminPage(c, view(c, known));
    } catch (error) {
      return storageFault(c, error);
    }
  })
  .post('/', async (c) => {
    const { step } = await c.req.parseBody();
    try {
      const isComplete = await takeStep(step === 'restart', c.get('now'), c.get('services'));
      return c.redirect(isComplete ? '/admin/funnel' : '/admin/funnel?on=1', 303);
    } catch (error) {
      return storageFault(c, error);
    }
  });

function view(c: AppContext, known: KnownFigures) {
  const { lessons } = c.get('course');
  return (
    <AdminPage c={c} title="Funnel">
      <Funnel
        known={known}
        subjects={new Map(lessons.map(({ slug, subject }) => [slug, fillSubject(subject, {})]))}
        now={c.get('now')}
        autoContinue={c.req.query('on') === '1'}
        publicUrl={c.get('services').config.publicUrl}
        nonce={nonceOf(c)}
      />
    </AdminPage>
  );
}

function storageFault(c: AppContext, error: unknown) {
  log({ kind: 'request-failed', path: c.req.path, error: String(error) });
  return adminPage(
    c,
    <AdminPage c={c} title="Funnel">
      <div class="unwell">
        <p>
          Workers KV did not respond, so nothing was counted. Reload this page in a minute; if the problem persists,
          check cloudflarestatus.com. A count in progress is not lost.
        </p>
      </div>
    </AdminPage>,
    502,
  );
}
