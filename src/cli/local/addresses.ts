/** Where the local course and its inbox are, for every command that talks to them. */
import { parseArgs } from 'node:util';
import { UsageError } from '../command/run.ts';

export interface Local {
  /** The course, `http://localhost:8787` unless another port is chosen. */
  courseUrl: string;
  coursePort: number;
  /** The inbox, `http://localhost:4000` unless another port is chosen. */
  inboxUrl: string;
  inboxPort: number;
  /** The folder that keeps the local KV; wrangler's own, `.wrangler/state`, unless another is chosen. */
  state: string | undefined;
}

const OPTIONS = {
  port: { type: 'string', default: process.env['PORT'] ?? '8787' },
  'inbox-port': { type: 'string', default: process.env['INBOX_PORT'] ?? '4000' },
  state: { type: 'string' },
} as const;

/** Reads `--port` and `--inbox-port`, or the variables `PORT` and `INBOX_PORT`, and `--state`; other words are handed back. */
export function readLocal(args: string[]): { local: Local; words: string[] } {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const coursePort = portNumber('--port', values.port);
  const inboxPort = portNumber('--inbox-port', values['inbox-port']);
  const local = {
    courseUrl: `http://localhost:${coursePort}`,
    coursePort,
    inboxUrl: `http://localhost:${inboxPort}`,
    inboxPort,
    state: values.state,
  };
  return { local, words: positionals };
}

function portNumber(option: string, value: string): number {
  const port = Number(value);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new UsageError(`${option} must be a port number, such as 8788, not "${value}".`);
}
