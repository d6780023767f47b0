/** Random numbers that can be repeated: the same seeds give the same choices for ever, on every machine. */
export interface Random {
  /** A whole number from 0 to below `n`. */
  int(n: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Picks by weight. */
  weighted<T>(list: readonly (readonly [weight: number, value: T])[]): T;
  shuffled<T>(list: readonly T[]): T[];
}

/** mulberry32, after the seeds have been folded into one 32-bit state. */
export function randomOf(...seeds: readonly number[]): Random {
  let state = seeds.reduce((folded, seed) => Math.imul(folded ^ seed, 0x9e3779b1) ^ (folded >>> 15), 0x2545f491);

  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const int = (n: number): number => Math.floor(next() * n);

  return {
    int,
    chance: (probability) => next() < probability,
    pick(list) {
      const picked = list[int(list.length)];
      if (picked === undefined) throw new RangeError('nothing to pick from');
      return picked;
    },
    weighted(list) {
      let left = int(list.reduce((sum, [weight]) => sum + weight, 0));
      for (const [weight, value] of list) {
        if (left < weight) return value;
        left -= weight;
      }
      throw new RangeError('nothing to pick from');
    },
    shuffled(list) {
      const copy = [...list];
      for (let last = copy.length - 1; last > 0; last -= 1) {
        const other = int(last + 1);
        const held = copy[last];
        const swapped = copy[other];
        if (held === undefined || swapped === undefined) continue;
        copy[last] = swapped;
        copy[other] = held;
      }
      return copy;
    },
  };
}

/**
 * Chooses one of a list by a sale's salt, where a system has several codes of equal meaning. Two choices for one sale
 * are independent when their `turn` differs.
 */
export function choice<T>(list: readonly T[], salt: number, turn: number): T {
  const chosen = list[Math.floor(salt / (turn * turn + 1)) % list.length];
  if (chosen === undefined) throw new RangeError('nothing to choose from');
  return chosen;
}
