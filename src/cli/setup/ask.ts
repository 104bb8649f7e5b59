/**
 * Two ways to get an answer: from the person at the terminal, who is asked again until it is a good one, or from the
 * environment, for CI. A secret is never shown: not as it is typed, and not as what was found.
 */
import { type CANCEL_SYMBOL, confirm, isCancel, password, select, text } from '@clack/prompts';
import { UsageError } from '../command/run.ts';
import { fine, type Result, sentenceFor, wrong } from './mistakes.ts';
import { say } from './say.ts';

/** One thing that setup must know. */
export interface Question<Answer> {
  /** The variable of the environment that may hold the answer. */
  name: string;
  /** What one should know to answer; said before it is asked. */
  hint: string;
  /** What is asked, in a line. */
  message: string;
  /** What the answer is, for where the variable is missing: "the address …". */
  what: string;
  /** An answer that would do, shown in grey; not taken. */
  example: string;
  /** What was answered before. */
  former?: string;
  secret?: boolean;
  /** The answer, parsed and looked up, or why it won't do. */
  check(answer: string): Promise<Result<Answer>>;
}

/** Whoever answers. */
export interface Asker {
  ask<Answer>(question: Question<Answer>): Promise<Result<Answer>>;
  /** Whether to go on; in CI: yes. */
  agree(message: string): Promise<boolean>;
  /** One of several, by its value; null where nobody can choose. */
  choose(message: string, options: readonly { value: string; label: string }[]): Promise<string | null>;
  /** Whether a person is there, who sees a page that is opened. */
  present: boolean;
}

/** Asks the person at this terminal. What the environment holds is what they find typed in already. */
export function terminal(env: NodeJS.ProcessEnv): Asker {
  return {
    present: true,
    async ask(question) {
      const given = env[question.name];
      if (question.secret && given) {
        const found = await question.check(given);
        if (found.ok) say.good(`${question.name} was read from the environment and is valid.`);
        else say.warn(`${question.name} in the environment is not valid. ${sentenceFor(found.mistake)}`);
        if (found.ok) return found;
      }
      return askPerson(question, given);
    },
    agree: async (message) => answered(await confirm({ message })),
    choose: async (message, options) => answered(await select({ message, options: [...options] })),
  };
}

async function askPerson<Answer>(question: Question<Answer>, given: string | undefined): Promise<Result<Answer>> {
  const { message, example, former, secret, check } = question;
  const last: { result: Result<Answer> | null } = { result: null };
  const validate = async (typed: string | undefined) => {
    const result = await check(typed ?? '');
    last.result = result;
    return result.ok ? undefined : sentenceFor(result.mistake);
  };
  const typed = given ?? former ?? '';
  say.info(question.hint);
  answered(
    secret
      ? await password({ message, validate, clearOnError: true })
      : await text({ message, validate, placeholder: example, ...(typed === '' ? {} : { initialValue: typed }) }),
  );
  return last.result ?? check('');
}

/** Takes every answer from the environment, or else from before. */
export function environment(env: NodeJS.ProcessEnv): Asker {
  return {
    present: false,
    async ask({ name, what, former, check }) {
      const answer = env[name] ?? former;
      if (answer === undefined) return wrong({ kind: 'not-set', name, what });
      return check(answer);
    },
    agree: async () => true,
    choose: async () => null,
  };
}

/** Ctrl-C anywhere ends the command; nothing is half typed in. */
function answered<Value>(answer: Value | typeof CANCEL_SYMBOL): Value {
  if (isCancel(answer))
    throw new UsageError('Stopped. Everything done so far is kept; npm run setup continues from there.');
  return answer;
}

/** For a question whose answer needs no looking up. */
export const offline =
  <Answer>(parse: (answer: string) => Result<Answer>) =>
  async (answer: string): Promise<Result<Answer>> =>
    parse(answer);

/** For a question that may stay unanswered. */
export const orNothing =
  <Answer>(check: (answer: string) => Promise<Result<Answer>>) =>
  async (answer: string): Promise<Result<Answer | null>> =>
    answer.trim() === '' ? fine(null) : check(answer);
