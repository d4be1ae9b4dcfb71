// Three-valued logic: what holds, what does not, and what cannot be known. Kleene's tables are minimum and maximum.

export const NO = 0;
export const UNKNOWN = 1;
export const YES = 2;

export type Tri = typeof NO | typeof UNKNOWN | typeof YES;

export const and = (a: Tri, b: Tri): Tri => (a < b ? a : b);
export const or = (a: Tri, b: Tri): Tri => (a > b ? a : b);
export const not = (a: Tri): Tri => (2 - a) as Tri;
export const triOf = (fact: boolean): Tri => (fact ? YES : NO);

/** The value that both ways of reading a policy give; unknown where they differ. */
export const agreed = (a: Tri, b: Tri): Tri => (a === b ? a : UNKNOWN);
