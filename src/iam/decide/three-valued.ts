// Three-valued logic: yes, no and unknown. Kleene's AND and OR are minimum and maximum.

export const NO = 0;
export const UNKNOWN = 1;
export const YES = 2;

export type Tri = typeof NO | typeof UNKNOWN | typeof YES;

export const and = (a: Tri, b: Tri): Tri => (a < b ? a : b);
export const or = (a: Tri, b: Tri): Tri => (a > b ? a : b);
export const not = (a: Tri): Tri => (2 - a) as Tri;
export const triOf = (fact: boolean): Tri => (fact ? YES : NO);

/** The value that two readings of a policy share; unknown if they differ. */
export const ifSame = (a: Tri, b: Tri): Tri => (a === b ? a : UNKNOWN);
