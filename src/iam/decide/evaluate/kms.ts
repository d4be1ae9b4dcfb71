// Rules of KMS: the key policy must allow, and only some operations work across accounts.
// https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
import { parseArn } from '#iam/policy/arn.ts';
import type { PreparedRequest } from '#iam/decide/prepare-request.ts';

/** Operations that work on a key in another account. */
const ACROSS_ACCOUNTS = new Set(
  [
    'CreateGrant',
    'Decrypt',
    'DeriveSharedSecret',
    'DescribeKey',
    'Encrypt',
    'GenerateDataKey',
    'GenerateDataKeyPair',
    'GenerateDataKeyPairWithoutPlaintext',
    'GenerateDataKeyWithoutPlaintext',
    'GenerateMac',
    'GetKeyRotationStatus',
    'GetPublicKey',
    'ListGrants',
    'ReEncryptFrom',
    'ReEncryptTo',
    'RetireGrant',
    'RevokeGrant',
    'Sign',
    'Verify',
    'VerifyMac',
  ].map((name) => `kms:${name.toLowerCase()}`),
);

/** Whether the resource policy is a key policy, which must allow. */
export const isKeyDecision = ({ service, resource }: PreparedRequest): boolean =>
  service === 'kms' && parseArn(resource)?.resource.startsWith('key/') === true;

export const worksAcrossAccounts = (action: string): boolean => ACROSS_ACCOUNTS.has(action);
