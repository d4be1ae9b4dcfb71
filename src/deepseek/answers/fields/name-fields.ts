// Questions of step 6: what the role and its policies are called.
import {
  readDescription,
  readPath,
  readPolicyName,
  readRoleName,
  readTag,
} from '#deepseek/answers/inputs/role-settings.ts';
import { listField, textField } from '#deepseek/answers/field.ts';
import { startDescription } from '#deepseek/answers/start-description.ts';

export const nameFields = {
  roleName: textField({
    key: 'n',
    step: 'names',
    rank: 300,
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
    rank: 310,
    label: 'Policy name',
    example: 'DeepSeekInvokePolicy',
    required: true,
    identifying: true,
    // The log in S3 alone has bucket policies only, which carry the names of their buckets.
    when: (view) => view.scenario.id !== 'logging' || view.text('logDestination') !== 's3',
    initial: (view) => {
      const role = readRoleName(view.text('roleName'));
      return `${role.ok ? role.value : 'DeepSeekRole'}Policy`;
    },
    check: readPolicyName,
    placeholder: () => 'DeepSeekRolePolicy',
  }),
  path: textField({
    key: 'path',
    step: 'names',
    rank: 1840,
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
    rank: 1850,
    label: 'Description',
    example: 'Calls DeepSeek for the support assistant',
    required: false,
    identifying: true,
    prose: true,
    initial: startDescription,
    check: readDescription,
    placeholder: startDescription,
  }),
  tags: listField({
    key: 'tag',
    step: 'names',
    rank: 1860,
    label: 'Tags',
    hint: 'KEY=VALUE, one per line',
    example: 'team=ml-platform',
    noun: 'tag',
    required: false,
    identifying: true,
    // A role has 50 at most, and exported scripts add one, which says whose it is.
    limit: 49,
    check: readTag,
    placeholder: () => [],
  }),
};
