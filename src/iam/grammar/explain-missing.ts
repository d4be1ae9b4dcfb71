// Explains missing elements.

import { textsIn } from '#iam/policy/raw-policy.ts';
import { isObject, own } from '#iam/json/json-value.ts';
import type { Finding } from '#iam/findings/finding.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import { pageOf } from './elements.ts';
import { isWrapper, suggestedElement, strayElements } from './explain-extra.ts';
import { insert } from './fixes.ts';
import { type ErrorLocation } from './error-location.ts';

function advise(type: PolicyType, element: string): string {
  switch (element) {
    case 'Statement':
      return 'The policy has no statement. Add `"Statement": [{ … }]` with at least one.';
    case 'Effect':
      return 'This statement has no `Effect`. Add `"Effect": "Allow"` or `"Effect": "Deny"`.';
    case 'Principal':
      if (type === 'rcp') return 'This statement has no `Principal`. Add `"Principal": "*"`.';
      return type === 'trust'
        ? 'This statement has no `Principal`. Add who may assume the role, such as `"Principal": { "Service": "ec2.amazonaws.com" }`.'
        : 'This statement has no `Principal`. Add who it applies to, such as `"Principal": { "AWS": "arn:aws:iam::111122223333:role/Name" }`.';
    case 'Action':
      return type === 'trust'
        ? 'This statement has no `Action`. Add `"Action": "sts:AssumeRole"`, or the variant that the principal uses.'
        : 'This statement has no `Action`. Add one, such as `"Action": "s3:GetObject"`.';
    default:
      return 'This statement has no `Resource`. Add the ARNs it applies to, or `"Resource": "*"` for actions without resources.';
  }
}

/** Whether another finding already explains where the element is. */
function isAccountedFor(location: ErrorLocation, element: string): boolean {
  if (!isObject(location.value)) return false;
  // A policy type without the Not- form says so.
  if (own(location.value, `Not${element}`) !== undefined) return true;
  if (Object.keys(location.value).some((name) => suggestedElement(location, name) === element)) return true;
  if (location.statement || element !== 'Statement') return false;
  const names = Object.keys(location.value);
  return (
    strayElements(location.document).length > 0 || names.some((name) => isWrapper(location.document, name))
  );
}

/**
 * ECR refuses the Resource of a repository policy. One on every action may be that, too.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html
 */
const isOfRepository = ({ type, value }: ErrorLocation, element: string): boolean =>
  type === 'resource' &&
  element === 'Resource' &&
  isObject(value) &&
  textsIn(own(value, 'Action')).some((action) => /^(?:ecr:|\*$)/i.test(action));

/** The object at `location` lacks `element`. */
export function explainMissing(location: ErrorLocation, element: string): Finding | undefined {
  // A lint check reports it, for every policy type.
  if (element === 'Version') return undefined;
  if (isAccountedFor(location, element) || isOfRepository(location, element)) return undefined;
  return {
    id: `missing-${element.toLowerCase()}`,
    code: `MISSING_${element.toUpperCase()}`,
    severity: 'error',
    message: advise(location.type, element),
    locations: [{ path: location.path, target: 'value' }],
    source: pageOf(element),
    ...(location.type === 'rcp' && element === 'Principal' && insert([...location.path, element], '*')),
  };
}
