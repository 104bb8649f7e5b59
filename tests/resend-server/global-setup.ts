/** Starts one stand-in for Resend for all tests; each test has an account of its own there. */
import type { TestProject } from 'vitest/node';
import { startResend } from './server.ts';

export default async function setup({ provide }: TestProject) {
  const resend = await startResend();
  provide('resendUrl', resend.url);
  return () => resend.close();
}
