/** How many requests of one client are answered at the same time, those whose body is still to come among them. */
export interface InFlight {
  /** Counts a request in, and gives what counts it out again; null when the client has as many as it may. */
  enter(clientId: string): (() => void) | null;
}

export function countInFlight(most: number): InFlight {
  const counts = new Map<string, number>();
  return {
    enter(clientId) {
      const count = counts.get(clientId) ?? 0;
      if (count >= most) return null;
      counts.set(clientId, count + 1);
      return () => {
        const left = (counts.get(clientId) ?? 1) - 1;
        if (left > 0) counts.set(clientId, left);
        else counts.delete(clientId);
      };
    },
  };
}
