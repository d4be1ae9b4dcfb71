// Which operations work on a KMS key of another account, by AWS's table of permissions.
import { expect, test } from 'vitest';
import { loadService } from '#iam/rules/testing/service-reference.ts';
import { decide } from './decide.ts';
import { ALLOW_ALL, documentOf, OTHER, requestOf, USER } from '#iam/decide/testing/builders.ts';

/** "Cross-account use: Yes". https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html */
const YES = `CreateGrant Decrypt DeriveSharedSecret DescribeKey Encrypt GenerateDataKey GenerateDataKeyPair
  GenerateDataKeyPairWithoutPlaintext GenerateDataKeyWithoutPlaintext GenerateMac GetKeyRotationStatus GetPublicKey
  ListGrants ReEncryptFrom ReEncryptTo RetireGrant RevokeGrant Sign Verify VerifyMac`.split(/\s+/);

const onKeys = [...loadService('kms').actions.values()].filter(({ resourceTypes }) =>
  resourceTypes.some(({ name }) => name === 'key'),
);

const policies = {
  identity: [documentOf([ALLOW_ALL])],
  resource: documentOf([{ Effect: 'Allow', Principal: { AWS: USER }, Action: 'kms:*', Resource: '*' }]),
};

test.each(onKeys.map(({ name }) => name))('kms:%s on a key of another account', (name) => {
  const request = requestOf({
    principal: USER,
    action: `kms:${name}`,
    resource: `arn:aws:kms:eu-west-1:${OTHER}:key/k1`,
    resourceAccount: OTHER,
  });
  const { decision } = decide(request, policies, {});
  expect(decision).toBe(YES.includes(name) ? 'allowed' : 'implicitlyDenied');
});

test('AWS’s service reference has every operation of the table', () => {
  const names = onKeys.map(({ name }) => name);
  expect(YES.filter((name) => !names.includes(name))).toEqual([]);
});
