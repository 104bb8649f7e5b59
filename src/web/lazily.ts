/** Parts of the Worker that not every start reads: their modules load with the first request to them. */
import { createMiddleware } from 'hono/factory';
import type { HTTPException } from 'hono/http-exception';
import { Hono } from 'hono/tiny';
import type { AppContext, AppEnv } from './context.ts';
import { notFound } from './notices.tsx';

/** Answers with a route that loads now, mounted at `path`; the request goes on in it. What fails in it is the request's to tell. */
export function lazily(path: string, load: (c: AppContext) => Promise<Hono<AppEnv>>) {
  return async (c: AppContext): Promise<Response> => {
    const app = new Hono<AppEnv>()
      .use(sharing(c))
      .route(path, await load(c))
      .notFound(notFound)
      .onError((error) => {
        if (isAnswer(error)) return error.getResponse();
        throw error;
      });
    return app.fetch(c.req.raw, c.env, c.executionCtx);
  };
}

/** Hands on what the request has met before, and hands back what its page needs of the policy. */
const sharing = (outer: AppContext) =>
  createMiddleware<AppEnv>(async (c, next) => {
    for (const [name, value] of Object.entries(outer.var)) c.set(name as keyof AppEnv['Variables'], value as never);
    await next();
    const policy = c.get('policy');
    if (policy) outer.set('policy', policy);
  });

/** Hono's guards refuse by throwing their answer. */
function isAnswer(error: Error): error is HTTPException {
  return 'getResponse' in error;
}
