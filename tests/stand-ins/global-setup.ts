/** Starts one stand-in of each kind for all tests; each test has an account or a channel of its own there. */
import type { TestProject } from 'vitest/node';
import { startAlertServer } from './alert/server.ts';
import { startResend } from './resend/server.ts';
import { startTurnstileServer } from './turnstile/server.ts';

export default async function setup({ provide }: TestProject) {
  const [resend, alert, turnstile] = await Promise.all([startResend(), startAlertServer(), startTurnstileServer()]);
  provide('resendUrl', resend.url);
  provide('alertUrl', alert.url);
  provide('turnstileUrl', turnstile.url);
  return async () => {
    await Promise.all([resend.close(), alert.close(), turnstile.close()]);
  };
}
