import { returnParts } from '../arguments/selection.ts';
import { returnsPage } from '../services/return-list.ts';
import { listedReport } from '../services/source-report.ts';
import type { QueryResolvers, Resolvers } from '../types.generated.ts';

export const returnListQueries: Pick<QueryResolvers, 'returns'> = {
  returns: (_root, args, context, info) => returnsPage(args, returnParts(info), context),
};

export const returnListResolvers: Pick<Resolvers, 'ReturnConnection'> = {
  ReturnConnection: {
    sources: ({ reports }, _args, context) => Promise.all(reports.map((report) => listedReport(report, context))),
  },
};
