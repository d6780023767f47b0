/** A peer: `node bench/peers/server.mjs apollo|yoga|mercurius`, with the vendor in BENCH_VENDOR. Prints where it listens. */
import { createServer } from 'node:http';

const kinds = {
  async apollo() {
    const { ApolloServer } = await import('@apollo/server');
    const { startStandaloneServer } = await import('@apollo/server/standalone');
    const { contextOf, resolvers, typeDefs } = await import('./schema.mjs');
    const server = new ApolloServer({ typeDefs, resolvers });
    const listen = { host: '127.0.0.1', port: 0 };
    const { url } = await startStandaloneServer(server, { listen, context: async () => contextOf() });
    return url;
  },
  async yoga() {
    const { createSchema, createYoga } = await import('graphql-yoga');
    const { contextOf, resolvers, typeDefs } = await import('./schema.mjs');
    const schema = createSchema({ typeDefs, resolvers });
    return listening(createServer(createYoga({ schema, context: contextOf, logging: false, graphiql: false })));
  },
  async mercurius() {
    const { default: fastify } = await import('fastify');
    const { default: mercurius } = await import('mercurius');
    const { makeExecutableSchema } = await import('@graphql-tools/schema');
    const { contextOf, resolvers, typeDefs } = await import('./schema.mjs');
    const app = fastify();
    app.register(mercurius, { schema: makeExecutableSchema({ typeDefs, resolvers }), jit: 1, context: contextOf });
    return app.listen({ host: '127.0.0.1', port: 0 });
  },
  async gateway() {
    const { startGateway } = await import('./gateway.mjs');
    return startGateway(listening);
  },
};

function listening(server) {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}`));
  });
}

console.log(await kinds[process.argv[2]]());
