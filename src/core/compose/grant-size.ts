// What is asked of each grant many times while documents are put together, worked out once.
import { toStatement, type Grant } from './grant.ts';

/** Characters as IAM counts them: everything but white space. */
export function sizeOf(value: unknown): number {
  const text = JSON.stringify(value);
  // Most of what is measured has none, and looking is quicker than writing it anew.
  return /\s/.test(text) ? text.replace(/\s/g, '').length : text.length;
}

function once<T>(work: (grant: Grant) => T): (grant: Grant) => T {
  const known = new WeakMap<Grant, T>();
  return (grant) => {
    const before = known.get(grant);
    if (before !== undefined) return before;
    const fresh = work(grant);
    known.set(grant, fresh);
    return fresh;
  };
}

/** The size of the statement that the grant becomes. */
export const grantSize = once((grant) => sizeOf(toStatement(grant)));

/** The scope of a grant. Two grants of one scope are one statement with both sets of actions. */
export const scopeOf = once((grant) =>
  JSON.stringify([
    grant.effect,
    grant.principal,
    grant.resources?.toSorted(),
    grant.notResources?.toSorted(),
    grant.condition,
  ]),
);
