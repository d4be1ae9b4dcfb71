// A resource as a policy writes it, taken apart.
import { parseArn, type Arn } from '#core/iam/arn.ts';
import { hasWildcard } from '#core/iam/patterns/glob.ts';

export interface ResourceName {
  /** Undefined for `*` and for what has fewer than six fields. */
  readonly arn: Arn | undefined;
  readonly wildcard: boolean;
  /** Whether a policy variable, or what looks like one, stands in it. */
  readonly variable: boolean;
}

export function readResource(text: string): ResourceName {
  return { arn: parseArn(text), wildcard: hasWildcard(text), variable: text.includes('${') };
}
