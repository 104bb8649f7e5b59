import * as v from 'valibot';
import type { Account } from './account.ts';
import type { Answer } from './answer.ts';
import { problems } from './problem.ts';
import { accountOptions } from './wire.ts';

/** The accounts of one server, by API key. An account is made when its key is first used. */
export interface Accounts {
  get(apiKey: string): Account;
  delete(apiKey: string): void;
}

/**
 * The tests' side door, which Resend has none of:
 * `PUT` and `DELETE /control/accounts/:key`, `GET /control/accounts/:key/mails[?to=]`, `.../calls` and
 * `.../listings`.
 */
export function control(method: string, url: URL, body: string, accounts: Accounts): Answer {
  const [, , collection, key, list, ...rest] = url.pathname.split('/');
  if (collection !== 'accounts' || !key || rest.length > 0) return refuse();
  const apiKey = decodeURIComponent(key);
  switch (`${method} ${list ?? ''}`) {
    case 'PUT ':
      return set(accounts.get(apiKey), body);
    case 'DELETE ':
      accounts.delete(apiKey);
      return { status: 204, headers: {}, body: null };
    case 'GET mails':
      return {
        status: 200,
        headers: {},
        body: accounts.get(apiKey).mails(url.searchParams.get('to') ?? undefined),
      };
    case 'GET calls':
      return { status: 200, headers: {}, body: accounts.get(apiKey).calls() };
    case 'GET listings':
      return { status: 200, headers: {}, body: accounts.get(apiKey).listings() };
    default:
      return refuse();
  }
}

function set(account: Account, body: string): Answer {
  const options = v.safeParse(v.pipe(v.string(), v.parseJson(), accountOptions), body);
  if (!options.success) {
    const message = options.issues.map((issue) => `${v.getDotPath(issue) ?? 'options'}: ${issue.message}`).join('; ');
    return { status: 400, headers: {}, body: { message } };
  }
  account.set(options.output);
  return { status: 204, headers: {}, body: null };
}

function refuse(): Answer {
  return { status: problems.notFound.statusCode, headers: {}, body: problems.notFound };
}
