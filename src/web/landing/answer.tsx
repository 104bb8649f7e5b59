/** Answers with the landing page: it is where signing up begins, and begins again after a mistake. */

import { landingPage } from '../assets.ts';
import { type AppContext, page, pageProps } from '../context.ts';
import type { SignupFormState } from '../parts/signup-form.tsx';
import { Landing } from './page.tsx';

interface LandingState {
  form: SignupFormState;
  /** Stands in place of the forms. */
  message?: string;
}

/** The landing page with its form, or with a message in place of it. */
export async function landing(c: AppContext, state: LandingState, status: 200 | 422 | 503 = 200) {
  const { site } = pageProps(c);
  const built = await landingPage(c.env.ASSETS);
  return page(c, <Landing site={site} built={built} {...state} />, status);
}
