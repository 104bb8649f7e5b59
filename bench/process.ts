/** What Linux tells of a process: CPU time and memory. Nothing is told elsewhere: the bench needs /proc. */
import { readdir, readFile, writeFile } from 'node:fs/promises';

const NS_A_MS = 1e6;

/** CPU time (ms) so far: of all threads of a process, and of the first, in which workerd runs the Worker. */
export interface CpuTime {
  all: number;
  first: number;
}

/** A process's CPU time; to the nanosecond, where `stat` counts hundredths of a second. */
export async function cpuTime(pid: number): Promise<CpuTime> {
  const threads = await readdir(`/proc/${pid}/task`);
  const times = await Promise.all(threads.map((thread) => threadMs(pid, thread)));
  return { all: times.reduce((sum, time) => sum + time, 0), first: await threadMs(pid, String(pid)) };
}

async function threadMs(pid: number, thread: string): Promise<number> {
  // A thread may end while it is being asked.
  const told = await readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => '0');
  return Number(told.split(' ')[0]) / NS_A_MS;
}

/** Forgets the most memory that a process has held so far. */
export async function forgetPeak(pid: number): Promise<void> {
  await writeFile(`/proc/${pid}/clear_refs`, '5');
}

/** Memory (MB) that a process holds, and the most that it held since `forgetPeak`. */
export async function memoryMb(pid: number): Promise<{ now: number; peak: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const field = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024;
  return { now: field('VmRSS'), peak: field('VmHWM') };
}
