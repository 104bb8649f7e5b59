/** A server on loopback, in the process of its own that a stand-in is: its CPU is nobody else's. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** Serves on any free port, and says which on standard output. Ends with whoever started it. */
export function serve(handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>): void {
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  // A connection that ends while the client is about to use it again would look like a lost call.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (typeof address === 'object') console.log(address?.port);
  });
  process.stdin.resume().once('close', () => process.exit());
}
