// An action that another entry of the same list covers.
import { ALL_TYPES, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import type { ActionView } from '#iam/rules/policy-view.ts';
import { groupsOf } from './covering.ts';
import { redundancyHit } from './redundant-entries.ts';

function hitsIn(actions: readonly ActionView[]): CheckFindings {
  // Case does not count in actions.
  const groups = groupsOf(actions.map(({ value }) => value.toLowerCase()));
  return groups?.flatMap((group) => redundancyHit(group, actions, true) ?? []);
}

export default defineCheck({
  id: 'redundant-action',
  code: 'REDUNDANT_ACTION',
  severity: 'suggestion',
  types: ALL_TYPES,
  title: 'Redundant action',
  why: 'An action that is listed twice, or that another entry of the list covers with a wildcard, adds nothing and makes the statement harder to read.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
  bad: [
    {
      with: { Action: ['ecs:DescribeClusters', 'ecs:Describe*'], Resource: '*' },
      at: ['Statement.0.Action.0', 'Statement.0.Action.1'],
      fixed: { Action: ['ecs:Describe*'] },
    },
    {
      with: { Action: ['s3:GetObject', 's3:PutObject', 'S3:getobject'] },
      at: ['Statement.0.Action.0', 'Statement.0.Action.2'],
      fixed: { Action: ['s3:GetObject', 's3:PutObject'] },
    },
    // What covers what covers counts for all.
    {
      with: { Action: ['s3:Get*', 's3:GetObject', 's3:*', 's3:GetObject*'] },
      at: ['Statement.0.Action.0', 'Statement.0.Action.1', 'Statement.0.Action.2', 'Statement.0.Action.3'],
      fixed: { Action: ['s3:*'] },
    },
    {
      type: 'scp',
      with: { Action: undefined, NotAction: ['iam:*', 'sts:*', 'iam:Get*'] },
      at: ['Statement.0.NotAction.0', 'Statement.0.NotAction.2'],
      fixed: { NotAction: ['iam:*', 'sts:*'] },
    },
    // One finding for each entry that covers others.
    {
      with: { Action: ['ec2:Describe*', 's3:List*', 's3:ListBucket', 'ec2:DescribeImages'], Resource: '*' },
      at: ['Statement.0.Action.0', 'Statement.0.Action.3', 'Statement.0.Action.1', 'Statement.0.Action.2'],
      fixed: { Action: ['ec2:Describe*', 's3:List*'] },
    },
    {
      with: { Action: ['s3:GetObject', 's3:GetObject', 's3:GetObject'] },
      fixed: { Action: ['s3:GetObject'] },
    },
    { with: { Action: ['s3:Get?bject*', 's3:GetObject'] }, fixed: { Action: ['s3:Get?bject*'] } },
    // Each covers the other, and one stays.
    { with: { Action: ['s3:Get*', 's3:Get**'] }, fixed: { Action: ['s3:Get*'] } },
  ],
  good: [
    { with: { Action: ['s3:GetObject', 's3:GetObjectTagging', 's3:PutObject'] } },
    // They overlap, but neither covers the other.
    { with: { Action: ['ec2:*Images', 'ec2:Describe*'], Resource: '*' } },
    { with: { Action: 's3:GetObject' } },
    { type: 'rcp', with: { Action: ['s3:*', '*'] } },
  ],
  on: 'statement',
  check({ actions, notActions }, _, { policy }): CheckFindings {
    // A resource control policy cannot have a bare *, so the other entries should stay.
    if (policy.type === 'rcp' && actions.some(({ value }) => value === '*')) return undefined;
    if (actions.length > 1) return hitsIn(actions);
    return notActions.length > 1 ? hitsIn(notActions) : undefined;
  },
});
