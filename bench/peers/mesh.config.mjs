/**
 * What supergraph.graphql was composed of, by @graphql-mesh/compose-cli 1.8.2 with @omnigraph/json-schema 0.112.4:
 * `mesh-compose -c mesh.config.mjs -o supergraph.graphql`. Both are large and needed only for that, so they are not installed.
 */
import { defineConfig } from '@graphql-mesh/compose-cli';
import { loadJSONSchemaSubgraph } from '@omnigraph/json-schema';

export const composeConfig = defineConfig({
  subgraphs: [
    {
      sourceHandler: loadJSONSchemaSubgraph('SOMS', {
        endpoint: 'http://vendor.example.test',
        operationHeaders: { authorization: 'Basic {env.BENCH_AUTHORIZATION}' },
        operations: [
          {
            type: 'Query',
            field: 'somsOrders',
            method: 'GET',
            path: '/orders',
            argTypeMap: { ids: { type: 'array', items: { type: 'string' } }, parts: { type: 'string' } },
            queryParamArgMap: { id: 'ids', parts: 'parts' },
            queryStringOptionsByParam: { id: { arrayFormat: 'repeat' } },
            responseSchema: './soms.schema.json#/definitions/Orders',
          },
          {
            type: 'Query',
            field: 'somsTrace',
            method: 'GET',
            path: '/{args.id}/delivery/trace?waybill_id={args.waybill}',
            argTypeMap: { id: { type: 'string' }, waybill: { type: 'string' } },
            responseSchema: './soms.schema.json#/definitions/Trace',
          },
        ],
      }),
    },
  ],
});
