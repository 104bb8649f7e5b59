/**
 * `node process.ts kv [ms]` or `node process.ts resend`: a stand-in in a process of its own, so that its CPU is nobody
 * else's. KV takes `ms` for an operation; Resend counts, and reads nothing. The port comes on standard output, and the
 * process ends with whoever started it.
 */
import { startKv } from './kv/server.ts';
import { startResend } from './resend/server.ts';

const [name, latencyMs = '0'] = process.argv.slice(2);
const { url } = await (name === 'kv' ? startKv(Number(latencyMs)) : startResend({ isCounting: true }));
console.log(new URL(url).port);
process.stdin.resume().once('close', () => process.exit());
