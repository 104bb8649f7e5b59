/** `GET /embed`: the signup form alone, for a frame (iframe) on our own pages and on those of the allowed sites. */
import { Hono } from 'hono';
import { type AppEnv, type PageProps, siteOf } from '../context.ts';
import { emptyForm } from '../landing/route.tsx';
import { EmbeddedPage } from '../parts/page.tsx';
import { SignupForm, type SignupFormState } from '../parts/signup-form.tsx';
import { landingAt } from '../subscribe/cross-origin.ts';

export const embedRoute = new Hono<AppEnv>().get('/', (c) => {
  c.set('policy', { frameAncestors: ["'self'", ...c.get('services').config.allowedOrigins] });
  const next = landingAt(c, c.req.query('next') ?? '');
  return c.html(<Embed site={siteOf(c)} form={{ ...emptyForm(c), next }} />);
});

/** The form's response, errors included, replaces the whole page around the frame. */
function Embed({ site, form }: PageProps & { form: SignupFormState }) {
  const messages = site.messages.form;
  return (
    <EmbeddedPage site={site} title={messages.framed}>
      <h1 class="unseen">{site.course.name}</h1>
      <SignupForm id="embed" form={form} site={site} framed />
      <p class="fine">
        <a href="/privacy" target="_blank" rel="noopener">
          {messages.stored}
        </a>
      </p>
    </EmbeddedPage>
  );
}
