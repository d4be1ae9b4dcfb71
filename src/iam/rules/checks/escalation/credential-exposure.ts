// Actions that give out secrets, allowed on all of them.
import { atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import type { PolicyView } from '#iam/rules/policy-view.ts';
import { CREDENTIAL_ACTIONS } from '#iam/facts/data-actions.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { allowedActions, type ActionsByPrefix } from './allowed-actions.ts';

const NAMES: readonly (readonly [key: string, name: string])[] = [...CREDENTIAL_ACTIONS.keys()].map(
  (name) => [name.toLowerCase(), name],
);

const ACTIONS: ActionsByPrefix = NAMES.reduce((actions, [key]) => {
  const [prefix = '', name = ''] = key.split(':');
  return actions.set(prefix, [...(actions.get(prefix) ?? []), name]);
}, new Map<string, readonly string[]>());

function findingsIn(policy: PolicyView, reference: Reference): CheckFindings {
  const allowed = allowedActions(policy, ACTIONS, reference);
  const found = NAMES.filter(([key]) => allowed.get(key)?.reach === 'all');
  const [first] = found;
  // Most of them at once is an administrator's policy, or a reader's of everything: that says it all.
  if (!first || found.length > NAMES.length / 2) return undefined;
  const [, name] = first;
  const more = found.length > 1 ? ' Other actions here expose more.' : '';
  return {
    message: `\`${name}\` on all resources exposes ${CREDENTIAL_ACTIONS.get(name)!}.${more} Name only the resources that are needed.`,
    locations: [...new Set(found.map(([key]) => allowed.get(key)!.entry))].map((path) => atValue(path)),
  };
}

export default defineCheck({
  id: 'credential-exposure',
  severity: 'suggestion',
  types: ['identity'],
  title: 'All secrets at once',
  why: 'A secret gives access to what it protects. Reading all of them is rarely needed, and anyone who takes over the role gets them all.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  bad: [
    { with: { Action: 'secretsmanager:GetSecretValue', Resource: '*' }, at: ['Statement.0.Action'] },
    {
      with: {
        Action: ['s3:GetObject', 'ssm:Get*', 'kms:Decrypt'],
        Resource: ['arn:aws:ssm:us-east-1:111122223333:parameter/*', 'arn:aws:kms:*:111122223333:key/*'],
      },
      at: ['Statement.0.Action.1', 'Statement.0.Action.2'],
    },
    // The same action on some and on all, in both orders.
    {
      statements: [
        {
          Effect: 'Allow',
          Action: 'secretsmanager:GetSecretValue',
          Resource: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:app/*',
        },
        { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: '*' },
      ],
      at: ['Statement.1.Action'],
    },
    {
      statements: [
        { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' },
        {
          Effect: 'Allow',
          Action: 'kms:Decrypt',
          Resource: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
        },
      ],
      at: ['Statement.0.Action'],
    },
    // Fewer than half of them.
    { with: { Action: [...CREDENTIAL_ACTIONS.keys()].slice(0, 6), Resource: '*' } },
    // None of these denies it: other keys, a plain connection, other actions, none.
    {
      statements: [
        { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' },
        { Effect: 'Deny', Action: 'kms:*', NotResource: 'arn:aws:kms:*:111122223333:key/*' },
        {
          Effect: 'Deny',
          Action: 'kms:Decrypt',
          Resource: '*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
        { Effect: 'Deny', NotAction: ['kms:Decrypt', 's3:*'], Resource: '*' },
        { Effect: 'Deny', NotAction: '*', Resource: '*' },
      ],
      at: ['Statement.0.Action'],
    },
  ],
  good: [
    { with: { Action: 'ec2:*', Resource: 'arn:aws:ec2:*:111122223333:vpc/*' } },
    {
      with: {
        Action: 'secretsmanager:GetSecretValue',
        Resource: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:app/*',
      },
    },
    {
      with: {
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } },
      },
    },
    // Another check reports administrators.
    { with: { Action: '*', Resource: '*' } },
    { with: { Effect: 'Deny', Action: 'secretsmanager:GetSecretValue', Resource: '*' } },
    { with: { Action: ['secretsmanager:ListSecrets', 'ssm:DescribeParameters'], Resource: '*' } },
    // More than half of them.
    { with: { Action: [...CREDENTIAL_ACTIONS.keys()].slice(0, 7), Resource: '*' } },
    { with: { Effect: 'Deny', Action: undefined, NotAction: '*', Resource: '*' } },
    // All but one key is denied.
    {
      statements: [
        { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' },
        {
          Effect: 'Deny',
          Action: 'kms:*',
          NotResource: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
        },
      ],
    },
  ],
  on: 'policy',
  check: (policy, { reference }): CheckFindings => findingsIn(policy, reference),
});
