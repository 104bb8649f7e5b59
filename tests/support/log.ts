/** What the Worker logs as errors. */
import { beforeEach, onTestFinished, vi } from 'vitest';

/** Keeps the error lines of each test out of the report; they are in the array that it returns. */
export function useErrorLog(): string[] {
  const lines: string[] = [];
  beforeEach(() => {
    lines.length = 0;
    const log = vi.spyOn(console, 'error').mockImplementation((line: unknown) => void lines.push(String(line)));
    onTestFinished(() => log.mockRestore());
  });
  return lines;
}
