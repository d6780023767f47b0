/** A client that may do little, and says by a header of the test's own that it is somebody else. */
import type { IncomingMessage } from 'node:http';
import { type Client, localClient } from '../../resolvers/client.ts';

export const partner: Client = {
  id: 'partner',
  role: 'partner',
  scopes: new Set(['orders:read']),
  vendors: null,
  shops: null,
  // What may be run is another's test: the limits hold for whatever runs.
  operations: 'log',
  introspection: false,
  limits: { costPerMinute: null, vendorCallsPerRequest: null },
};

/** Requests with the header `x-test-client` come from the client of that name, all others from the local one. */
export const clientsByHeader =
  (...clients: readonly Client[]) =>
  (req: IncomingMessage): Client =>
    clients.find(({ id }) => id === req.headers['x-test-client']) ?? localClient;
