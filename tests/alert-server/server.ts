/**
 * A stand-in for the chat that an operator reads, on loopback only: `POST /<channel>` records what is posted, and the
 * tests' side door, `/control/<channel>`, hands it out (`GET`) and sets how a channel answers (`PUT`).
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { type Post, reactionSchema } from './wire.ts';

interface Channel {
  posts: Post[];
  reaction: v.InferOutput<typeof reactionSchema>;
}

export async function startAlertServer(): Promise<{ url: string; close(): Promise<void> }> {
  const channels = new Map<string, Channel>();
  const closing = new AbortController();
  const server = createServer((request, response) => {
    serve(request, response, channels, closing.signal).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 0;
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        closing.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  channels: Map<string, Channel>,
  closing: AbortSignal,
): Promise<void> {
  const body = await text(request);
  const [, first = '', name = ''] = (request.url ?? '').split('/');
  const isControl = first === 'control';
  const channel = channelOf(channels, isControl ? name : first);
  if (isControl && request.method === 'PUT') {
    channel.reaction = v.parse(v.pipe(v.string(), v.parseJson(), reactionSchema), body);
    response.writeHead(204).end();
  } else if (isControl) {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(channel.posts));
  } else {
    channel.posts.push({ method: request.method ?? '', type: request.headers['content-type'] ?? '', body });
    await react(channel.reaction, response, closing);
  }
}

async function react(reaction: Channel['reaction'], response: ServerResponse, closing: AbortSignal): Promise<void> {
  if (reaction === 'drop') {
    response.destroy();
    return;
  }
  if (reaction === 'hang') await sleep(600_000, undefined, { signal: closing, ref: false });
  response.writeHead(reaction === 'hang' ? 200 : reaction).end('ok');
}

function channelOf(channels: Map<string, Channel>, name: string): Channel {
  const channel = channels.get(name) ?? { posts: [], reaction: 200 };
  channels.set(name, channel);
  return channel;
}
