/** The thin edge to the operator's webhook: `{ "text": … }`, as Slack, Mattermost, and Discord under `/slack` take it. */
import type { Time } from '../domain/time.ts';
import { log } from '../log.ts';

/** Nobody's lesson waits for an alert (ms). */
const TIMEOUT_MS = 5_000;

/** Posts a text, and says whether it was taken. Never throws, and never tells the URL: whoever has it can post there. */
export async function postAlert(url: string, text: string, time: Time): Promise<boolean> {
  try {
    const { status, ok, body } = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
      redirect: 'manual',
      signal: time.timeout(TIMEOUT_MS),
    });
    await body?.cancel();
    if (!ok) logFailure(`ALERT_WEBHOOK_URL answered ${status}.`);
    return ok;
  } catch (error) {
    logFailure(`ALERT_WEBHOOK_URL did not answer (${error instanceof Error ? error.name : 'no reason'}).`);
    return false;
  }
}

function logFailure(problem: string): void {
  log({ kind: 'alert', problem });
}
