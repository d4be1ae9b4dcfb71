// What is found out about a denial, before it is put into words.
import type { Denial, DenialLayer } from '#deepseek/denials/denial.ts';
import { CAUSE_OF_LAYER, type CauseId } from './causes.ts';
import type { DenialComparison, DenialFix } from './explained.ts';

export interface DenialFinding {
  readonly cause: CauseId;
  readonly comparison: DenialComparison;
  readonly fixes: readonly DenialFix[];
  readonly names?: string;
}

export const defined = <T>(values: readonly (T | undefined)[]): readonly T[] =>
  values.filter((value): value is T => value !== undefined);

/** The cause of a refusal in this layer, if it is another policy than the permissions policy. */
export function causeOfLayer(layer: Exclude<DenialLayer, 'identity' | 'unknown'>, denial: Denial): CauseId {
  return layer === 'resource' && /^kms:/i.test(denial.action ?? '') ? 'key-policy' : CAUSE_OF_LAYER[layer];
}
