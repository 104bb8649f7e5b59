import * as v from 'valibot';
import type { Account } from './account.ts';
import { type Answer, answered } from './answer.ts';
import type { Accounts, ApiRequest } from './api.ts';
import { problems } from './problems.ts';
import { textOf } from './reading.ts';
import { accountOptions } from './wire.ts';

/**
 * Where tests set and inspect accounts, which Resend has no such thing as:
 * `PUT` and `DELETE /control/accounts/:key`, `GET /control/accounts/:key/mails[?to=]`, `.../calls`, `.../listings` and
 * `.../counts`.
 */
export function control({ method, url, body }: ApiRequest, accounts: Accounts): Answer {
  const [, , collection, key, list, ...rest] = url.pathname.split('/');
  if (collection !== 'accounts' || !key || rest.length > 0) return answered(problems.notFound);
  const apiKey = decodeURIComponent(key);
  switch (`${method} ${list ?? ''}`) {
    case 'PUT ':
      return set(accounts.get(apiKey), textOf(body));
    case 'DELETE ':
      accounts.delete(apiKey);
      return answered(null, 204);
    case 'GET mails':
      return answered(accounts.get(apiKey).mails(url.searchParams.get('to') ?? undefined));
    case 'GET calls':
      return answered(accounts.get(apiKey).calls());
    case 'GET listings':
      return answered(accounts.get(apiKey).listings());
    case 'GET counts':
      return answered(accounts.get(apiKey).counts());
    default:
      return answered(problems.notFound);
  }
}

function set(account: Account, body: string): Answer {
  const options = v.safeParse(v.pipe(v.string(), v.parseJson(), accountOptions), body);
  if (!options.success) {
    const message = options.issues.map((issue) => `${v.getDotPath(issue) ?? 'options'}: ${issue.message}`).join('; ');
    return answered({ message }, 400);
  }
  account.set(options.output);
  return answered(null, 204);
}
