// Answers in, role kit out: pure, total and the same bytes every time.
import type { Answers } from '#core/answers/answers.ts';
import { readAnswers, type Reading } from '#core/answers/read.ts';
import { QUOTAS } from '#core/catalog/quotas.ts';
import type { ScenarioId } from '#core/catalog/scenarios.ts';
import { permissionsDocuments, trustDocument } from './assemble.ts';
import { entityExtras } from './entity-extras.ts';
import type { Grant } from './grant.ts';
import { roleArn, type AttachmentPlan, type MainRolePlan } from './plan.ts';
import type { KitDocument, KitRole, Notice, RoleKit } from './role-kit.ts';
import { COMPOSERS } from './scenarios/index.ts';
import { nameNotices } from './name-notices.ts';
import { leavesTrustOpen, trustGrant } from './trust.ts';

function mainRole(reading: Reading, plan: MainRolePlan, extra: readonly Grant[]): KitRole {
  const name = reading.answer('roleName');
  const entity = reading.view.entity;
  const boundary = reading.answer('boundary');
  return {
    id: plan.id,
    title: plan.title,
    name,
    trust: trustDocument([trustGrant(reading)], { role: plan.id, name }),
    permissions: permissionsDocuments([...plan.grants, ...extra], {
      role: plan.id,
      name: reading.answer('policyName'),
    }),
    attachTo: undefined,
    arn: roleArn(reading),
    path: reading.answer('path'),
    description: reading.answer('description'),
    tags: reading.answer('tags'),
    maxSessionSeconds: entity.fields.includes('sessionDuration')
      ? reading.answer('sessionDuration')
      : undefined,
    boundary: boundary === '' ? undefined : boundary,
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
    arn: undefined,
    path: '/',
    description: plan.description,
    tags: [],
    maxSessionSeconds: undefined,
    boundary: undefined,
  };
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

/** Composes the role kit of `answers`. Never throws; what is missing or wrong is replaced by marked placeholders. */
export function compose(answers: Answers): RoleKit {
  const reading = readAnswers(answers);
  const scenario = reading.view.scenario.id as ScenarioId;
  const plan = COMPOSERS[scenario](reading);
  const extras = entityExtras(reading);
  const attachments = [...(plan.attachments ?? []), ...(extras.attachments ?? [])];
  const roles = [mainRole(reading, plan.main, extras.grants ?? []), ...attachments.map(attachment)];
  return {
    scenario,
    roles,
    nextSteps: [...(extras.nextSteps ?? []), ...(plan.nextSteps ?? [])],
    notices: [
      ...(plan.notices ?? []),
      ...(extras.notices ?? []),
      ...(leavesTrustOpen(reading) ? [OPEN_TRUST] : []),
      ...nameNotices(roles),
      ...sizeNotices(roles),
    ],
    placeholders: reading.placeholders,
    problems: reading.problems,
  };
}
