/** A small simulator of no vendor, started anew for each test. */
import { afterEach, beforeEach } from 'vitest';
import { type Sandbox, startSandboxServer } from '../../../sandbox/server/server.ts';

export interface PlainWorld {
  readonly sandbox: Sandbox;
  /** The URL without the base path. */
  readonly origin: string;
  /** How often the operation `make` was carried out; a test may set it. */
  carriedOut: number;
}

export function plainWorld(): PlainWorld {
  let sandbox: Sandbox;
  const world = {
    carriedOut: 0,
    get sandbox() {
      return sandbox;
    },
    get origin() {
      return sandbox.url.replace(/\/base$/, '');
    },
  };
  beforeEach(async () => {
    world.carriedOut = 0;
    sandbox = await startSandboxServer({
      about: 'a test',
      basePath: '/base',
      routes: [
        {
          operation: 'one',
          method: 'GET',
          path: '/things/{id}',
          answer: ({ params }) => ({ body: { one: params['id'] } }),
        },
        { operation: 'all', method: 'GET', path: '/things/all', answer: () => ({ body: { all: true } }) },
        {
          operation: 'make',
          method: 'POST',
          path: '/things',
          answer: ({ body, text }) => {
            world.carriedOut += 1;
            return { status: 201, body: { body, text } };
          },
        },
        {
          operation: 'broken',
          method: 'GET',
          path: '/broken',
          answer: () => {
            throw new Error('a slip');
          },
        },
      ],
      guard: ({ query }) => (query.get('stay') === 'out' ? { status: 403, body: { out: true } } : undefined),
      refusal: (message) => ({ body: { success: false, message } }),
    });
  });
  afterEach(() => sandbox.close());
  return world;
}
