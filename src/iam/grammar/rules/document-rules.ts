// Rules on the document as a whole.
import { STATEMENT_TYPES } from '#iam/policy/policy.ts';
import type { Rule } from '#iam/findings/rule.ts';
import { PAGES } from '#iam/grammar/elements.ts';

const READ = { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' };

export const documentRules: readonly Rule[] = [
  {
    id: 'wrong-json-type',
    code: 'DATA_TYPE_MISMATCH',
    severity: 'error',
    types: STATEMENT_TYPES,
    title: 'Wrong JSON type',
    why: 'Each element has its JSON type: names, actions and ARNs are strings, Condition and its operators are objects. AWS refuses a policy with any other.',
    source: PAGES.grammar,
    bad: [
      { with: { Action: null }, at: ['Statement.0.Action'] },
      { with: { Condition: [] }, at: ['Statement.0.Condition'] },
      {
        type: 'resource',
        with: { Principal: { AWS: [111122223333] } },
        at: ['Statement.0.Principal.AWS.0'],
        fixed: { Principal: { AWS: ['111122223333'] } },
      },
      { with: { Effect: true }, at: ['Statement.0.Effect'] },
      { policy: [READ], at: [''] },
      { policy: { Version: 2012, Statement: READ }, at: ['Version'] },
    ],
    good: [
      { with: { Action: ['s3:GetObject'] } },
      // Numbers and booleans are at home in conditions.
      {
        with: {
          Condition: {
            Bool: { 'aws:SecureTransport': true },
            NumericLessThan: { 'aws:MultiFactorAuthAge': 3600 },
          },
        },
      },
      { policy: { Version: '2012-10-17', Statement: READ } },
    ],
  },
  {
    id: 'missing-statement',
    code: 'MISSING_STATEMENT',
    severity: 'error',
    types: STATEMENT_TYPES,
    title: 'No statement',
    why: 'A policy has at least one statement.',
    source: PAGES.statement,
    bad: [
      { policy: { Version: '2012-10-17' }, at: [''] },
      { statements: [], at: [''] },
    ],
    good: [{ statements: [READ] }, { policy: { Version: '2012-10-17', Statement: READ } }],
  },
  {
    id: 'invalid-version',
    code: 'INVALID_VERSION',
    severity: 'error',
    types: STATEMENT_TYPES,
    title: 'Unknown Version',
    why: 'Version is the version of the policy language. There are two, 2012-10-17 and the older 2008-10-17, and Organizations accepts only the first.',
    source: PAGES.version,
    bad: [
      {
        policy: { Version: '2026-01-31', Statement: READ },
        at: ['Version'],
        fixedPolicy: { Version: '2012-10-17', Statement: READ },
      },
      { policy: { Version: '1.0', Statement: READ }, at: ['Version'] },
      {
        type: 'scp',
        policy: {
          Version: '2008-10-17',
          Statement: { Effect: 'Deny', Action: 's3:DeleteBucket', Resource: '*' },
        },
        at: ['Version'],
      },
    ],
    good: [
      { policy: { Version: '2012-10-17', Statement: READ } },
      { policy: { Version: '2008-10-17', Statement: READ } },
    ],
  },
  {
    id: 'misspelt-element',
    code: 'INVALID_POLICY_ELEMENT',
    severity: 'error',
    types: STATEMENT_TYPES,
    title: 'Misspelled element',
    why: 'Elements of a policy have exact, case-sensitive names. AWS refuses all others.',
    source: PAGES.elements,
    bad: [
      {
        with: { Action: undefined, Actions: 's3:GetObject' },
        at: ['#Statement.0.Actions'],
        fixed: { Action: 's3:GetObject', Actions: undefined },
      },
      {
        with: { Effect: undefined, effect: 'Allow' },
        at: ['#Statement.0.effect'],
        fixed: { Effect: 'Allow', effect: undefined },
      },
      {
        policy: { version: '2012-10-17', Statement: READ },
        at: ['#version'],
        fixedPolicy: { Version: '2012-10-17', Statement: READ },
      },
    ],
    good: [{ with: {} }, { with: { Action: undefined, NotAction: 'iam:*' } }],
  },
  {
    id: 'unknown-element',
    code: 'INVALID_POLICY_ELEMENT',
    severity: 'error',
    types: STATEMENT_TYPES,
    title: 'Unknown element',
    why: 'AWS refuses a policy with members that do not belong there: comments, statement elements outside a statement, or CLI output around the policy.',
    source: PAGES.elements,
    bad: [
      { with: { Comment: 'for reports' }, at: ['#Statement.0.Comment'] },
      { with: { Version: '2012-10-17' }, at: ['#Statement.0.Version'] },
      {
        policy: { Version: '2012-10-17', ...READ },
        at: ['#Effect'],
        fixedPolicy: { Version: '2012-10-17', Statement: [READ] },
      },
      { policy: { PolicyDocument: { Version: '2012-10-17', Statement: READ } }, at: ['#PolicyDocument'] },
    ],
    good: [
      { with: { Sid: 'ForReports' } },
      {
        type: 'resource',
        policy: { Version: '2012-10-17', Id: 'Reports', Statement: { ...READ, Principal: '*' } },
      },
    ],
  },
  {
    id: 'id-not-supported',
    code: 'INVALID_POLICY_ELEMENT',
    severity: 'error',
    types: ['identity', 'scp', 'rcp'],
    title: 'Id in a policy that cannot have one',
    why: 'Only resource-based policies, including trust policies, have an Id. Others are identified by their names.',
    source: PAGES.id,
    bad: [
      {
        policy: { Version: '2012-10-17', Id: 'Reports', Statement: READ },
        at: ['#Id'],
        fixedPolicy: { Version: '2012-10-17', Statement: READ },
      },
      {
        type: 'scp',
        policy: {
          Version: '2012-10-17',
          Id: 'Keep',
          Statement: { Effect: 'Deny', Action: 's3:DeleteBucket', Resource: '*' },
        },
        at: ['#Id'],
      },
    ],
    good: [
      { policy: { Version: '2012-10-17', Statement: READ } },
      {
        type: 'resource',
        policy: { Version: '2012-10-17', Id: 'Reports', Statement: { ...READ, Principal: '*' } },
      },
    ],
  },
];
