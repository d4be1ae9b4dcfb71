// The parts of a resource as a policy writes it.
import { parseArn, type Arn } from '#core/iam/arn.ts';
import { hasWildcard } from '#core/iam/patterns/glob.ts';

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
