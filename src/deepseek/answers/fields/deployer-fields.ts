// Questions on the deployer: who that is, and what the trust policy of their role must know.
import { deployersOf } from '#deepseek/catalog/deployers.ts';
import {
  asDeployer,
  askedOfDeployer,
  deployerEntity,
  deployerField,
  inPermissionSet,
  SHARED_WITH_DEPLOYER,
  type DeployerField,
  type SharedField,
} from '#deepseek/answers/deployer.ts';
import {
  choiceField,
  type AnswersView,
  type Field,
  type ListField,
  type TextField,
} from '#deepseek/answers/field.ts';
import { computeFields } from './compute-fields.ts';
import { entityFields } from './entity-fields.ts';
import { limitFields } from './limit-fields.ts';
import { nameFields } from './name-fields.ts';
import { peopleFields } from './people-fields.ts';
import { workloadFields } from './workload-fields.ts';

const ROWS = {
  permissionSets: peopleFields.permissionSets,
  callerRoles: peopleFields.callerRoles,
  trustedPrincipals: entityFields.trustedPrincipals,
  relation: entityFields.relation,
  externalId: entityFields.externalId,
  organizationId: entityFields.organizationId,
  mfaUsers: peopleFields.mfaUsers,
  mfaAge: peopleFields.mfaAge,
  githubRepository: workloadFields.githubRepository,
  githubTail: workloadFields.githubTail,
  githubRef: workloadFields.githubRef,
  githubSubject: workloadFields.githubSubject,
  githubOwnerId: workloadFields.githubOwnerId,
  githubRepositoryId: workloadFields.githubRepositoryId,
  githubIssuer: workloadFields.githubIssuer,
  gitlabProject: workloadFields.gitlabProject,
  gitlabTail: workloadFields.gitlabTail,
  gitlabRef: workloadFields.gitlabRef,
  gitlabHost: workloadFields.gitlabHost,
  stateMachines: computeFields.stateMachines,
  workflowLogs: computeFields.workflowLogs,
  workflowTraces: computeFields.workflowTraces,
  sessionDuration: entityFields.sessionDuration,
  boundary: limitFields.boundary,
  roleName: nameFields.roleName,
};

type Rows = typeof ROWS;

/** Who the deployer is comes last in its step, and then what the trust policy must know, in the order of the list. */
const DEPLOYER_RANK = 2670;

/** How each question is put, where that of the role would be taken for it. */
const LABELS: Readonly<Record<SharedField, string>> = {
  permissionSets: 'Permission set of the deployer',
  callerRoles: 'Role of the deployer',
  trustedPrincipals: 'Account, role or user of the deployer',
  relation: 'Whose account is the deployer’s?',
  externalId: 'External ID for the deployer',
  organizationId: 'Organization ID of the deployer',
  mfaUsers: 'IAM user of the deployer',
  mfaAge: 'Maximum time since the deployer’s MFA sign-in, in seconds',
  githubRepository: 'GitHub repository of the deployer',
  githubTail: 'Which GitHub jobs deploy?',
  githubRef: 'Name of the deployer’s branch, tag or environment',
  githubSubject: 'Subject format of the deployer',
  githubOwnerId: 'GitHub owner ID of the deployer',
  githubRepositoryId: 'GitHub repository ID of the deployer',
  githubIssuer: 'GitHub issuer of the deployer',
  gitlabProject: 'GitLab project of the deployer',
  gitlabTail: 'Which GitLab jobs deploy?',
  gitlabRef: 'Name of the deployer’s GitLab branch or tag',
  gitlabHost: 'GitLab instance of the deployer',
  stateMachines: 'State machine that runs this',
  workflowLogs: 'Allow execution logs of the state machine',
  workflowTraces: 'Allow X-Ray traces of the state machine',
  sessionDuration: 'Maximum session duration of the deployer, in seconds',
  boundary: 'Permissions boundary of the deployer’s role',
  roleName: 'Name of the deployer’s role',
};

/** What else differs from the question on the role. */
const OTHERS: { readonly [K in SharedField]?: Partial<TextField<unknown> | ListField<unknown>> } = {
  permissionSets: { example: 'DeepSeekDeployers', placeholder: () => ['DeepSeekDeployers'] },
  callerRoles: { example: 'Administrator' },
  mfaAge: { rank: 1800 },
  sessionDuration: { rank: 1810 },
  // It calls what it deploys in its own Region.
  stateMachines: { example: 'nightly-jobs', homeKind: 'beside' },
  boundary: {
    rank: 2660,
    hint: 'ARN of a managed policy. It must allow everything in the deployer’s policy. Leave empty for none',
    example: 'arn:aws:iam::111122223333:policy/DeployerBoundary',
  },
  roleName: {
    rank: 1820,
    example: 'DeepSeekDeployer',
    initial: startingName,
    placeholder: () => 'DeepSeekDeployer',
  },
};

/** Questions of every role, whatever its trusted entity. */
const EVERY_ROLE: ReadonlySet<string> = new Set<SharedField>(['boundary', 'roleName']);

function isAsked(id: SharedField, view: AnswersView): boolean {
  if (id === 'permissionSets' && inPermissionSet(view)) return true;
  const entity = deployerEntity(view);
  return entity !== undefined && (EVERY_ROLE.has(id) || entity.fields.includes(id));
}

/** The role is named as its policy, which some scenarios have called after an operator. */
function startingName(view: AnswersView): string {
  const named = view.asks('operatorName') ? view.text('operatorName') : `Deploy${view.text('roleName')}`;
  return named
    .trim()
    .replace(/Operator$/, 'Deployer')
    .slice(0, 64);
}

/** What a row works out from the answers, it works out from the answers as the deployer's role sees them. */
const seenByDeployer = ([name, value]: readonly [string, unknown]): readonly [string, unknown] => {
  if (typeof value !== 'function' || name === 'homeOf') return [name, value];
  return [
    name,
    (...args: readonly unknown[]): unknown =>
      value(...args.slice(0, -1), asDeployer(args.at(-1) as AnswersView)) as unknown,
  ];
};

function ofDeployer(id: SharedField): Field {
  const row: Field = ROWS[id];
  const { when } = row;
  return {
    ...Object.fromEntries(Object.entries(row).map(seenByDeployer)),
    rank: DEPLOYER_RANK,
    ...OTHERS[id],
    key: `w${row.key}`,
    label: LABELS[id],
    askedWith: ['deployer'],
    under: row.under?.map((opener) => ({ ...opener, field: askedOfDeployer(opener.field) })),
    when: (view: AnswersView) => isAsked(id, view) && (when?.(asDeployer(view)) ?? true),
  } as Field;
}

/** Switches that ask for a policy of somebody who makes what the role uses. */
const MAKES_POLICY = ['deployerPolicy', 'profileAdmin'];

type DeployerRows = { readonly [K in SharedField as DeployerField<K>]: Rows[K] };

const rows = Object.fromEntries(
  SHARED_WITH_DEPLOYER.map((id) => [deployerField(id), ofDeployer(id)]),
) as unknown as DeployerRows; // Entries lose which key has which row; the type above states it again.

export const deployerFields = {
  deployer: choiceField({
    key: 'who',
    step: 'entity',
    rank: DEPLOYER_RANK,
    label: 'Who runs this?',
    hint: 'The deployer creates the resources and passes the role to the service',
    askedWith: ['operatorName', ...MAKES_POLICY, 'prompts'],
    when: (view) =>
      view.scenario.entities.length > 0 &&
      (view.asks('operatorName') ||
        view.asks('prompts') ||
        MAKES_POLICY.some((id) => view.asks(id) && view.flag(id))),
    options: ({ scenario }) =>
      deployersOf(scenario.id).map(({ id, label, detail, more }) => ({
        value: id,
        label,
        detail,
        ...(more ? { more } : {}),
      })),
    initial: () => 'policy',
  }),
  ...rows,
};
