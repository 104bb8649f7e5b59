/** What SpamAssassin makes of a message, by its own rules alone: no look-ups in the network. */
import { spawnSync } from 'node:child_process';
import { UsageError } from '../command/run.ts';

export interface SpamScore {
  points: number;
  /** The rules that matched and count, with their points. */
  rules: { name: string; points: number }[];
}

/** Whether SpamAssassin is on this machine. */
export function isInstalled(): boolean {
  return spawnSync('spamassassin', ['--version']).error === undefined;
}

/** Throws a `UsageError` where SpamAssassin is not installed or cannot judge. */
export function spamScore(message: string): SpamScore {
  const { error, status, stdout, stderr } = spawnSync('spamassassin', ['-L', '-t'], {
    input: message,
    encoding: 'utf8',
  });
  if (error && 'code' in error && error.code === 'ENOENT') {
    throw new UsageError('SpamAssassin is not installed: on Debian or Ubuntu, `sudo apt-get install spamassassin`.');
  }
  if (error || status !== 0) throw new UsageError(`SpamAssassin failed: ${error?.message ?? stderr.trim()}`);
  return readReport(stdout);
}

/** Reads the report that `spamassassin -t` adds below the message. */
export function readReport(report: string): SpamScore {
  const [, points] = /^Content analysis details:\s+\(\s*(-?[\d.]+) points/m.exec(report) ?? [];
  if (points === undefined) throw new UsageError('SpamAssassin gave no report that could be read.');
  const from = report.lastIndexOf('Content analysis details:');
  const rules = [...report.slice(from).matchAll(/^\s*(-?\d+\.\d+)\s+([A-Z][A-Z0-9_]+)\b/gm)];
  return {
    points: Number(points),
    rules: rules.map(([, worth, name = '']) => ({ name, points: Number(worth) })),
  };
}
