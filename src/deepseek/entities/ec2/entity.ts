// Amazon EC2 instance: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'ec2',
  rank: 30,
  name: 'Amazon EC2 instance',
  detail: 'In an instance profile',
  sentence: 'An {entity:EC2 instance}[ in account {account}]',
  trust: 'service',
  sid: 'Ec2Assume',
  services: ['ec2.amazonaws.com'],
  sourceAccount: 'off',
  conditionNote:
    'Conditions on the source account are undocumented for EC2, and reports conflict on whether they break it. A scanner may flag the bare trust; that is expected.',
  fields: ['deployerPolicy'],
  page: 'ec2Roles',
} as const satisfies TrustedEntity;
