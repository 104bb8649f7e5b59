/** An alert's words: which course, what is wrong, what to do, what is over. */
import type { News, OpenIncident } from '../domain/alert-policy.ts';
import { incidentSummary, incidentText, resolvedText } from './incident-text.ts';

/** Discord takes 2,000 characters. */
const MAX_LENGTH = 1_900;

const MAX_NAME_LENGTH = 80;

/** One text for all news of a tick, one line each; `host` tells this deployment from any other. */
export function alertText({ begun, over }: News, { name, host }: { name: string; host: string }): string {
  const text = (begins: (incident: OpenIncident) => string) =>
    [
      `${name.slice(0, MAX_NAME_LENGTH)} (${host}):`,
      ...begun.map((incident) => `Trouble: ${begins(incident)}`),
      ...over.map((incident) => `Over: ${resolvedText(incident)}`),
    ]
      .map(withoutMarks)
      .join('\n');
  const whole = text(incidentText);
  return whole.length <= MAX_LENGTH ? whole : text(({ kind }) => incidentSummary(kind)).slice(0, MAX_LENGTH);
}

/** Chats read `<!channel>`, `<url|words>` and `@everyone` as orders. */
function withoutMarks(line: string): string {
  return line.replace(/[<>]/g, '').replace(/@/g, '(at)');
}
