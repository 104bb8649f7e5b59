/** Servers of the tests, on loopback only. */
import { createServer, type RequestListener } from 'node:http';

export interface Listening {
  /** Without a slash at its end. */
  url: string;
  /** Ends every connection, answers that wait included. */
  close(): Promise<void>;
}

/**
 * Listens on `port` (0: any free one). It does not keep a process alive that has nothing else to do; `closing` is
 * aborted before its connections end, for those that still have an answer to give.
 */
export async function listen(handle: RequestListener, closing: AbortController, port = 0): Promise<Listening> {
  const server = createServer(handle);
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
