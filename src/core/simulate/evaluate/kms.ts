// What KMS has of its own: the key policy decides, and across accounts only some operations work.
// https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
import { parseArn } from '#core/iam/arn.ts';
import type { PreparedRequest } from '#core/simulate/prepare-request.ts';

/** Operations on a key of another account. */
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

/** Whether the resource policy is a key policy, without whose Allow nothing else counts. */
export const isKeyDecision = ({ service, resource }: PreparedRequest): boolean =>
  service === 'kms' && parseArn(resource)?.resource.startsWith('key/') === true;

export const worksAcrossAccounts = (action: string): boolean => ACROSS_ACCOUNTS.has(action);
