/** What goes back to the caller. */
import { Problem } from './problems.ts';
import type { Endpoint, Fault } from './wire.ts';

/** `body` becomes JSON; null: no body. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

/**
 * What an adapter does with a call: answers, drops the connection, leaves it open for good, or waits (`ms`) and then
 * asks for the answer with the time (epoch ms) at which the wait is over.
 */
export type Reaction =
  | { kind: 'answer'; answer: Answer }
  | { kind: 'drop' }
  | { kind: 'hang' }
  | { kind: 'wait'; ms: number; resume: (now: number) => Answer };

/** The name of the error that an answer is; null if it is none. */
export function errorIn({ body }: Answer): string | null {
  return body instanceof Problem ? body.name : null;
}

/** The answer to a problem. */
export function refusal(problem: Problem, headers: Record<string, string> = {}): Answer {
  return { status: problem.statusCode, headers, body: problem };
}

/** The answer to a result, or to the problem in its stead. */
export function answered(result: unknown, status = 200): Answer {
  return result instanceof Problem ? refusal(result) : { status, headers: {}, body: result };
}

/** The error that a test asked for. */
export function injected({ status, name, message, headers }: Extract<Fault, { kind: 'refuse' }>): Answer {
  return refusal(new Problem(status, name, message ?? 'A fault that the test asked for.'), headers);
}

/** The answer to a sending call: one id, or those of a batch, with what was refused in a permissive one. */
export function accepted(
  endpoint: Endpoint,
  validation: string,
  ids: readonly { id: string }[],
  errors: readonly { index: number; message: string }[],
): Answer {
  if (endpoint === 'emails') return answered(ids[0]);
  return answered(validation === 'permissive' ? { data: ids, errors } : { data: ids });
}

/** `undefined` where the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
