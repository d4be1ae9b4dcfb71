// Answers in, role kit out: pure, total and the same bytes every time.
import '#core/answers/rows.ts';
import type { Answers } from '#core/answers/answers.ts';
import { readAnswers, type Reading } from '#core/answers/read.ts';
import { makesRole } from '#core/answers/view.ts';
import type { ScenarioId } from '#core/catalog/scenarios.ts';
import { mergeGrants, permissionsDocuments, policyDocuments, trustDocument } from './assemble.ts';
import { entityExtras } from './extras/index.ts';
import { derivedBoundary } from './governance/derived-boundary.ts';
import { boundarySpares } from './governance/side-roles.ts';
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
import type { KitPolicy, KitRole, Notice, RoleKit } from './role-kit.ts';
import { nameNotices } from './name-notices.ts';
import { policySizeNotices, sizeNotices } from './size-notices.ts';
import { leavesTrustOpen, trustGrants } from './trust/index.ts';

/** `made` is the ARN of a boundary that the kit itself holds. */
function mainRole(reading: Reading, plan: MainRolePlan, made: string | undefined): KitRole {
  const name = reading.answer('roleName');
  const boundary = reading.answer('boundary');
  return {
    kind: 'main',
    id: plan.id,
    title: plan.title,
    name,
    trust: trustDocument(lockTrust(trustGrants(reading), reading), { role: plan.id, name }),
    permissions: permissionsDocuments(plan.grants, { role: plan.id, name: reading.answer('policyName') }),
    instanceProfile: reading.view.entity.id === 'ec2' ? name : undefined,
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
    kind: 'further',
    id: plan.id,
    title: plan.title,
    name: plan.name,
    trust: trustDocument(plan.trust, { role: plan.id, name: plan.name }),
    permissions: permissionsDocuments(plan.grants, { role: plan.id, name: `${plan.name}Policy` }),
    account: plan.account,
    arn: own
      ? roleArnNamed(reading, plan.name)
      : `arn:${partition}:iam::${plan.account ?? account}:role/${plan.name}`,
    path: own ? reading.answer('path') : '/',
    description: plan.description,
    tags: own ? reading.answer('tags') : [],
  };
}

function attachment(plan: AttachmentPlan): KitRole {
  return {
    kind: 'attachment',
    id: plan.id,
    title: plan.title,
    name: plan.name,
    permissions: permissionsDocuments(plan.grants, { role: plan.id, name: plan.name }),
    attachTo: plan.attachTo,
    target: plan.target ?? { kind: 'unnamed' },
    description: plan.description,
  };
}

function policy(plan: PolicyPlan): KitPolicy {
  const { id, title, attachTo, target, name, type, grants, leaves = [] } = plan;
  const documents = policyDocuments(grants, { id, name, type, title });
  return { id, title, attachTo, target, name, leaves, documents };
}

const OPEN_TRUST: Notice = {
  id: 'open-trust',
  text: 'The trust policy has no conditions on the source account, although AWS documents them for this service: other customers of the service may get it to use the role (confused deputy).',
};

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
  const main = plan.main && { ...plan.main, grants: mergeGrants(lockDown(unlocked, reading)) };
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
      ...boundarySpares(roles),
      ...nameNotices(roles, boundaries),
      ...sizeNotices(roles),
      ...policySizeNotices(kitPolicies),
    ]),
    placeholders: reading.placeholders,
    problems: reading.problems,
  };
}
