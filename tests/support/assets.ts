/** What a build made of a course, as the Worker reads it beside itself. */
import type { ServedCourse } from '../fixtures/served.ts';

/** The binding ASSETS for a course other than the one that was built for the tests. */
export function assetsOf(assets: ServedCourse['assets']): Fetcher {
  return {
    fetch: async (url: string) => {
      const file = assets[new URL(url).pathname.slice(1)];
      return file === undefined ? new Response('', { status: 404 }) : new Response(file);
    },
  } as unknown as Fetcher;
}
