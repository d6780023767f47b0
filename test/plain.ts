/** A record as it was read has getters; a test compares what JSON makes of them. */
export const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
