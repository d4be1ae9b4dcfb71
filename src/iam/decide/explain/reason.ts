// A reason: a statement that was considered, and whether it matched.
import type { JsonPath } from '#iam/json/json-path.ts';
import type { Layer } from '#iam/decide/compile/layer.ts';
import type { VariableReason } from './variable-reasons.ts';

export type MatchResult = 'yes' | 'no' | 'unknown';

export interface ConditionReason {
  readonly operator: string;
  readonly key: string;
  readonly expected: readonly string[];
  /** What the request has: values, or that the key is absent, present with some value, or not known. */
  readonly seen: readonly string[] | 'absent' | 'present' | 'unknown';
  readonly result: MatchResult;
}

export type StatementElement = 'principal' | 'action' | 'resource' | 'condition';

export interface Reason {
  readonly layer: Layer;
  /** Which level of control policies, or which boundary or endpoint. */
  readonly level: number;
  /** Which document of the layer, or of the level. */
  readonly document: number;
  /** Of the statement, in its document. */
  readonly path: JsonPath;
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny' | 'unreadable';
  readonly matched: MatchResult;
  /** The elements that do not match, or that leave the match open. */
  readonly because: readonly StatementElement[];
  readonly conditions: readonly ConditionReason[];
  /** Variables that the request cannot fill in. */
  readonly variables?: readonly VariableReason[];
  /** The same in words. */
  readonly text: string;
}

/** Stands last among values where there may be more. */
export const MORE_VALUES = '…';
