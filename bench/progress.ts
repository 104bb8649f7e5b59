/** One line that says how far the bench has come, and what it does just now. */

/** Does one step of the bench; its name stands beside the bar meanwhile. */
export type Step = <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;

const WIDTH = 24;

/** A bar for so many steps; where nobody watches, a line for each. */
export function progressBar(steps: number): Step {
  let done = 0;
  const draw = (name: string) => {
    const full = Math.min(WIDTH, Math.round((done / steps) * WIDTH));
    const bar = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${done}/${steps} ${name}`;
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[2K${bar}`);
    else process.stderr.write(`${bar}\n`);
  };
  return async (name, work) => {
    draw(name);
    const result = await work();
    done += 1;
    if (done === steps) draw('\n');
    return result;
  };
}
