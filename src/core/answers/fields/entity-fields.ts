// Questions of step 2 on accounts, domains and tasks, and on sessions.
import {
  readDuration,
  readExternalId,
  readOrganization,
  readPrincipal,
} from '#core/answers/inputs/principals.ts';
import { callerHome } from '#core/answers/caller-home.ts';
import { hasForeignCluster } from '#core/answers/inputs/eks.ts';
import { readRoleName } from '#core/answers/inputs/role-settings.ts';
import { readDomain, readLogGroup, readRepository } from '#core/answers/inputs/name-or-arn.ts';
import { choiceField, listField, switchField, textField, type AnswersView } from '#core/answers/field.ts';

const makesExecutionRole = (view: AnswersView): boolean => view.flag('executionRole');

export const entityFields = {
  executionRole: switchField({
    key: 'exr',
    step: 'entity',
    label: 'Also make the task execution role',
    effect: 'A second role, with which ECS pulls the image and sends the logs.',
    initial: () => false,
  }),
  taskImages: listField({
    key: 'exi',
    step: 'entity',
    label: 'ECR repository of the task’s image',
    hint: 'In your own account, one a line',
    example: 'deepseek-chat',
    noun: 'repository',
    required: true,
    identifying: true,
    limit: 10,
    when: makesExecutionRole,
    check: (raw, view) => readRepository(raw, callerHome(view)),
    placeholder: () => ['deepseek-chat'],
  }),
  taskLogs: listField({
    key: 'exl',
    step: 'entity',
    label: 'Log group of the task',
    hint: 'Leave it empty when the task does not use the awslogs driver',
    example: '/ecs/deepseek-chat',
    noun: 'log group',
    required: false,
    identifying: true,
    limit: 10,
    when: makesExecutionRole,
    check: (raw, view) => readLogGroup(raw, callerHome(view)),
    placeholder: () => [],
  }),
  executionRoleName: textField({
    key: 'exn',
    step: 'names',
    label: 'Name of the task execution role',
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
    label: 'OpenSearch domain',
    hint: 'A name or an ARN, one a line',
    example: 'deepseek-rag',
    noun: 'domain',
    required: true,
    identifying: true,
    limit: 10,
    check: (raw, view) => readDomain(raw, callerHome(view)),
    placeholder: () => ['deepseek-rag'],
  }),
  trustedPrincipals: listField({
    key: 'tp',
    step: 'entity',
    label: 'Account, role or user that may assume the role',
    hint: 'A 12-digit account ID or an ARN, one a line. A role is narrower than its account.',
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
    label: 'Whose account is it?',
    options: () => [
      {
        value: 'third-party',
        label: 'A third party',
        detail: 'Asks for an external ID, so that nobody else can use the role through them',
      },
      {
        value: 'organization',
        label: 'Your own organization',
        detail: 'Asks for the organization ID instead: an external ID blocks Switch Role in the console',
      },
    ],
    initial: () => 'third-party',
  }),
  externalId: textField({
    key: 'xid',
    step: 'entity',
    label: 'External ID',
    hint: 'The third party gives it to you, a different one for each of its customers: do not make it up',
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
    label: 'Organization ID',
    example: 'o-a1b2c3d4e5',
    required: true,
    identifying: true,
    when: (view) =>
      view.scenario.id === 'endpoint-policy'
        ? view.text('endpointCallers') === 'organization'
        : view.scenario.entities.length === 0 || view.text('relation') === 'organization',
    check: readOrganization,
    placeholder: () => 'o-a1b2c3d4e5',
  }),
  sessionDuration: textField({
    key: 'dur',
    step: 'lockdown',
    label: 'Longest session, in seconds',
    hint: 'From 3600 (1 hour) to 43200 (12 hours). A stolen session ends sooner; a long run has to assume the role again',
    example: '3600',
    required: true,
    // The length of a session that an AWS service assumes is the service's.
    when: (view) => view.entity.trust !== 'pod-identity' || hasForeignCluster(view),
    check: readDuration,
    initial: () => '3600',
    placeholder: () => 3600,
  }),
};
