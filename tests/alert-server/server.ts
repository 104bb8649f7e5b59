/**
 * A stand-in for the chat that an operator reads, on loopback only: `POST /<channel>` records what is posted, and the
 * tests' side door, `/control/<channel>`, hands it out (`GET`) and sets how a channel answers (`PUT`).
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { type Listening, listen } from '../loopback/listen.ts';
import { type Post, reactionSchema } from './wire.ts';

interface Channel {
  posts: Post[];
  reaction: v.InferOutput<typeof reactionSchema>;
}

export async function startAlertServer(): Promise<Listening> {
  const channels = new Map<string, Channel>();
  const closing = new AbortController();
  return listen((request, response) => {
    serve(request, response, channels, closing.signal).catch(() => response.destroy());
  }, closing);
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
