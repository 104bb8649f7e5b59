/** All that the flows of a subscriber's life touch of the outside, made once a request or tick and passed in. */
import type { Config } from './config.ts';
import type { Course } from './course/course.ts';
import type { Time } from './domain/time.ts';
import type { Env } from './env.ts';
import { createMailer, type Mailer } from './mail/mailer.ts';
import { createPace, type Limit } from './mail/pace.ts';
import { createTemplates, type Templates } from './mail/templates.ts';
import { createTokens, type Tokens } from './mail/tokens.ts';
import { createStore, type Store } from './storage/store.ts';

export interface Services {
  store: Store;
  course: Course;
  config: Config;
  templates: Templates;
  tokens: Tokens;
  mailer: Mailer;
  time: Time;
}

/** Real time. */
export const wallTime: Time = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  timeout: (ms) => AbortSignal.timeout(ms),
};

/** Someone waits for a request: two short waits (ms), and no pacing, since a tick leaves room for it. */
const REQUEST = { retryWaits: [300, 1_200], limit: { perSecond: 0, reserved: 0 } };

/** Nobody waits for a tick (ms). */
const TICK_RETRY_WAITS = [1_000, 4_000];

type Bindings = Pick<Env, 'KV' | 'ASSETS'>;

/** What a subscriber's request touches. */
export async function requestServices(env: Bindings, course: Course, config: Config, time: Time): Promise<Services> {
  return createServices(env, course, config, { ...REQUEST, time });
}

/** What a tick touches. */
export async function tickServices(env: Bindings, course: Course, config: Config, time: Time): Promise<Services> {
  return createServices(env, course, config, { retryWaits: TICK_RETRY_WAITS, limit: config.resend.limit, time });
}

async function createServices(
  env: Bindings,
  course: Course,
  config: Config,
  { retryWaits, limit, time }: { retryWaits: readonly number[]; limit: Limit; time: Time },
): Promise<Services> {
  const { apiKey, baseUrl } = config.resend;
  const pace = createPace(limit, time);
  return {
    store: createStore(env.KV, { time, signingSecrets: config.signingSecrets }),
    course,
    config,
    templates: createTemplates(env.ASSETS),
    tokens: await createTokens(config.signingSecrets),
    mailer: createMailer({ apiKey, baseUrl, retryWaits, onlyTo: config.onlyTo, pace, time }),
    time,
  };
}
