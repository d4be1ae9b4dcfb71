// The rule on documents that AWS refuses to save for a fault that no other rule names.
import type { Rule } from '#iam/findings/rule.ts';

export const REFUSED_RULE: Rule = {
  id: 'refused-by-aws',
  severity: 'error',
  types: ['identity', 'trust', 'scp', 'rcp'],
  title: 'Policy that AWS does not save',
  why: 'IAM and Organizations test a policy before they save it. What they refuse has no effect at all, so correct it first.',
  source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html',
  bad: [
    {
      with: { Action: 'iam:GetRole', Resource: 'arn:aws:iam::111122223333:*Deploy' },
      at: ['Statement.0.Resource'],
    },
    {
      with: { Action: 'iam:GetRole', Resource: ['*', 'arn:aws:iam:*:111122223333:role/Deploy'] },
      at: ['Statement.0.Resource.1'],
    },
  ],
  good: [
    { with: { Action: 'iam:GetRole', Resource: 'arn:aws:iam::111122223333:role/*Deploy' } },
    { with: { Action: 'iam:GetRole', Resource: 'arn:aws:iam::111122223333:*' } },
  ],
};
