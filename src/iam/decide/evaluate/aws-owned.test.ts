// Resources that AWS owns are in no account of a customer.
// https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-permissions.html
import { expect, test } from 'vitest';
import { explain } from '#iam/decide/explain/explain.ts';
import { ACCOUNT, documentOf, requestOf, ROLE } from '#iam/decide/testing/builders.ts';
import { decide } from './decide.ts';

const SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/${ROLE.split('/')[1]}/run7`;
const MODEL = 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2';
const PROFILE = `arn:aws:bedrock:us-east-1:${ACCOUNT}:inference-profile/us.deepseek.r1-v1:0`;
const HUB = 'arn:aws:sagemaker:us-east-1:aws:hub/SageMakerPublicHub';

const owner = (operator: string) => ({ [operator]: { 'aws:ResourceAccount': ACCOUNT } });
const allow = { Effect: 'Allow', Action: '*', Resource: '*' };

const decisionOn = (resource: string, statements: readonly object[], unspecified = 'absent') =>
  decide(
    requestOf({ principal: SESSION, action: 'bedrock:InvokeModel', resource, context: {}, unspecified }),
    { identity: [documentOf(statements as never)] },
  );

test.each([MODEL, HUB])('an Allow for resources of the own account does not cover %s', (resource) => {
  const own = [{ ...allow, Condition: owner('StringEquals') }];
  expect(decisionOn(resource, own).decision).toMatch(/Denied$/);
  expect(decisionOn(resource, own, 'unknown').decision).toBe('depends');
  expect(decisionOn(PROFILE, own).decision).toBe('allowed');
});

test('a Deny for resources of all other accounts covers foundation models', () => {
  const others = [allow, { ...allow, Effect: 'Deny', Condition: owner('StringNotEquals') }];
  expect(decisionOn(MODEL, others).decision).toMatch(/Denied$/);
  expect(decisionOn(PROFILE, others).decision).toBe('allowed');
});

test('policies of the caller’s account are enough for a foundation model, and its owner is said', () => {
  const decision = decisionOn(MODEL, [allow]);
  expect(decision.decision).toBe('allowed');
  const said = explain(decision).assumptions.join('\n');
  expect(said).toContain('AWS owns the resource');
  expect(said).not.toContain('own account');
});
