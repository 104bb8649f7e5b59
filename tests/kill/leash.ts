/**
 * Runs Node with the arguments that it is given. Kills its whole process group, itself included, once that has ended,
 * or once its own standard input does: whoever started it is gone, and no one else would stop what runs here.
 */
import { spawn } from 'node:child_process';

const killAll = () => process.kill(-process.pid, 'SIGKILL');

spawn(process.execPath, process.argv.slice(2), { stdio: ['ignore', 'inherit', 'inherit'] }).once('exit', killAll);
process.stdin.resume().once('close', killAll);
