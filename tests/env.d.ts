import type { Env as WorkerEnv } from '../src/env.ts';

declare global {
  namespace Cloudflare {
    /** `env` of `cloudflare:workers` is the Worker's own. */
    interface Env extends WorkerEnv {}
  }
}
