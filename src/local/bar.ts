/** A thin bar at the top of every local page that tells what time it is here. */

/** In the page's own colors, the other way round: day and night alike. */
const STYLE =
  '.local-clock{padding:.125rem .75rem;background:CanvasText;color:Canvas;font:.8125rem/1.5 system-ui,sans-serif;text-align:center}';

/** A page with the bar; another answer, and a form that stands in another page's frame, as they are. */
export function withBar(words: string, request: Request, response: Response): Response {
  const isPage = (response.headers.get('content-type') ?? '').startsWith('text/html');
  if (!isPage || new URL(request.url).pathname === '/embed') return response;
  const headers = new Headers(response.headers);
  // A page that is kept would go on telling the time at which it came.
  headers.set('cache-control', 'no-store');
  headers.delete('etag');
  headers.delete('content-length');
  const [, nonce = ''] = /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '') ?? [];
  const bar = `<style nonce="${nonce}">${STYLE}</style><aside class="local-clock" lang="en" aria-label="Local clock">${words}</aside>`;
  const page = new Response(response.body, { status: response.status, headers });
  return new HTMLRewriter().on('body', { element: (body) => void body.prepend(bar, { html: true }) }).transform(page);
}
