// Random numbers that are the same again for the same seed.

export interface Random {
  /** From 0 to `limit` − 1. */
  readonly below: (limit: number) => number;
  readonly pick: <T>(of: readonly [T, ...T[]] | readonly T[]) => T;
  /** True once in `times`. */
  readonly once: (times: number) => boolean;
}

/** FNV-1a. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c (public domain). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number): number => (limit <= 0 ? 0 : next() % limit);
  return {
    below,
    pick: <T>(of: readonly T[]): T => {
      if (of.length === 0) throw new Error('There is nothing to pick from');
      return of[below(of.length)] as T;
    },
    once: (times) => below(times) === 0,
  };
}
