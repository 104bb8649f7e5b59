/** Resend over real HTTP, on loopback. */
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerJson, type Incoming, type Listening, listen } from '../loopback.ts';
import { Account } from './account.ts';
import type { Answer } from './answer.ts';
import { type Accounts, type ApiRequest, reactTo } from './api.ts';
import { control } from './control.ts';
import { countMails, readMails } from './reading.ts';

/** `isCounting`: bodies are counted instead of read, and nothing is recorded, so that a call costs next to nothing. */
interface ServerOptions {
  port?: number;
  isCounting?: boolean;
}

/**
 * Starts Resend with accounts for all keys, and `/control/` to set and inspect them. `port` 0, the default, takes any
 * free one.
 */
export function startResend({ port = 0, isCounting = false }: ServerOptions = {}): Promise<Listening> {
  const accounts = accountsInMemory(!isCounting);
  const read = isCounting ? countMails : readMails;
  return listen(async (incoming, response, closing) => {
    const request = requestFrom(incoming);
    if (incoming.url.pathname.startsWith('/control/')) return answer(response, control(request, accounts));
    const reaction = reactTo(request, accounts, read, Date.now());
    switch (reaction.kind) {
      case 'answer':
        return answer(response, reaction.answer);
      case 'drop':
        response.destroy();
        return;
      case 'hang':
        return;
      case 'wait':
        await sleep(reaction.ms, undefined, { signal: closing, ref: false });
        return answer(response, reaction.resume(Date.now()));
    }
  }, port);
}

function accountsInMemory(isRecording: boolean): Accounts {
  const accounts = new Map<string, Account>();
  return {
    get(apiKey) {
      const account = accounts.get(apiKey) ?? new Account({ isRecording });
      accounts.set(apiKey, account);
      return account;
    },
    delete: (apiKey) => accounts.delete(apiKey),
  };
}

function requestFrom({ method, url, headers, body }: Incoming): ApiRequest {
  const header = (name: string) => {
    const value = headers[name];
    return typeof value === 'string' ? value : null;
  };
  return { method, url, header, body };
}

function answer(response: ServerResponse, { status, headers, body }: Answer): void {
  if (body === null) response.writeHead(status, headers).end();
  // The guard in front of the API does not speak JSON.
  else if (typeof body === 'string') response.writeHead(status, { 'content-type': 'text/plain' }).end(body);
  else answerJson(response, status, body, headers);
}
