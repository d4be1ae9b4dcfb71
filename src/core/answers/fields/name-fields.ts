// Questions of step 6: what the role and its policies are called.
import { readDescription, readPath, readPolicyName, readRoleName, readTag } from '#core/answers/checks.ts';
import { listField, textField } from '#core/answers/field.ts';

export const nameFields = {
  roleName: textField({
    key: 'n',
    step: 'names',
    label: 'Role name',
    example: 'DeepSeekInvoke',
    required: true,
    identifying: true,
    initial: () => 'DeepSeekRole',
    check: readRoleName,
    placeholder: () => 'DeepSeekRole',
  }),
  policyName: textField({
    key: 'pn',
    step: 'names',
    label: 'Permissions policy name',
    example: 'DeepSeekInvokePolicy',
    required: true,
    identifying: true,
    initial: (view) => {
      const role = readRoleName(view.text('roleName'));
      return `${role.ok ? role.value : 'DeepSeekRole'}Policy`;
    },
    check: readPolicyName,
    placeholder: () => 'DeepSeekRolePolicy',
  }),
  operatorName: textField({
    key: 'op',
    step: 'names',
    label: 'Policy name for the person or pipeline',
    hint: 'Attached to whoever starts the job or makes the connector',
    example: 'DeepSeekImportOperator',
    required: true,
    identifying: true,
    initial: () => 'DeepSeekOperator',
    check: readPolicyName,
    placeholder: () => 'DeepSeekOperator',
  }),
  path: textField({
    key: 'path',
    step: 'names',
    label: 'Path',
    example: '/deepseek/',
    required: false,
    identifying: true,
    initial: () => '/',
    check: readPath,
    placeholder: () => '/',
  }),
  description: textField({
    key: 'd',
    step: 'names',
    label: 'Description',
    example: 'Calls DeepSeek for the support assistant',
    required: false,
    identifying: true,
    prose: true,
    initial: (view) => view.scenario.summary,
    check: readDescription,
    placeholder: (view) => view.scenario.summary,
  }),
  tags: listField({
    key: 'tag',
    step: 'names',
    label: 'Tags',
    hint: 'KEY=VALUE, one a line',
    example: 'team=ml-platform',
    noun: 'tag',
    required: false,
    identifying: true,
    limit: 50,
    check: readTag,
    placeholder: () => [],
  }),
};
