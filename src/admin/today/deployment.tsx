import type { Config } from '../../config.ts';
import { minuteOf } from '../../domain/time.ts';
import { formatCount } from '../format.ts';

interface DeploymentProps {
  config: Config;
  version: WorkerVersionMetadata | undefined;
  /** How many lessons the course has. */
  lessons: number;
}

/** The deployed version and its configuration. */
export function Deployment({ config, version, lessons }: DeploymentProps) {
  const { publicUrl, from, replyTo, sendHour, alertUrl } = config;
  const facts: [string, string][] = [
    ['Version', version ? formatVersion(version) : 'unknown (not deployed)'],
    ['Address', publicUrl],
    ['From', from],
    ['Reply-to', replyTo],
    ['Send hour', `${sendHour}:00 in each reader’s time zone, unless they chose another hour`],
    ['Course', formatCount(lessons, 'lesson')],
    ['Alerts', alertUrl === '' ? 'off: set ALERT_WEBHOOK_URL to receive alerts' : new URL(alertUrl).host],
  ];
  return (
    <>
      <h2>Deployment</h2>
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

function formatVersion({ id, tag, timestamp }: WorkerVersionMetadata): string {
  const deployedAt = Date.parse(timestamp);
  const name = [id.slice(0, 8), tag].filter(Boolean).join(' ');
  return Number.isNaN(deployedAt) ? name : `${name}, deployed ${minuteOf(deployedAt)}`;
}
