/** What Linux tells of a process: CPU time and memory. Nothing is told elsewhere: the bench needs /proc. */
import { readdir, readFile, writeFile } from 'node:fs/promises';

const NS_A_MS = 1e6;

/** CPU time (ms) of a process and all its threads so far; to the nanosecond, where `stat` counts hundredths of a second. */
export async function cpuMs(pid: number): Promise<number> {
  const threads = await readdir(`/proc/${pid}/task`);
  const times = await Promise.all(
    threads.map(async (thread) => {
      // A thread may end while it is being asked.
      const told = await readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => '0');
      return Number(told.split(' ')[0]);
    }),
  );
  return times.reduce((sum, time) => sum + time, 0) / NS_A_MS;
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
