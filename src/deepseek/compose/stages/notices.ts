// Stage 7. Facts about the kit as a whole, which show only once its roles and policies are there.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { legacyNotices } from '#deepseek/compose/next-steps.ts';
import {
  type KitPolicy,
  type KitRole,
  type NextStep,
  type Notice,
  boundaryOf,
  isCreated,
  type KitDocument,
} from '#deepseek/compose/role-kit.ts';
import { lacksSourceConditions } from '#deepseek/shared/service-trust.ts';
import { ownerNotices, placeNotices } from '#deepseek/compose/place-notices.ts';
import { MAX_POLICY_SIZES, QUOTAS } from '#iam/facts/quotas.ts';
import { sizeOf } from '#deepseek/compose/statement-size.ts';

// Notices about documents that are over AWS's quotas.
const lengthOf = (trust: KitDocument): number => sizeOf(trust.document);

function trustSizeText(size: number): string {
  const has = `The trust policy has ${size} characters; the default quota is ${MAX_POLICY_SIZES.trust} and can be raised to ${QUOTAS.raisedTrustPolicySize} (Service Quotas, IAM).`;
  return size > QUOTAS.raisedTrustPolicySize
    ? `${has} A trust policy cannot be split: create several roles, each with fewer Regions, domains or principals.`
    : `${has} A trust policy cannot be split.`;
}

/** A bucket or an endpoint has one policy. */
function policySizeNotices(policies: readonly KitPolicy[]): readonly Notice[] {
  return policies
    .filter(({ documents }) => documents.length > 1 && documents[0]?.type === 'resource')
    .map(({ id, name }) => ({
      id: `policy-size-${id}`,
      title: 'Policy size',
      text: `${name} is too long for one policy, and its resource accepts only one: use fewer or shorter folders.`,
      stops: { text: `${name} is too long for AWS to save.`, fields: ['weights'] },
    }));
}

function sizeNotices(roles: readonly KitRole[]): readonly Notice[] {
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

/**
 * Further roles do other things than the main role, so its boundary would deny what they do.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
function boundaryNotices(roles: readonly KitRole[]): readonly Notice[] {
  const capped = roles.find((role) => boundaryOf(role) !== undefined);
  const others = roles.filter((role) => isCreated(role) && boundaryOf(role) === undefined);
  if (!capped || others.length === 0) return [];
  return [
    {
      id: 'boundary-one-role',
      title: 'Boundary on one role',
      text: `The boundary is only on ${capped.name}: ${others.map(({ name }) => name).join(', ')} ${others.length === 1 ? 'does' : 'do'} other things, which it would deny. If your account requires a boundary on every role, give ${others.length === 1 ? 'it one' : 'each one'} that allows its own policy.`,
    },
  ];
}

/**
 * How AWS names its own policies for services and for job functions.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html
 */
const LIKE_AWS =
  /^(?:(?:amazon|iam)\w+(?:fullaccess|limitedaccess|readonly(?:access)?)|(?:administrator|poweruser|readonly|viewonly)access|(?:database|network|system)administrator|securityaudit)$/i;

/** Who reads the name alone, in a list or a log, takes one policy for the other. */
function nameNotices(roles: readonly KitRole[]): readonly Notice[] {
  return roles
    .flatMap(({ permissions }) => permissions)
    .filter(({ name }) => LIKE_AWS.test(name))
    .map(({ id, name }) => ({
      id: `policy-of-aws-${id}`,
      title: 'Policy name',
      text: `AWS names its own policies like ${name}, and only the ARN tells them apart. Choose another name.`,
    }));
}

const OPEN_TRUST: Notice = {
  id: 'open-trust',
  title: 'Open trust',
  text: 'The trust policy does not have conditions on the source account, although AWS documents them for this service. Other customers could use the role through it (confused deputy).',
};

interface Assembled {
  readonly roles: readonly KitRole[];
  readonly policies: readonly KitPolicy[];
  readonly nextSteps: readonly NextStep[];
}

export function kitNotices(
  { roles, policies, nextSteps }: Assembled,
  checked: CheckedAnswers,
): readonly Notice[] {
  const hasMain = roles.some(({ kind }) => kind === 'main');
  return [
    ...(hasMain && lacksSourceConditions(checked) ? [OPEN_TRUST] : []),
    ...boundaryNotices(roles),
    ...nameNotices(roles),
    ...sizeNotices(roles),
    ...policySizeNotices(policies),
    ...placeNotices(checked),
    ...ownerNotices(checked),
    ...legacyNotices(nextSteps, checked.view.home.regions),
  ];
}
