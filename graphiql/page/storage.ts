import type { Storage } from '@graphiql/toolkit';

// GraphiQL's own keys are the same in every product that embeds it, and 127.0.0.1:4000 is a popular address: without
// a prefix a developer would find another project's tabs here instead of the examples.
const PREFIX = 'ordergraph:';

const ownKeys = (): string[] => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));

export const storage: Storage = {
  getItem: (key) => localStorage.getItem(PREFIX + key),
  setItem: (key, value) => localStorage.setItem(PREFIX + key, value),
  removeItem: (key) => localStorage.removeItem(PREFIX + key),
  clear: () => {
    for (const key of ownKeys()) localStorage.removeItem(key);
  },
  get length() {
    return ownKeys().length;
  },
};

/** True until this browser has stored tabs of its own. */
export const isFirstVisit = (): boolean => storage.getItem('graphiql:tabState') === null;

/** The user's own choice in GraphiQL's settings; off until made, because it puts API keys into localStorage. */
export const persistsHeaders = (): boolean => storage.getItem('graphiql:shouldPersistHeaders') === 'true';

/** Text of the headers editor as kept from the last visit, if the user chose that. */
export const storedHeaders = (): string => (persistsHeaders() ? (storage.getItem('graphiql:headers') ?? '') : '');
