import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

export interface OutputServer {
  readonly port: number;
  /** How many times tests have begun to write. */
  readonly beginnings: () => number;
  /** When something was last received, in milliseconds since the epoch. */
  readonly lastHeard: () => number;
  readonly close: () => void;
}

/** Writes what arrives on a port of this machine to the terminal, as it comes. */
export async function startOutputServer(): Promise<OutputServer> {
  let heard = Date.now();
  let beginnings = 0;
  const server = createServer((socket) => {
    beginnings += 1;
    heard = Date.now();
    socket.on('data', (chunk) => {
      heard = Date.now();
      process.stdout.write(chunk);
    });
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, beginnings: () => beginnings, lastHeard: () => heard, close: () => server.close() };
}
