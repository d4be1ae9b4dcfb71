// What a Deny asks of a call, by names and by what is said: the call is changed first, and nothing is made up.
import { expect, test } from 'vitest';
import { denialOf } from '#deepseek/denials/denial.ts';
import { NO_CLUES } from './clues.ts';
import { asksOf, denyAdvice } from './deny-asks.ts';

const POLICY = 'arn:aws:iam::111122223333:policy/';

test.each<[action: string, names: string, text: string, label: string | undefined]>([
  ['bedrock:InvokeModel', 'RequireBedrockGuardrail', '', 'Send the guardrail with the call'],
  [
    'bedrock:InvokeModel',
    'org-baseline',
    'we call it without a guardrail',
    'Send the guardrail with the call',
  ],
  ['s3:GetObject', 'data-perimeter', '', 'Call from the network that it asks for'],
  ['s3:GetObject', 'p-1', 'It works from the notebook in our VPC.', 'Call from the network that it asks for'],
  ['ec2:RunInstances', 'DenyLargeGpuInstances', '', 'Take an instance type that it allows'],
  ['bedrock:InvokeModel', 'RegionLock', '', 'Call in a Region that it allows'],
  ['s3:PutObject', 'RequireKmsEncryption', '', 'Encrypt with the key that it asks for'],
  ['s3:GetObject', 'RequireKmsEncryption', '', undefined],
  ['s3:GetObject', 'p-1', 'we have a guardrail', undefined],
  ['bedrock:InvokeModel', 'deny-all', '', undefined],
  ['iam:CreateRole', 'require-permissions-boundary', '', 'Create the role with its permissions boundary'],
  ['bedrock:InvokeModel', 'ForceMFA', '', 'Sign in with MFA'],
  ['s3:PutObject', 'DenyAccessExceptCI', '', undefined],
  ['sagemaker:CreateEndpoint', 'DenyProdFromStaging', '', undefined],
  ['sagemaker:CreateEndpoint', 'DenySageMakerEndpoints', '', undefined],
  ['iam:DeactivateMFADevice', 'DenyMfaChanges', '', undefined],
  ['iam:DeleteRolePermissionsBoundary', 'DenyBoundaryRemoval', '', undefined],
  ['bedrock:InvokeModel', 'aws-guardrails-NmYyBf', '', undefined],
  ['bedrock:InvokeModel', 'p-1', 'I am signed in with MFA.', undefined],
  ['bedrock:InvokeModel', 'p-1', 'It does not work in our VPC.', undefined],
])('%s by %s: %s', (action, name, text, label) => {
  const denial = denialOf({ action, explicit: true, policyArn: `${POLICY}${name}` });
  expect(asksOf(denial, { ...NO_CLUES, text })?.label).toBe(label);
});

test.each([
  ['Perimeter (aws:PrincipalOrgID not o-1)', undefined],
  ['X (aws:PrincipalArn not arn:aws:iam::111122223333:role/NetworkAdmin)', undefined],
  ['Tagged (aws:PrincipalTag/team missing)', undefined],
  ['X (aws:SourceVpce not vpce-1)', 'Call from the network that it asks for'],
])('known conditions decide, and not the Sid or a value: %s', (matched, label) => {
  const denial = denialOf({ action: 'bedrock:InvokeModel', explicit: true, matched });
  expect(asksOf(denial, { ...NO_CLUES, text: 'from my laptop' })?.label).toBe(label);
});

test('what only the text says is not said to be sure', () => {
  const denial = denialOf({ action: 'bedrock:InvokeModel', explicit: true });
  expect(asksOf(denial, { ...NO_CLUES, text: 'called without a guardrail' })?.text).toContain(
    'see the conditions of the Deny first',
  );
  expect(denyAdvice(denial)).toBe('An Allow does not help: change the Deny.');
});

test('a call that only has no Allow is asked for nothing', () => {
  const denial = denialOf({
    action: 'bedrock:InvokeModel',
    explicit: false,
    policyArn: `${POLICY}Guardrail`,
  });
  expect(asksOf(denial, { ...NO_CLUES, text: 'guardrail' })).toBeUndefined();
});
