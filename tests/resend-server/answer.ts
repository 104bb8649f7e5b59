import { Problem } from './problem.ts';
import type { Call, Endpoint, Fault } from './wire.ts';

/** What goes back; `body` becomes JSON. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

/** Writes the answer into the record of its call. */
export function noted(record: Call, answer: Answer): Answer {
  record.status = answer.status;
  record.error = answer.body instanceof Problem ? answer.body.name : null;
  return answer;
}

/** The answer that a problem is. */
export function refusal(problem: Problem): Answer {
  return { status: problem.statusCode, headers: {}, body: problem };
}

/** A result, or the problem in its stead. */
export function answered(result: unknown, status = 200): Answer {
  return result instanceof Problem ? refusal(result) : { status, headers: {}, body: result };
}

/** The error that a test asked for. */
export function injected({ status, name, message, headers }: Extract<Fault, { kind: 'refuse' }>): Answer {
  return {
    ...refusal(new Problem(status, name, message ?? 'A fault that the test asked for.')),
    headers: headers ?? {},
  };
}

/** What a sending call is answered: one id, or those of a batch with what was refused in it. */
export function success(
  endpoint: Endpoint,
  validation: string,
  ids: { id: string }[],
  errors: { index: number; message: string }[],
): unknown {
  if (endpoint === 'emails') return ids[0];
  return validation === 'permissive' ? { data: ids, errors } : { data: ids };
}

/** `undefined` where the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
