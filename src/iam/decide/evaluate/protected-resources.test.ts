// The table of calls that nobody can make, against AWS's service reference.
import { readReference } from 'virtual:reference-files';
import { expect, test } from 'vitest';
import type { IndexFile } from '#iam/reference/files.ts';
import { createReference } from '#iam/reference/reference.ts';
import { ALLOW_ALL, documentOf, requestOf, USER } from '#iam/decide/testing/builders.ts';
import { explain } from '#iam/decide/explain/explain.ts';
import { decide } from './decide.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { patternMatches, globCodes, patternOf } from '#iam/policy/patterns/pattern.ts';
import { PROTECTED_RESOURCES, protectedFrom, protectsSome } from './protected-resources.ts';

const reference = createReference(readReference('index') as IndexFile);
const actions = PROTECTED_RESOURCES.flatMap((row) => row.actions);

test('every row names actions that AWS has, each action is in one row, and every row has a page of AWS', () => {
  expect(new Set(actions).size).toBe(actions.length);
  for (const action of actions) {
    const [prefix = '', name = ''] = action.split(':');
    expect(reference.listed(prefix)?.actions.get(name.toLowerCase()), action).toBe(name);
  }
  for (const { page } of PROTECTED_RESOURCES) expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
});

const POLICY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const LINKED = 'arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS';
const whyNot = (action: string, resource: string, more: object = {}) => {
  const request = requestOf({ principal: USER, action, resource, ...more });
  const { deciding } = explain(decide(request, { identity: [documentOf([ALLOW_ALL])] }));
  return { code: deciding.code, text: deciding.text };
};

test.each([
  ['kms:DeleteAlias', 'arn:aws:kms:eu-west-1:111122223333:alias/aws/s3'],
  ['iam:DeleteRole', LINKED],
  ['ssm:PutParameter', 'arn:aws-cn:ssm:cn-north-1:111122223333:parameter/aws/x'],
  ['ssm:PutParameter', 'arn:aws:ssm:eu-west-1:111122223333:parameter/ssm/x'],
])('%s: a pattern of the row matches %s', (action, arn) => {
  const row = protectedFrom(action.toLowerCase());
  expect(row?.arns.some((pattern) => patternMatches(patternOf(globCodes(pattern)), arn))).toBe(true);
});

test('what the patterns of a row match is protected, and AWS’s own resources have none', () => {
  for (const { account, arns, resource } of PROTECTED_RESOURCES) {
    if (account === 'aws') expect(arns).toEqual([]);
    for (const arn of arns) expect(parseArn(arn)?.resource).toMatch(resource);
  }
});

test('only services of the table protect something', () => {
  expect(['iam', 'kms', 'ssm', 's3', ''].filter(protectsSome)).toEqual(['iam', 'kms', 'ssm']);
});

test('the reason says that AWS does not allow the call to anyone', () => {
  expect(whyNot('iam:DeletePolicy', POLICY)).toEqual({
    code: 'protected-resource',
    text: expect.stringMatching(/anyone.* AWS managed policies/),
  });
  expect(whyNot('iam:PutRolePolicy', LINKED).text).toMatch(/anyone.* only its service .*service-linked role/);
});

test('where it is not known whether a service makes the call, the reason says so', () => {
  expect(whyNot('iam:PutRolePolicy', LINKED, { unknownKeys: ['aws:ViaAWSService'] })).toEqual({
    code: 'protected-resource',
    text: expect.stringMatching(/not known whether .* only its service .*service-linked role/),
  });
});

test('a service and the session of a service-linked role can make calls that others cannot', () => {
  const policies = {
    identity: [documentOf([ALLOW_ALL])],
    resource: documentOf([{ Effect: 'Allow', Principal: { Service: 'ecs.amazonaws.com' }, Action: '*' }]),
  };
  const decisionFor = (principal: unknown, action: string, resource: string) =>
    decide(requestOf({ principal, action, resource, resourceAccount: '111122223333' }), policies).decision;
  expect(decisionFor('ecs.amazonaws.com', 'iam:PutRolePolicy', LINKED)).toBe('allowed');
  const session = { kind: 'role-session', roleArn: LINKED };
  expect(decisionFor(session, 'iam:PutRolePolicy', LINKED)).toBe('allowed');
  expect(decisionFor(session, 'iam:DeletePolicy', POLICY)).toBe('implicitlyDenied');
});
