// Answers in, role kit out: pure, total and the same bytes every time.
import '#core/answers/rows.ts';
import type { Answers } from '#core/answers/answers.ts';
import { readAnswers, type Reading } from '#core/answers/read.ts';
import { makesRole } from '#core/answers/view.ts';
import { QUOTAS } from '#core/catalog/quotas.ts';
import type { ScenarioId } from '#core/catalog/scenarios.ts';
import { permissionsDocuments, policyDocuments, trustDocument } from './assemble.ts';
import { entityExtras } from './extras/index.ts';
import { derivedBoundary } from './governance/derived-boundary.ts';
import { joinedPlan } from './join.ts';
import { lockDown, lockNotices, lockSteps, lockTrust } from './lockdown/index.ts';
import {
  roleArn,
  roleArnNamed,
  type AttachmentPlan,
  type MainRolePlan,
  type PolicyPlan,
  type RolePlan,
} from './plan.ts';
import type { KitDocument, KitPolicy, KitRole, Notice, RoleKit } from './role-kit.ts';
import { nameNotices } from './name-notices.ts';
import { leavesTrustOpen, trustGrants } from './trust/index.ts';

/** `made` is the ARN of a boundary that the kit itself holds. */
function mainRole(reading: Reading, plan: MainRolePlan, made: string | undefined): KitRole {
  const name = reading.answer('roleName');
  const boundary = reading.answer('boundary');
  return {
    id: plan.id,
    title: plan.title,
    name,
    trust: trustDocument(lockTrust(trustGrants(reading), reading), { role: plan.id, name }),
    permissions: permissionsDocuments(plan.grants, { role: plan.id, name: reading.answer('policyName') }),
    attachTo: undefined,
    account: undefined,
    arn: roleArn(reading),
    path: reading.answer('path'),
    description: reading.answer('description'),
    tags: reading.answer('tags'),
    maxSessionSeconds: reading.view.asks('sessionDuration') ? reading.answer('sessionDuration') : undefined,
    boundary: boundary === '' ? made : boundary,
  };
}

/** The role's trust policy and permissions alone: what it is called and tagged with is the main role's business. */
function sideRole(reading: Reading, plan: RolePlan): KitRole {
  const own = plan.account === undefined;
  const { partition, account } = reading.view.place;
  return {
    id: plan.id,
    title: plan.title,
    name: plan.name,
    trust: trustDocument(plan.trust, { role: plan.id, name: plan.name }),
    permissions: permissionsDocuments(plan.grants, { role: plan.id, name: `${plan.name}Policy` }),
    attachTo: undefined,
    account: plan.account,
    arn: own
      ? roleArnNamed(reading, plan.name)
      : `arn:${partition}:iam::${plan.account ?? account}:role/${plan.name}`,
    path: own ? reading.answer('path') : '/',
    description: plan.description,
    tags: own ? reading.answer('tags') : [],
    maxSessionSeconds: undefined,
    boundary: undefined,
  };
}

function attachment(plan: AttachmentPlan): KitRole {
  return {
    id: plan.id,
    title: plan.title,
    name: plan.name,
    trust: undefined,
    permissions: permissionsDocuments(plan.grants, { role: plan.id, name: plan.name }),
    attachTo: plan.attachTo,
    account: undefined,
    arn: undefined,
    path: '/',
    description: plan.description,
    tags: [],
    maxSessionSeconds: undefined,
    boundary: undefined,
  };
}

function policy(plan: PolicyPlan): KitPolicy {
  const { id, title, attachTo, name, type, grants, leaves = [] } = plan;
  return { id, title, attachTo, name, leaves, documents: policyDocuments(grants, { id, name, type, title }) };
}

const OPEN_TRUST: Notice = {
  id: 'open-trust',
  text: 'The trust policy has no conditions on the source account, although AWS documents them for this service: other customers of the service may get it to use the role (confused deputy).',
};

const sizeOf = (document: KitDocument): number => JSON.stringify(document.document).replace(/\s/g, '').length;

function trustSizeText(size: number): string {
  const has = `The trust policy has ${size} characters; the quota starts at ${QUOTAS.trustPolicyChars} and can be raised to ${QUOTAS.trustPolicyCharsMax} (Service Quotas, IAM).`;
  return size > QUOTAS.trustPolicyCharsMax
    ? `${has} A trust policy cannot be split: make several roles with fewer Regions, domains or principals each.`
    : `${has} A trust policy cannot be split.`;
}

/** A bucket or an endpoint has one policy. */
function policySizeNotices(policies: readonly KitPolicy[]): readonly Notice[] {
  return policies
    .filter(({ documents }) => documents.length > 1 && documents[0]?.type === 'resource')
    .map(({ id, name }) => ({
      id: `policy-size-${id}`,
      text: `${name} is too long for one policy, and what it is put on takes only one: use fewer or shorter folders.`,
    }));
}

function sizeNotices(roles: readonly KitRole[]): readonly Notice[] {
  const trust = roles
    .flatMap((role) => role.trust ?? [])
    .filter((document) => sizeOf(document) > QUOTAS.trustPolicyChars);
  const many = roles.filter((role) => role.permissions.length > QUOTAS.managedPoliciesPerRole);
  return [
    ...trust.map((document) => ({
      id: `trust-size-${document.id}`,
      text: trustSizeText(sizeOf(document)),
    })),
    ...many.map((role) => ({
      id: `policy-count-${role.id}`,
      text: `${role.name} needs ${role.permissions.length} managed policies; the quota of a role starts at ${QUOTAS.managedPoliciesPerRole}. Have it raised, or use fewer buckets or models in one role.`,
    })),
  ];
}

/** The same thing said twice, by two tasks of one role, is said once. */
function distinct<T extends { readonly id: string }>(entries: readonly T[]): readonly T[] {
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}

/** Composes the role kit of `answers`. Never throws; what is missing or wrong is replaced by marked placeholders. */
export function compose(answers: Answers): RoleKit {
  const reading = readAnswers(answers);
  const { scenario } = reading.view;
  const plan = joinedPlan(reading, answers);
  const extras = makesRole(scenario) ? entityExtras(reading) : {};
  const unlocked = plan.main ? [...plan.main.grants, ...(extras.grants ?? [])] : [];
  const main = plan.main && { ...plan.main, grants: lockDown(unlocked, reading) };
  const boundary = main && derivedBoundary(reading, main.grants);
  const attachments = [...(plan.attachments ?? []), ...(extras.attachments ?? [])];
  const sideRoles = [...(plan.roles ?? []), ...(extras.roles ?? [])];
  const roles = [
    ...(main ? [mainRole(reading, main, boundary?.arn)] : []),
    ...sideRoles.map((each) => sideRole(reading, each)),
    ...attachments.map(attachment),
  ];
  const policies = [...(plan.policies ?? []), ...(boundary ? [boundary.policy] : [])];
  const boundaries = policies.filter(({ type }) => type === 'identity').map(({ name }) => name);
  const kitPolicies = policies.map(policy);
  return {
    scenario: scenario.id as ScenarioId,
    roles,
    policies: kitPolicies,
    nextSteps: distinct([
      ...(extras.nextSteps ?? []),
      ...(plan.nextSteps ?? []),
      ...lockSteps(reading, unlocked),
      ...(boundary ? [boundary.step] : []),
    ]),
    notices: distinct([
      ...(plan.notices ?? []),
      ...(extras.notices ?? []),
      ...lockNotices(reading, unlocked),
      ...(plan.main && leavesTrustOpen(reading) ? [OPEN_TRUST] : []),
      ...nameNotices(roles, boundaries),
      ...sizeNotices(roles),
      ...policySizeNotices(kitPolicies),
    ]),
    placeholders: reading.placeholders,
    problems: reading.problems,
  };
}
