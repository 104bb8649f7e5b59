/** Starts one stand-in for Cloudflare's Turnstile for all tests. */
import type { TestProject } from 'vitest/node';
import { startTurnstileServer } from './server.ts';

export default async function setup({ provide }: TestProject) {
  const server = await startTurnstileServer();
  provide('turnstileUrl', server.url);
  return () => server.close();
}
