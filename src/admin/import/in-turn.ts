/** Work on KV, some of it at once. */

/** As many connections as may wait for an answer (https://developers.cloudflare.com/workers/platform/limits/). */
export const MOST_AT_ONCE = () => 6;

/** Items one after the other, as they are asked for. */
export async function* inTurn<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
