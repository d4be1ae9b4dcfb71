// The account that owns the resource of a request, as far as the request names it.
import { isAccountId } from '#iam/facts/account-id.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { Request } from './request.ts';

const RESOURCE_ACCOUNT_KEY = 'aws:resourceaccount';

/** The owner that the request names: as given, as the ARN has it, or as the context does. */
export function namedOwner({
  resourceAccount,
  resource,
  context,
}: Pick<Request, 'resourceAccount' | 'resource' | 'context'>): string | undefined {
  if (resourceAccount !== undefined) return resourceAccount;
  const named = parseArn(resource)?.account;
  if (named !== undefined && isAccountId(named)) return named;
  for (const name in context) {
    if (name.length !== RESOURCE_ACCOUNT_KEY.length || name.toLowerCase() !== RESOURCE_ACCOUNT_KEY) continue;
    const value = context[name] ?? [];
    return typeof value === 'string' ? value : value.length === 1 ? value[0] : undefined;
  }
  return undefined;
}

/**
 * Whether AWS owns the resource: foundation models, and what has aws in place of an account. It has no account,
 * organization and tags of a customer.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-permissions.html
 */
export function isOwnedByAws(resource: string): boolean {
  const arn = parseArn(resource);
  if (arn === undefined) return false;
  if (arn.account === 'aws') return true;
  return arn.service === 'bedrock' && arn.account === '' && arn.resource.startsWith('foundation-model/');
}
