/** Per-request DataLoaders over the links that the store knows: one question to the store per batch. */
import DataLoader from 'dataloader';
import type { CarrierQuestion, KnownGroup, NumberCarrier, OrderLinks } from '../ports/links.ts';
import { type OrderKey, orderKeyText } from '../model.ts';

export interface LinkLoaders {
  groupOf(key: OrderKey): Promise<KnownGroup>;
  carriersOf(question: CarrierQuestion): Promise<readonly NumberCarrier[]>;
}

export function createLinkLoaders(links: OrderLinks): LinkLoaders {
  const groups = new DataLoader<OrderKey, KnownGroup, string>((keys) => links.groupsOf(keys), {
    cacheKeyFn: orderKeyText,
  });
  const carriers = new DataLoader<CarrierQuestion, readonly NumberCarrier[], string>(
    (questions) => links.carriersOf(questions),
    { cacheKeyFn: ({ vendor, namespace, value }) => JSON.stringify([vendor, namespace, value]) },
  );
  return {
    groupOf: (key) => groups.load(key),
    carriersOf: (question) => carriers.load(question),
  };
}
