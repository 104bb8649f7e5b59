/** The text of an alert: which course, what is wrong, what to do, and what is over. */
import type { AlertsDue, OpenIncident } from '../domain/alert-policy.ts';
import { incidentSummary, incidentText, resolvedText } from './incident-text.ts';

/** Discord accepts 2,000 characters (https://discord.com/developers/docs/resources/webhook). */
const MAX_LENGTH = 1_900;

const MAX_NAME_LENGTH = 80;

/** One text for all alerts of a tick, one line each; `host` identifies the deployment. */
export function alertText({ begun, resolved }: AlertsDue, { name, host }: { name: string; host: string }): string {
  const text = (describe: (incident: OpenIncident) => string) =>
    [
      `${name.slice(0, MAX_NAME_LENGTH)} (${host}):`,
      ...begun.map((incident) => `Incident: ${describe(incident)}`),
      ...resolved.map((incident) => `Over: ${resolvedText(incident)}`),
    ]
      .map(withoutMentions)
      .join('\n');
  const whole = text(incidentText);
  return whole.length <= MAX_LENGTH ? whole : text(({ kind }) => incidentSummary(kind)).slice(0, MAX_LENGTH);
}

/** Chats interpret `<!channel>`, `<url|text>` and `@everyone`. */
function withoutMentions(line: string): string {
  return line.replace(/[<>]/g, '').replace(/@/g, '(at)');
}
