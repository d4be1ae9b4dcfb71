// Compiles Principal and NotPrincipal into entries.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
import { asList, isObject } from '#iam/json/json-value.ts';
import { isAccountId } from '#iam/facts/account-id.ts';
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import { show } from '#iam/text/quote.ts';
import type { ReportProblem } from './problem.ts';

export type PrincipalEntry =
  /** The bare `*`. */
  | { readonly kind: 'everyone' }
  /** `{"AWS": "*"}`. */
  | { readonly kind: 'aws-everyone' }
  /** An account, written as its ID (of any partition) or as the ARN of its root user. */
  | { readonly kind: 'account'; readonly account: string; readonly partition: string | undefined }
  /** A user, role or session, compared as text. */
  | { readonly kind: 'arn'; readonly arn: string }
  /** The unique ID that IAM shows in place of the ARN of a deleted user or role. */
  | { readonly kind: 'unique-id'; readonly id: string }
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'federated'; readonly provider: string }
  | { readonly kind: 'canonical-user'; readonly id: string };

const ROOT_ARN = /^arn:([^:]+):iam::(\d{12}):root$/;
const IDENTITY_ARN =
  /^arn:[^:]+:(?:iam::\d{12}:(?:user|role)\/|sts::\d{12}:(?:assumed-role|federated-user)\/)/;

function awsEntry(text: string): PrincipalEntry | undefined {
  if (text === '*') return { kind: 'aws-everyone' };
  if (isAccountId(text)) return { kind: 'account', account: text, partition: undefined };
  const root = ROOT_ARN.exec(text);
  if (root) return { kind: 'account', account: root[2] ?? '', partition: root[1] };
  if (/^A(?:IDA|ROA)[A-Z0-9]+$/.test(text)) return { kind: 'unique-id', id: text };
  return IDENTITY_ARN.test(text) && !hasWildcard(text) ? { kind: 'arn', arn: text } : undefined;
}

function entryOf(type: string, text: string): PrincipalEntry | undefined {
  switch (type) {
    case 'AWS':
      return awsEntry(text);
    case 'Service':
      return hasWildcard(text) ? undefined : { kind: 'service', name: text };
    case 'Federated':
      return hasWildcard(text) ? undefined : { kind: 'federated', provider: text };
    case 'CanonicalUser':
      return hasWildcard(text) ? undefined : { kind: 'canonical-user', id: text };
    default:
      return undefined;
  }
}

/** The entries of the element; undefined if it cannot be read at all. Reports entries that match nobody. */
export function compilePrincipals(
  element: unknown,
  path: JsonPath,
  report: ReportProblem,
): readonly PrincipalEntry[] | undefined {
  if (element === '*') return [{ kind: 'everyone' }];
  if (!isObject(element)) {
    report(path, 'Write "*", or an object with AWS, Service, Federated or CanonicalUser.');
    return undefined;
  }
  return Object.entries(element).flatMap(([type, value]) => {
    return asList(value).flatMap((text, index): readonly PrincipalEntry[] => {
      const entry = typeof text === 'string' ? entryOf(type, text) : undefined;
      if (entry) return [entry];
      const at = Array.isArray(value) ? [...path, type, index] : [...path, type];
      const words = typeof text === 'string' ? show(text) : 'This value';
      report(
        at,
        `${words} is not a valid ${show(type)} principal and matches no one. Only * by itself can be a wildcard.`,
      );
      return [];
    });
  });
}
