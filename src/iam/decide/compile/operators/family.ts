// What a family of condition operators provides.
import type { RequestContext } from '#iam/decide/key-state.ts';
import { UNKNOWN, type Tri } from '#iam/decide/three-valued.ts';

/** One value of a condition, compiled to be matched with values of requests. */
export interface ValueMatcher {
  /** Whether a value of the request matches, without negation. Called only for values that the family reads. */
  readonly matches: (value: string, context: RequestContext) => Tri;
  /** Whether every value matches. */
  readonly everything?: boolean;
  /** Why it cannot be read, in which case its matches are unknown. */
  readonly problem?: string;
}

/** A family of operators for one kind of value. */
export interface ConditionFamily {
  /** Whether a value of a request is of this kind. */
  readonly reads: (value: string) => boolean;
  /** `base` is the operator without prefix and suffix; `variables` whether the policy's version has them. */
  readonly compile: (base: string, text: string, variables: boolean) => ValueMatcher;
}

/** A value that the operator cannot read. */
export const unreadableValue = (problem: string): ValueMatcher => ({ matches: () => UNKNOWN, problem });
