import { instantAt } from '../../sources/values/time.ts';
import { listedParts } from '../arguments/selection.ts';
import { withStaleness } from '../directives/staleness.ts';
import { isComplete, ordersPage, stalenessOf, totalOf } from '../services/order-list.ts';
import { listedReport } from '../services/source-report.ts';
import type { QueryResolvers, Resolvers } from '../types.generated.ts';

export const orderListQueries: Pick<QueryResolvers, 'orders'> = {
  orders: (_root, args, context, info) => {
    const seconds = stalenessOf(args);
    return ordersPage(args, listedParts(info), seconds === null ? context : withStaleness(seconds, context, info));
  },
};

export const orderListResolvers: Pick<Resolvers, 'OrderConnection'> = {
  OrderConnection: {
    totalCount: (page, _args, context) => totalOf(page, context),
    sources: ({ page }, _args, context) => Promise.all(page.reports.map((report) => listedReport(report, context))),
    complete: ({ page }) => isComplete(page),
    asOf: ({ page }) => instantAt(page.asOf * 1000),
    scanLimited: ({ page }) => page.scanLimited,
  },
};
