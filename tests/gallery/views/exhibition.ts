/**
 * Shows views again on a server of their own, each under `/view/<name>`, all with status 200; what they load is the
 * course's. No form may be sent: a page that sends itself on stays, and can be looked at.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Local } from '../../../src/cli/local/addresses.ts';
import type { View } from './view.ts';

export interface Exhibition {
  /** Where a view can be seen. */
  urlOf(view: Pick<View, 'name'>): string;
  close(): Promise<void>;
}

/** Opens the exhibition on a free port of this machine. */
export async function exhibit(views: readonly View[], { courseUrl }: Local): Promise<Exhibition> {
  const byPath = new Map([
    ...views.map((view) => [`/view/${view.name}`, view] as const),
    ...views.flatMap((view) => (view.path === undefined ? [] : [[view.path, view] as const])),
  ]);
  const server = createServer(async ({ url = '/' }, response) => {
    const view = byPath.get(url);
    if (view) return response.writeHead(200, withoutForms(view.headers)).end(view.html);
    const answer = await fetch(courseUrl + url);
    const type = answer.headers.get('content-type') ?? 'text/plain';
    return response.writeHead(answer.status, { 'content-type': type }).end(Buffer.from(await answer.arrayBuffer()));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    urlOf: ({ name }) => `http://127.0.0.1:${address.port}/view/${name}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function withoutForms(headers: Record<string, string>): Record<string, string> {
  const kept = Object.entries(headers).map(([name, value]) => [
    name,
    value.replace(/form-action [^;]*/, "form-action 'none'"),
  ]);
  return Object.fromEntries(kept);
}
