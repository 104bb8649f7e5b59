import { interpolate } from '../../course/interpolate.ts';
import type { SitePage } from '../../course/site-paths.ts';
import { type Site, StaticPage } from '../parts/page.tsx';
import { SignupForm, type SignupFormState } from '../parts/signup-form.tsx';

interface LandingProps {
  site: Site;
  /** The page as the build drew it. */
  built: SitePage;
  form: SignupFormState;
  /** Stands in place of the forms, where nobody can sign up at present. */
  message?: string | undefined;
}

/** `GET /`: the page that the build drew, with the form at its top and its end. */
export function Landing({ site, built, form, message }: LandingProps) {
  const told = message === undefined ? null : <p>{message}</p>;
  const top = told ?? <SignupForm id="top" form={form} site={site} />;
  // What is wrong is told once, at the top, where the focus goes too.
  const { error, ...calm } = form;
  const end = told ?? <SignupForm id="end" form={calm} site={site} again />;
  const main = interpolate(built.main, { form_top: String(top), form_end: String(end) });
  const title = error ? `${site.messages.form.lookAgain} · ${site.name}` : built.title;
  return <StaticPage site={site} title={title} head={built.head} main={main} />;
}
