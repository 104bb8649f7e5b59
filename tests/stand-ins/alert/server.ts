/**
 * The chat that receives the operator's alerts: `POST /<channel>` records what is posted. Tests read the posts with
 * `GET /control/<channel>` and choose how the channel answers with `PUT`.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { answerJson, type Incoming, type Listening, listen } from '../loopback.ts';
import { type Post, type Reaction, reactionSchema } from './client.ts';

interface Channel {
  posts: Post[];
  reaction: Reaction;
}

/** Starts the stand-in on any free port. */
export function startAlertServer(): Promise<Listening> {
  const channels = new Map<string, Channel>();
  return listen(async (request, response, closing) => {
    const [, first = '', name = ''] = request.url.pathname.split('/');
    if (first === 'control') {
      const channel = channelOf(channels, name);
      if (request.method !== 'PUT') return answerJson(response, 200, channel.posts);
      channel.reaction = reactionIn(request);
      response.writeHead(204).end();
      return;
    }
    const { posts, reaction } = channelOf(channels, first);
    posts.push({ method: request.method, type: request.headers['content-type'] ?? '', body: String(request.body) });
    if (reaction === 'drop') response.destroy();
    else if (reaction === 'hang') await sleep(600_000, undefined, { signal: closing, ref: false });
    else response.writeHead(reaction).end('ok');
  });
}

function reactionIn({ body }: Incoming): Reaction {
  return v.parse(v.pipe(v.string(), v.parseJson(), reactionSchema), String(body));
}

function channelOf(channels: Map<string, Channel>, name: string): Channel {
  const channel = channels.get(name) ?? { posts: [], reaction: 200 };
  channels.set(name, channel);
  return channel;
}
