// Questions of step 2 on accounts, domains and tasks, and on sessions.
import { homeBy, homeInText } from '#deepseek/answers/inputs/arn-home.ts';
import {
  readDuration,
  readExternalId,
  readOrganization,
  readPrincipal,
} from '#deepseek/answers/inputs/principals.ts';
import { callerHome } from '#deepseek/answers/caller-home.ts';
import { hasForeignCluster } from '#deepseek/answers/inputs/eks.ts';
import { pullsOwnImage } from '#deepseek/answers/hosting.ts';
import { partitionOfRegion } from '#iam/facts/regions.ts';
import { readAccount, readRoleName } from '#deepseek/answers/inputs/role-settings.ts';
import { readSharedRepository } from '#deepseek/answers/inputs/shared-repository.ts';
import { readDomain, readLogGroup, readRepository } from '#deepseek/answers/inputs/name-or-arn.ts';
import { choiceField, listField, switchField, textField, type AnswersView } from '#deepseek/answers/field.ts';

/** Whether the image can be pulled from another account: what cannot be read there leaves nothing to pull. */
function namesShared(view: AnswersView): boolean {
  // Of what is stated only: the home of the role can itself follow from what is asked here.
  const [account = '', region = ''] = ['account', 'regions'].map((id) =>
    String([view.given(id)].flat()[0] ?? ''),
  );
  const own = readAccount(account);
  return view.list('sharedRepositories').some((raw) => {
    const home = homeInText(raw);
    if (!home) return false;
    return readSharedRepository(raw, {
      partition: partitionOfRegion(region)?.id ?? home.partition,
      regions: [home.region],
      account: own.ok ? own.value : '',
      accountGiven: own.ok,
    }).ok;
  });
}

const makesExecutionRole = (view: AnswersView): boolean => view.flag('executionRole');

export const entityFields = {
  executionRole: switchField({
    key: 'exr',
    step: 'entity',
    rank: 330,
    label: 'Also create the task execution role',
    sentence: '{executionRole:with an execution role|without an execution role}',
    effect: 'Creates a second role, which ECS uses to pull the image and send the logs.',
    initial: () => false,
  }),
  taskImages: listField({
    key: 'exi',
    step: 'entity',
    rank: 340,
    label: 'ECR repository of the task’s image',
    sentence: 'whose image is in {taskImages}',
    hint: 'In your own account, one per line',
    example: 'deepseek-chat',
    noun: 'repository',
    required: true,
    identifying: true,
    limit: 10,
    when: (view) =>
      makesExecutionRole(view) &&
      pullsOwnImage(view) &&
      !(view.asks('sharedRepositories') && namesShared(view)),
    homeOf: homeBy(readRepository),
    homeKind: 'afar',
    check: (raw, view) => readRepository(raw, callerHome(view)),
    placeholder: () => ['deepseek-chat'],
  }),
  taskLogs: listField({
    key: 'exl',
    step: 'entity',
    rank: 350,
    label: 'Task log group',
    sentence: 'whose logs are in {taskLogs}',
    hint: 'Leave empty if the task does not use the awslogs driver',
    example: '/ecs/deepseek-chat',
    noun: 'log group',
    required: false,
    identifying: true,
    limit: 10,
    when: makesExecutionRole,
    homeOf: homeBy(readLogGroup),
    homeKind: 'caller',
    check: (raw, view) => readLogGroup(raw, callerHome(view)),
    placeholder: () => [],
  }),
  executionRoleName: textField({
    key: 'exn',
    step: 'names',
    rank: 360,
    label: 'Task execution role name',
    example: 'DeepSeekEcsExecutionRole',
    required: true,
    identifying: true,
    when: makesExecutionRole,
    initial: () => 'DeepSeekEcsExecutionRole',
    check: readRoleName,
    placeholder: () => 'DeepSeekEcsExecutionRole',
  }),
  domains: listField({
    key: 'dom',
    step: 'entity',
    rank: 370,
    label: 'OpenSearch domain',
    sentence: 'of {domains:domain *|domains *}',
    hint: 'Name or ARN, one per line',
    example: 'deepseek-rag',
    noun: 'domain',
    required: true,
    identifying: true,
    limit: 10,
    homeOf: homeBy(readDomain),
    homeKind: 'caller',
    check: (raw, view) => readDomain(raw, callerHome(view)),
    placeholder: () => ['deepseek-rag'],
  }),
  trustedPrincipals: listField({
    key: 'tp',
    step: 'entity',
    rank: 380,
    label: 'Account, role or user that can assume the role',
    hint: '12-digit account ID or ARN, one per line. A role ARN is narrower than its account.',
    example: 'arn:aws:iam::444455556666:role/PartnerApp',
    noun: 'principal',
    required: true,
    identifying: true,
    limit: 10,
    check: (raw, view) => readPrincipal(raw, view.home),
    placeholder: (view) => [`arn:${view.home.partition}:iam::444455556666:role/PartnerApp`],
  }),
  relation: choiceField({
    key: 'rel',
    step: 'entity',
    rank: 390,
    label: 'Whose account is it?',
    sentence: '',
    options: () => [
      {
        value: 'third-party',
        label: 'A third party',
        detail: 'Requires an external ID, so nobody else can use the role through the third party',
      },
      {
        value: 'organization',
        label: 'Your own organization',
        detail: 'Requires the organization ID instead: an external ID blocks Switch Role in the console',
      },
    ],
    initial: () => 'third-party',
  }),
  externalId: textField({
    key: 'xid',
    step: 'entity',
    rank: 400,
    label: 'External ID',
    sentence: 'with external ID {externalId}',
    under: [{ field: 'relation', value: 'third-party' }],
    hint: 'The third party gives you one that no other customer has. Do not make one up',
    example: 'b9f1c7e0-3b52-4c1e-9a55-2f6d0a7e1c44',
    required: true,
    identifying: true,
    when: (view) => view.text('relation') === 'third-party',
    check: readExternalId,
    placeholder: () => 'EXAMPLE-EXTERNAL-ID',
  }),
  organizationId: textField({
    key: 'org',
    step: 'entity',
    rank: 410,
    label: 'Organization ID',
    sentence: 'in organization {organizationId}',
    under: [{ field: 'relation', value: 'organization' }],
    example: 'o-a1b2c3d4e5',
    required: true,
    identifying: true,
    when: (view) =>
      view.scenario.id === 'endpoint-policy'
        ? view.text('endpointCallers') === 'organization'
        : view.scenario.id === 'organization'
          ? ['enforceBedrock', 'keepWeights', 'endpointPolicies'].some((control) => view.flag(control))
          : view.scenario.fields.includes('organizationId') || view.text('relation') === 'organization',
    check: readOrganization,
    placeholder: () => 'o-a1b2c3d4e5',
  }),
  sessionDuration: textField({
    key: 'dur',
    step: 'lockdown',
    rank: 420,
    label: 'Maximum session duration, in seconds',
    sentence: 'in sessions of {sessionDuration:* seconds}',
    hint: 'From 3600 (1 hour) to 43200 (12 hours). Shorter sessions limit theft; longer jobs must assume the role again',
    example: '3600',
    required: true,
    // The length of a session that an AWS service assumes is the service's.
    when: (view) => view.entity.trust !== 'pod-identity' || hasForeignCluster(view),
    check: readDuration,
    initial: () => '3600',
    placeholder: () => 3600,
  }),
};
