/** Starts one stand-in for the operator's chat for all tests; each test has a channel of its own there. */
import type { TestProject } from 'vitest/node';
import { startAlertServer } from './server.ts';

export default async function setup({ provide }: TestProject) {
  const server = await startAlertServer();
  provide('alertUrl', server.url);
  return () => server.close();
}
