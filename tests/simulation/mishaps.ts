/** What goes wrong between the Worker and Resend in a story, and at Resend itself. */
import type { Fault } from '../stand-ins/resend/wire.ts';
import type { Invocation } from './invocation.ts';
import type { Noise } from './noise.ts';
import type { World } from './world.ts';

/** What Resend and the line to it are like at some instant; `faults` are chances in percent of each call. */
export interface ResendState {
  faults: Pick<Noise, 'lostBefore' | 'lostAfter' | 'hanging' | 'error' | 'errorAfter' | 'tooFast' | 'slow'>;
  isDown: boolean;
  isKeyRefused: boolean;
  mayList: boolean;
  dailyQuota: number | null;
  refused: readonly string[];
  /** A call with one of these in it is refused as a whole. */
  poison: readonly string[];
}

const KEY_REFUSED: Fault = { kind: 'refuse', status: 403, name: 'invalid_api_key', message: 'API key is invalid.' };

const TOO_FAST: Fault = {
  kind: 'refuse',
  status: 429,
  name: 'rate_limit_exceeded',
  message: 'Too many requests.',
  headers: { 'retry-after': '1' },
};

const DOWN: Fault = { kind: 'refuse', status: 500, name: 'internal_server_error' };

const PASS: Fault = { kind: 'pass' };

/** What strikes a sending call whose mails are for `who`, if anything does. */
export function mishapOf(
  { faults, isDown, isKeyRefused }: ResendState,
  who: readonly string[],
  by: Invocation,
  world: World,
): Fault {
  const { random } = by;
  const mails = who.length === 1 ? 'a mail' : `a batch of ${who.length}`;
  const strike = (kind: string, text: string, fault: Fault): Fault => {
    by.isSound = false;
    world.strike(kind, text, who);
    return fault;
  };
  const acceptedAndFailed = () =>
    strike('a 500 after acceptance', `Resend accepts ${mails}, and answers 500`, { kind: 'error-after' });
  if (isDown || isKeyRefused) by.isSound = false;
  if (isDown) {
    world.count('a call while Resend is down');
    // Some calls are accepted all the same, without a word.
    return random.percent(30) ? acceptedAndFailed() : DOWN;
  }
  if (isKeyRefused) {
    world.count('a refused key');
    return KEY_REFUSED;
  }
  if (random.percent(faults.lostBefore)) {
    return strike('a call that is lost before', `${mails} is lost on the way to Resend`, { kind: 'drop-before' });
  }
  if (random.percent(faults.lostAfter)) {
    return strike('an answer that is lost', `Resend accepts ${mails}, the answer is lost`, { kind: 'drop-after' });
  }
  if (random.percent(faults.hanging)) {
    const [kind, done] = random.percent(50)
      ? (['hang-before', 'does not accept'] as const)
      : (['hang-after', 'accepts'] as const);
    return strike('a call that hangs', `Resend ${done} ${mails}, and never answers`, { kind });
  }
  if (random.percent(faults.error)) return strike('a 500', `Resend answers 500 to ${mails}`, DOWN);
  if (random.percent(faults.errorAfter)) return acceptedAndFailed();
  if (random.percent(faults.tooFast)) return strike('a 429', `Resend is told ${mails} too fast`, TOO_FAST);
  if (random.percent(faults.slow)) {
    const accept = random.percent(50) ? 'start' : 'end';
    const ms = random.whole(1_000, 18_000);
    return strike('a slow answer', `Resend takes ${ms} ms for ${mails}`, { kind: 'delay', ms, accept });
  }
  return PASS;
}
