// Notices about documents that are over AWS's quotas.
import { MAX_POLICY_SIZES, QUOTAS } from '#iam/facts/quotas.ts';
import { sizeOf } from './grant-size.ts';
import { isCreated, type KitDocument, type KitPolicy, type KitRole, type Notice } from './role-kit.ts';

const lengthOf = (trust: KitDocument): number => sizeOf(trust.document);

function trustSizeText(size: number): string {
  const has = `The trust policy has ${size} characters; the default quota is ${MAX_POLICY_SIZES.trust} and can be raised to ${QUOTAS.raisedTrustPolicySize} (Service Quotas, IAM).`;
  return size > QUOTAS.raisedTrustPolicySize
    ? `${has} A trust policy cannot be split: create several roles, each with fewer Regions, domains or principals.`
    : `${has} A trust policy cannot be split.`;
}

/** A bucket or an endpoint has one policy. */
export function policySizeNotices(policies: readonly KitPolicy[]): readonly Notice[] {
  return policies
    .filter(({ documents }) => documents.length > 1 && documents[0]?.type === 'resource')
    .map(({ id, name }) => ({
      id: `policy-size-${id}`,
      title: 'Policy size',
      text: `${name} is too long for one policy, and its resource accepts only one: use fewer or shorter folders.`,
      stops: { text: `${name} is too long for AWS to save.`, fields: ['weights'] },
    }));
}

export function sizeNotices(roles: readonly KitRole[]): readonly Notice[] {
  const trust = roles
    .filter(isCreated)
    .map((role) => role.trust)
    .filter((document) => lengthOf(document) > MAX_POLICY_SIZES.trust);
  const many = roles.filter((role) => role.permissions.length > QUOTAS.managedPoliciesPerRole);
  return [
    ...trust.map((document) => ({
      id: `trust-size-${document.id}`,
      title: 'Trust policy size',
      text: trustSizeText(lengthOf(document)),
      // Below that, the quota can be raised first.
      ...(lengthOf(document) > QUOTAS.raisedTrustPolicySize
        ? {
            stops: {
              text: `The trust policy of ${document.name} is too long for AWS to save.`,
              fields: ['regions'] as const,
            },
          }
        : {}),
    })),
    ...many.map((role) => ({
      id: `policy-count-${role.id}`,
      title: 'Policies per role',
      text: `${role.name} needs ${role.permissions.length} managed policies; the default quota for a role is ${QUOTAS.managedPoliciesPerRole}. Request an increase, or use fewer buckets or models in one role.`,
    })),
  ];
}
