// Memoization for selectors.

/** Remembers the last results of a function, by the identity of its arguments. */
export function remember<A extends readonly unknown[], R>(
  size: number,
  work: (...args: A) => R,
): (...args: A) => R {
  const kept: { args: A; result: R }[] = [];
  return (...args) => {
    const known = kept.find((entry) => entry.args.every((arg, i) => arg === args[i]));
    if (known) return known.result;
    const result = work(...args);
    kept.unshift({ args, result });
    kept.length = Math.min(kept.length, size);
    return result;
  };
}
