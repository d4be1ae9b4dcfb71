// Rules on the names in conditions.
import { STATEMENT_TYPES } from '#iam/policy/policy.ts';
import type { Rule } from '#iam/findings/rule.ts';
import { PAGES } from '#iam/grammar/elements.ts';

export const conditionRules: readonly Rule[] = [
  {
    id: 'invalid-operator',
    code: 'INVALID_CONDITION_OPERATOR',
    severity: 'error',
    types: STATEMENT_TYPES,
    title: 'Unknown condition operator',
    why: 'There are 27 operators, each but Null with or without IfExists, and with ForAllValues: or ForAnyValue: in front for keys with several values.',
    source: PAGES.operators,
    bad: [
      {
        with: { Condition: { StringEqual: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } },
        at: ['#Statement.0.Condition.StringEqual'],
        fixed: { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } },
      },
      {
        with: {
          Action: 'ec2:CreateTags',
          Resource: 'arn:aws:ec2:us-east-1:111122223333:instance/*',
          Condition: { 'ForAnyValues:stringlike': { 'aws:TagKeys': 'team' } },
        },
        at: ['#Statement.0.Condition.ForAnyValues:stringlike'],
        fixed: { Condition: { 'ForAnyValue:StringLike': { 'aws:TagKeys': 'team' } } },
      },
      // Operator and key have changed places.
      {
        with: { Condition: { 'aws:SourceIp': { IpAddress: '192.0.2.0/24' } } },
        at: ['#Statement.0.Condition.aws:SourceIp'],
      },
      // An object cannot have the same operator twice, so the values are to be merged by hand.
      {
        with: {
          Condition: {
            Bool: { 'aws:SecureTransport': 'true' },
            Boolean: { 'aws:MultiFactorAuthPresent': 'true' },
          },
        },
        at: ['#Statement.0.Condition.Boolean'],
      },
    ],
    good: [
      { with: { Condition: { StringEqualsIgnoreCaseIfExists: { 'aws:PrincipalTag/team': 'ops' } } } },
      {
        with: {
          Action: 'ec2:CreateTags',
          Resource: 'arn:aws:ec2:us-east-1:111122223333:instance/*',
          Condition: { 'ForAllValues:StringNotLikeIfExists': { 'aws:TagKeys': 'x-*' } },
        },
      },
    ],
  },
  {
    id: 'null-with-if-exists',
    code: 'NULL_WITH_IF_EXISTS',
    severity: 'error',
    types: STATEMENT_TYPES,
    title: 'Null with IfExists',
    why: 'Null already tests whether the key is in the request, so IfExists has no meaning.',
    source: PAGES.operators,
    bad: [
      {
        with: { Condition: { NullIfExists: { 'aws:TokenIssueTime': 'true' } } },
        at: ['#Statement.0.Condition.NullIfExists'],
        fixed: { Condition: { Null: { 'aws:TokenIssueTime': 'true' } } },
      },
      {
        with: {
          Condition: {
            Null: { 'aws:PrincipalTag/team': 'false' },
            NullIfExists: { 'aws:TokenIssueTime': 'true' },
          },
        },
        at: ['#Statement.0.Condition.NullIfExists'],
      },
    ],
    good: [
      { with: { Condition: { Null: { 'aws:TokenIssueTime': 'true' } } } },
      { with: { Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } } } },
    ],
  },
  {
    id: 'malformed-condition-key',
    code: 'INVALID_CONDITION_KEY_FORMAT',
    severity: 'error',
    types: STATEMENT_TYPES,
    title: 'Condition key without its prefix',
    why: 'A condition key is the prefix aws or a service prefix, a colon and a name. Keys of identity providers begin with the provider’s host.',
    source: PAGES.condition,
    bad: [
      {
        with: { Condition: { IpAddress: { SourceIp: '192.0.2.0/24' } } },
        at: ['#Statement.0.Condition.IpAddress.SourceIp'],
      },
      {
        with: {
          Condition: { StringEquals: { SourceAccount: '111122223333', ':SourceAccount': '111122223333' } },
        },
        at: [
          '#Statement.0.Condition.StringEquals.SourceAccount',
          '#Statement.0.Condition.StringEquals.:SourceAccount',
        ],
      },
    ],
    good: [
      {
        with: {
          Action: 'kms:Decrypt',
          Resource: 'arn:aws:kms:us-east-1:111122223333:key/*',
          Condition: {
            StringEquals: { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::amzn-s3-demo-bucket' },
          },
        },
      },
      {
        type: 'trust',
        with: {
          Condition: {
            StringEquals: {
              'oidc.eks.us-east-1.amazonaws.com/id/A1B2:sub': 'system:serviceaccount:models:runner',
            },
          },
        },
      },
    ],
  },
];
