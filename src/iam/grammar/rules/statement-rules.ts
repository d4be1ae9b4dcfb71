// Rules on statements.
import { STATEMENT_TYPES } from '#iam/policy/policy.ts';
import type { Rule } from '#iam/findings/rule.ts';
import { PAGES } from '#iam/grammar/elements.ts';

export const statementRules: readonly Rule[] = [
  {
    id: 'missing-effect',
    code: 'MISSING_EFFECT',
    severity: 'error',
    types: STATEMENT_TYPES,
    title: 'No Effect',
    why: 'A statement allows or denies; without its Effect AWS refuses the policy.',
    source: PAGES.effect,
    bad: [
      { with: { Effect: undefined }, at: ['Statement.0'] },
      { type: 'trust', with: { Effect: undefined }, at: ['Statement.0'] },
    ],
    good: [{ with: { Effect: 'Deny' } }, { type: 'trust', with: {} }],
  },
  {
    id: 'missing-action',
    code: 'MISSING_ACTION',
    severity: 'error',
    types: STATEMENT_TYPES,
    title: 'No Action',
    why: 'A statement lists its actions in Action, or the excluded ones in NotAction.',
    source: PAGES.action,
    bad: [
      { with: { Action: undefined }, at: ['Statement.0'] },
      { type: 'trust', with: { Action: undefined }, at: ['Statement.0'] },
    ],
    good: [{ with: { Action: undefined, NotAction: 'iam:*' } }, { with: { Action: '*' } }],
  },
  {
    id: 'missing-resource',
    code: 'MISSING_RESOURCE',
    severity: 'error',
    types: ['identity', 'resource', 'scp', 'rcp'],
    title: 'No Resource',
    why: 'Every policy except a trust policy and the policy of an ECR repository lists its resources, even if only *. A trust policy that is checked as another type is reported too.',
    source: PAGES.resource,
    bad: [
      { with: { Resource: undefined }, at: ['Statement.0'] },
      { type: 'scp', with: { Resource: undefined }, at: ['Statement.0'] },
    ],
    good: [
      { with: { Resource: undefined, NotResource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' } },
      { type: 'trust', with: {} },
      { type: 'resource', with: { Action: 'ecr:BatchGetImage', Resource: undefined } },
      { type: 'resource', with: { Effect: 'Deny', Action: '*', Resource: undefined } },
    ],
  },
  {
    id: 'invalid-effect',
    code: 'INVALID_EFFECT',
    severity: 'error',
    types: STATEMENT_TYPES,
    title: 'Unknown Effect',
    why: 'Effect is Allow or Deny, written exactly like this.',
    source: PAGES.effect,
    bad: [
      { with: { Effect: 'allow' }, at: ['Statement.0.Effect'], fixed: { Effect: 'Allow' } },
      { with: { Effect: 'Permit' }, at: ['Statement.0.Effect'] },
      { type: 'rcp', with: { Effect: 'DENY' }, at: ['Statement.0.Effect'], fixed: { Effect: 'Deny' } },
    ],
    good: [{ with: { Effect: 'Allow' } }, { with: { Effect: 'Deny' } }],
  },
  {
    id: 'element-combination',
    code: 'UNSUPPORTED_ELEMENT_COMBINATION',
    severity: 'error',
    types: STATEMENT_TYPES,
    title: 'An element together with its Not- form',
    why: 'A statement lists what it includes or what it excludes. AWS refuses both together.',
    source: PAGES.grammar,
    bad: [
      { with: { NotAction: 'iam:*' }, at: ['#Statement.0.Action', '#Statement.0.NotAction'] },
      {
        with: { NotResource: 'arn:aws:s3:::amzn-s3-demo-bucket1/*' },
        at: ['#Statement.0.Resource', '#Statement.0.NotResource'],
      },
      {
        type: 'resource',
        with: { Effect: 'Deny', NotPrincipal: { AWS: '111122223333' } },
        at: ['#Statement.0.Principal', '#Statement.0.NotPrincipal'],
      },
    ],
    good: [{ with: { Action: undefined, NotAction: 'iam:*' } }, { with: {} }],
  },
  {
    id: 'malformed-action',
    code: 'INVALID_ACTION',
    severity: 'error',
    types: STATEMENT_TYPES,
    title: 'Malformed action',
    why: 'An action is the prefix of its service, a colon and a name; only * alone covers every service.',
    source: PAGES.action,
    bad: [
      { with: { Action: 'GetObject' }, at: ['Statement.0.Action'] },
      {
        with: { Action: ['s3:PutObject', 's3: GetObject'] },
        at: ['Statement.0.Action.1'],
        fixed: { Action: ['s3:PutObject', 's3:GetObject'] },
      },
      {
        with: { Action: 's3:GetObject, s3:PutObject' },
        at: ['Statement.0.Action'],
        fixed: { Action: ['s3:GetObject', 's3:PutObject'] },
      },
      { with: { Action: '*:Get*' }, at: ['Statement.0.Action'] },
    ],
    good: [
      { with: { Action: ['s3:Put*', 'S3:Get?bject'] } },
      { with: { Action: 'resource-explorer-2:Search', Resource: '*' } },
    ],
  },
  {
    id: 'malformed-resource',
    code: 'INVALID_ARN_PREFIX',
    severity: 'error',
    types: ['identity', 'resource', 'scp', 'rcp'],
    title: 'Resource that is not an ARN',
    why: 'A resource is * or an ARN, which starts with lowercase arn:. AWS refuses names, URIs and placeholders.',
    source: PAGES.arns,
    bad: [
      { with: { Resource: 'amzn-s3-demo-bucket' }, at: ['Statement.0.Resource'] },
      {
        type: 'identity',
        with: { Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
        at: ['Statement.0.Resource'],
      },
      {
        with: { Resource: 's3://amzn-s3-demo-bucket/in' },
        at: ['Statement.0.Resource'],
        fixed: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/in' },
      },
      {
        with: { Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/a', ' ARN:aws:s3:::amzn-s3-demo-bucket/b'] },
        at: ['Statement.0.Resource.1'],
        fixed: { Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/a', 'arn:aws:s3:::amzn-s3-demo-bucket/b'] },
      },
      { with: { Resource: undefined, NotResource: '' }, at: ['Statement.0.NotResource'] },
    ],
    good: [{ with: { Resource: '*' } }, { with: { Resource: ['arn:aws-cn:s3:::amzn-s3-demo-bucket/*'] } }],
  },
];
