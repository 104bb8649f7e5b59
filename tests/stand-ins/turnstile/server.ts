/**
 * Cloudflare's Turnstile: `POST /turnstile/v0/siteverify` answers the secrets for tests as Cloudflare documents, and
 * refuses any other secret. A path before it plays an outage: `/error`, `/garbage`, `/hang`, `/drop`.
 * `GET /asked/<response>` returns what was asked about a response.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { answerJson, type Incoming, type Listening, listen } from '../loopback.ts';
import { SECRETS } from './keys.ts';

const VERIFY = '/turnstile/v0/siteverify';

const REFUSALS: Record<string, string> = {
  '': 'missing-input-secret',
  [SECRETS.fails]: 'invalid-input-response',
  [SECRETS.spent]: 'timeout-or-duplicate',
};

/** Starts the stand-in on any free port. */
export function startTurnstileServer(): Promise<Listening> {
  const asked: Record<string, string>[] = [];
  return listen(async (request, response, closing) => {
    const path = request.url.pathname;
    if (path.startsWith('/asked/')) {
      const about = decodeURIComponent(path.slice('/asked/'.length));
      const matching = asked.filter((one) => one['response'] === about);
      return answerJson(response, 200, matching);
    }
    if (!isVerification(request)) return answerJson(response, 404, {});
    const fields = Object.fromEntries(new URLSearchParams(String(request.body)));
    asked.push(fields);
    switch (path.slice(0, -VERIFY.length)) {
      case '/error':
        response.writeHead(500).end('<h1>Internal error</h1>');
        return;
      case '/garbage':
        return answerJson(response, 200, null);
      case '/hang':
        return sleep(600_000, undefined, { signal: closing, ref: false });
      case '/drop':
        response.destroy();
        return;
      default:
        return answerJson(response, 200, verdict(fields));
    }
  });
}

function isVerification({ method, url, headers }: Incoming): boolean {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  return method === 'POST' && url.pathname.endsWith(VERIFY) && isForm;
}

function verdict({ secret = '', response = '' }: Record<string, string>): object {
  const refusal = REFUSALS[secret] ?? (secret === SECRETS.passes ? undefined : 'invalid-input-secret');
  const problem = refusal ?? (response === '' ? 'missing-input-response' : undefined);
  return { success: problem === undefined, 'error-codes': problem === undefined ? [] : [problem] };
}
