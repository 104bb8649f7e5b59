/** `GET /`: the landing page, where signing up begins, and begins again after a mistake. */
import { Hono } from 'hono';
import { type AppContext, type AppEnv, siteOf } from '../context.ts';
import type { SignupFormState } from '../parts/signup-form.tsx';
import { visitorTimeZone } from '../request.ts';
import { Landing, type LandingState } from './page.tsx';

export const landingRoute = new Hono<AppEnv>().get('/', (c) => landingPage(c, { form: emptyForm(c) }));

/** 422: what was typed in the form is invalid. 503: the course is not set up. */
type LandingStatus = 200 | 422 | 503;

/** Responds with the landing page: with its forms, or with a message in place of them. */
export function landingPage(c: AppContext, { form, message }: LandingState, status: LandingStatus = 200) {
  return c.html(<Landing site={siteOf(c)} form={form} message={message} />, status);
}

/** The signup form before anything is typed. */
export function emptyForm(c: AppContext): SignupFormState {
  return { values: { email: '', name: '', timezone: visitorTimeZone(c) ?? '' } };
}
