/** One HTTP server for all stand-ins and test sites, on loopback only. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';

export interface Listening {
  /** Without a trailing slash. */
  url: string;
  /** Ends every connection, including those that still wait for an answer. */
  close(): Promise<void>;
}

/** A request whose body has been read. */
export interface Incoming {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/**
 * Answers one request. `closing` is aborted when the server closes: whatever sleeps before it answers has to stop then.
 * An error that it throws becomes a 500, or ends the connection while the server closes.
 */
export type Handler = (request: Incoming, response: ServerResponse, closing: AbortSignal) => void | Promise<void>;

/** Listens on `port` (0: any free one), and does not keep the process alive by itself. */
export async function listen(handle: Handler, port = 0): Promise<Listening> {
  const closing = new AbortController();
  const server = createServer((request, response) => {
    received(request)
      .then((incoming) => handle(incoming, response, closing.signal))
      .catch((error: unknown) => {
        if (closing.signal.aborted || response.headersSent) response.destroy();
        else answerJson(response, 500, { name: 'stand_in_error', message: String(error) });
      });
  });
  // A connection that the server ends while the client is about to reuse it would look like a lost call.
  server.keepAliveTimeout = 0;
  server.unref();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
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

/** Answers with JSON. */
export function answerJson(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function received(request: IncomingMessage): Promise<Incoming> {
  const { method = 'GET', url = '/', headers } = request;
  return new Promise((resolve, reject) => {
    // A benchmark sends megabytes a call: node:stream/consumers would take them through a Blob.
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('error', reject);
    request.once('end', () => {
      resolve({ method, url: new URL(url, 'http://localhost'), headers, body: Buffer.concat(chunks) });
    });
  });
}
