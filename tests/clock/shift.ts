/** Another present for a process: its `Date` goes on from an instant that is not the machine's. */

/** Puts the clock of this process so far ahead (ms) of the machine's, or behind it. */
export function shiftClock(ahead: number): void {
  const Wall = Date;
  const now = () => Wall.now() + ahead;
  globalThis.Date = new Proxy(Wall, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new Wall(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
}
