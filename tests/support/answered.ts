/**
 * What the location's cache was given during a test. Taking all storage away leaves an entry behind now and then, on a
 * machine that is busy, and the next test's reader would count as answered already: so each entry goes by itself first.
 */
const given = new Set<string>();

const cache = caches.default;
const put = cache.put.bind(cache);
cache.put = (request, response) => {
  given.add(request instanceof Request ? request.url : String(request));
  return put(request, response);
};

/** Takes out of the cache what has been put there since the last time. */
export async function forgetAnswers(): Promise<void> {
  await Promise.all([...given].map((url) => cache.delete(url)));
  given.clear();
}
