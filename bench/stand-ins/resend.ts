/**
 * Resend as a process of its own, as lean as can be: every call is answered after the same time, with an id for each
 * mail; more calls a second than allowed get a 429. `/control/…` sets the limit and tells the counts.
 */
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from './serve.ts';

/** Calls and mails that were taken, those told to come slower, and those whose idempotency key was known. */
export interface ResendCounts {
  calls: number;
  mails: number;
  tooFast: number;
  repeated: number;
  /** Of all mails, bytes of payload. */
  bytes: number;
}

/** Calls a second (0: no limit), and how long each takes (ms). */
export interface ResendLimits {
  perSecond: number;
  latencyMs: number;
}

const nothing = (): ResendCounts => ({ calls: 0, mails: 0, tooFast: 0, repeated: 0, bytes: 0 });

let limits: ResendLimits = { perSecond: 0, latencyMs: 0 };
let counts = nothing();
let taken: number[] = [];
const known = new Set<string>();

serve(async (request, response) => {
  const body = await buffer(request);
  if (request.url?.startsWith('/control/')) {
    if (request.url === '/control/limits') limits = JSON.parse(body.toString());
    if (request.url === '/control/reset') {
      counts = nothing();
      known.clear();
    }
    return answer(response, 200, counts);
  }
  const isTaken = isAllowed(Date.now());
  tellLimits(response);
  if (!isTaken) {
    counts.tooFast += 1;
    response.setHeader('retry-after', 1);
    return answer(response, 429, { name: 'rate_limit_exceeded', message: 'Too many requests.' });
  }
  await sleep(limits.latencyMs);
  const mails = mailsIn(body);
  counts.calls += 1;
  counts.bytes += body.byteLength;
  const key = String(request.headers['idempotency-key'] ?? randomUUID());
  if (known.has(key)) counts.repeated += 1;
  else counts.mails += mails;
  known.add(key);
  const ids = Array.from({ length: mails }, () => ({ id: randomUUID() }));
  answer(response, 200, request.url === '/emails' ? ids[0] : { data: ids });
});

/** A window of a second that slides; refused calls do not count. */
function isAllowed(now: number): boolean {
  if (limits.perSecond === 0) return true;
  taken = taken.filter((at) => at > now - 1_000);
  if (taken.length >= limits.perSecond) return false;
  taken.push(now);
  return true;
}

/** As Resend tells them with each answer (https://resend.com/docs/api-reference/rate-limit). */
function tellLimits(response: ServerResponse): void {
  if (limits.perSecond === 0) return;
  response.setHeader('ratelimit-limit', limits.perSecond);
  response.setHeader('ratelimit-remaining', limits.perSecond - taken.length);
  response.setHeader('ratelimit-reset', 1);
}

/** Counted by a field that each mail has once: parsing megabytes would take the machine's time from what is measured. */
function mailsIn(body: Buffer): number {
  let count = 0;
  for (let at = body.indexOf('"to":'); at >= 0; at = body.indexOf('"to":', at + 1)) count += 1;
  return count;
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
