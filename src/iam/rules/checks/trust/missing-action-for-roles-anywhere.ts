// IAM Roles Anywhere without all of its actions.
import { defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { missingActions } from './service-actions.ts';

const NEEDED = ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'];

export default defineCheck({
  id: 'missing-action-for-roles-anywhere',
  code: 'MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY',
  severity: 'error',
  types: ['trust'],
  title: 'Roles Anywhere lacks an action',
  why: 'IAM Roles Anywhere sets a source identity and session tags whenever it assumes a role. Unless all three actions are allowed, it provides no credentials.',
  source: 'https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html',
  bad: [
    {
      with: { Principal: { Service: 'rolesanywhere.amazonaws.com' } },
      at: ['Statement.0.Action'],
      fixed: { Action: ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'] },
    },
    {
      with: {
        Principal: { Service: ['rolesanywhere.amazonaws.com'] },
        Action: ['sts:TagSession', 'sts:assumerole'],
      },
      at: ['Statement.0.Action'],
      fixed: { Action: ['sts:TagSession', 'sts:assumerole', 'sts:SetSourceIdentity'] },
    },
  ],
  good: [
    { with: { Principal: { Service: 'rolesanywhere.amazonaws.com' }, Action: NEEDED } },
    {
      statements: [
        {
          Effect: 'Allow',
          Principal: { Service: 'rolesanywhere.amazonaws.com' },
          Action: 'sts:AssumeRole',
        },
        {
          Effect: 'Allow',
          Principal: { Service: 'rolesanywhere.amazonaws.com' },
          Action: ['sts:Set*', 'sts:TagSession'],
        },
      ],
    },
    { with: { Effect: 'Deny', Principal: { Service: 'rolesanywhere.amazonaws.com' } } },
  ],
  on: 'policy',
  check(policy): CheckFindings {
    return missingActions(
      policy,
      'rolesanywhere.amazonaws.com',
      NEEDED,
      (missing) =>
        `IAM Roles Anywhere needs ${missing.map((name) => `\`${name}\``).join(' and ')} too. Allow it sts:AssumeRole, sts:SetSourceIdentity and sts:TagSession.`,
    );
  },
});
