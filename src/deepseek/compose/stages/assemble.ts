// Stage 6. Plans become roles and policies with their documents, under the names of the answers.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import {
  permissionsDocuments,
  policyDocuments,
  settingsDocument,
  trustDocument,
} from '#deepseek/compose/documents.ts';
import { limitTrust } from '#deepseek/compose/limits/index.ts';
import {
  roleArn,
  roleArnNamed,
  type AttachmentPlan,
  type MainRolePlan,
  type Plan,
  type PolicyPlan,
  type RolePlan,
} from '#deepseek/compose/plan.ts';
import type { Attachment, FurtherRole, KitPolicy, KitRole, MainRole } from '#deepseek/compose/role-kit.ts';
import { trustStatements } from '#deepseek/compose/stages/trust-statements.ts';

function mainRole(plan: MainRolePlan, checked: CheckedAnswers): MainRole {
  const name = checked.answer('roleName');
  const boundary = checked.answer('boundary');
  return {
    kind: 'main',
    id: plan.id,
    title: plan.title,
    name,
    trust: trustDocument(limitTrust(trustStatements(checked), checked), { role: plan.id, name }),
    permissions: permissionsDocuments(plan.statements, { role: plan.id, name: checked.answer('policyName') }),
    instanceProfile: checked.view.entity.id === 'ec2' ? name : undefined,
    arn: roleArn(checked),
    path: checked.answer('path'),
    description: checked.answer('description'),
    tags: checked.answer('tags'),
    maxSessionSeconds: checked.view.asks('sessionDuration') ? checked.answer('sessionDuration') : undefined,
    boundary: boundary === '' ? plan.boundary : boundary,
  };
}

/** In another account the role has neither the path nor the tags of the answers. */
function furtherRole(plan: RolePlan, checked: CheckedAnswers): FurtherRole {
  const own = plan.account === undefined;
  const { partition, account } = checked.view.home;
  return {
    kind: 'further',
    id: plan.id,
    title: plan.title,
    name: plan.name,
    trust: trustDocument(plan.trust, { role: plan.id, name: plan.name }),
    permissions: permissionsDocuments(plan.statements, {
      role: plan.id,
      name: plan.policyName ?? `${plan.name}Policy`,
    }),
    instanceProfile: plan.instanceProfile ? plan.name : undefined,
    account: plan.account,
    arn: own
      ? roleArnNamed(checked, plan.name)
      : `arn:${partition}:iam::${plan.account ?? account}:role/${plan.name}`,
    path: own ? checked.answer('path') : '/',
    description: plan.description,
    tags: own ? checked.answer('tags') : [],
    maxSessionSeconds: plan.maxSessionSeconds,
    boundary: plan.boundary,
  };
}

function attachment(plan: AttachmentPlan): Attachment {
  return {
    kind: 'attachment',
    id: plan.id,
    title: plan.title,
    name: plan.name,
    permissions: permissionsDocuments(plan.statements, { role: plan.id, name: plan.name }),
    attachTo: plan.attachTo,
    target: plan.target ?? { kind: 'unnamed' },
    description: plan.description,
  };
}

function kitPolicy(plan: PolicyPlan): KitPolicy {
  const { id, title, attachTo, target, name, type, statements, limit, settings, leaves = [] } = plan;
  const documents = settings
    ? [settingsDocument(settings, { id, name, type, title })]
    : policyDocuments(statements, { id, name, type, title, limit });
  return { id, title, attachTo, target, name, leaves, documents };
}

/** In the order of their tabs: the main role, further roles, attachments. */
export function assembleRoles(plan: Plan, checked: CheckedAnswers): readonly KitRole[] {
  return [
    ...(plan.main ? [mainRole(plan.main, checked)] : []),
    ...(plan.roles ?? []).map((role) => furtherRole(role, checked)),
    ...(plan.attachments ?? []).map(attachment),
  ];
}

export const assemblePolicies = ({ policies = [] }: Plan): readonly KitPolicy[] => policies.map(kitPolicy);
