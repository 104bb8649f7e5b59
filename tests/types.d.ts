import type { Env as WorkerEnv } from '../src/env.ts';

declare global {
  namespace Cloudflare {
    /** `env` of `cloudflare:workers` is the Worker's own. */
    interface Env extends WorkerEnv {}
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The base URL of the stand-in for Resend. */
    resendUrl: string;
    /** How many readers the run through all zones has. */
    readers: number;
  }
}
