import type { Config } from '../../config.ts';
import { minuteOf } from '../../domain/time.ts';
import { counted } from '../text.ts';

interface DeploymentProps {
  config: Config;
  version: WorkerVersionMetadata | undefined;
  /** How many the course has. */
  lessons: number;
}

/** What runs here, and as whom. */
export function Deployment({ config, version, lessons }: DeploymentProps) {
  const { publicUrl, from, replyTo, sendHour, alertUrl } = config;
  const facts: [string, string][] = [
    ['Version', version ? versionInWords(version) : 'not known on this machine'],
    ['Address', publicUrl],
    ['Mails come from', from],
    ['Answers go to', replyTo],
    ['Lessons leave', `at ${sendHour}:00 by each reader’s own clock, where they chose no other hour`],
    ['The course', counted(lessons, 'lesson')],
    ['Alerts', alertUrl === '' ? 'nowhere: set ALERT_WEBHOOK_URL to be told of trouble' : new URL(alertUrl).host],
  ];
  return (
    <>
      <h2>What runs here</h2>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class="address">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function versionInWords({ id, tag, timestamp }: WorkerVersionMetadata): string {
  const since = Date.parse(timestamp);
  const name = [id.slice(0, 8), tag].filter(Boolean).join(' ');
  return Number.isNaN(since) ? name : `${name}, deployed at ${minuteOf(since)}`;
}
