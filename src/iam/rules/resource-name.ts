// The parts of a resource as a policy writes it.
import { parseArn, type Arn } from '#iam/policy/arn.ts';
import { hasWildcard } from '#iam/policy/patterns/glob.ts';

export interface ResourceName {
  /** Undefined for `*` and for texts with fewer than six fields. */
  readonly arn: Arn | undefined;
  readonly wildcard: boolean;
  /** Whether it has a policy variable, or something that looks like one. */
  readonly variable: boolean;
}

export function readResource(text: string): ResourceName {
  return { arn: parseArn(text), wildcard: hasWildcard(text), variable: text.includes('${') };
}
