// An app or a person uploads model files; the bucket may ask for HTTPS and leave reads to access points.
import { bucketOwner } from '#deepseek/answers/bucket-owner.ts';
import type { BucketLocation } from '#deepseek/answers/inputs/bucket.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import {
  BUCKET_LEAVES,
  bucketPolicies,
  bucketPolicySteps,
  delegateToAccessPoints,
  httpsOnly,
  letRoleIn,
} from '#deepseek/shared/bucket-policy.ts';
import { delegationOf } from '#deepseek/shared/access-point-policy.ts';
import { pinKeyAccounts } from '#deepseek/shared/key-account.ts';
import { encryptThroughS3 } from '#deepseek/shared/keys-through-s3.ts';
import { listFolders, UPLOAD_ACTIONS, uploadObjects } from '#deepseek/shared/bucket-access.ts';
import { locationUri } from '#deepseek/shared/bucket-locations.ts';
import { shellWord } from '#deepseek/compose/shell.ts';
import { fileKeys, roleKeyStep } from '#deepseek/compose/key-steps.ts';
import type { Plan, PolicyPlan } from '#deepseek/compose/plan.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';

function policies(checked: CheckedAnswers): readonly PolicyPlan[] {
  const { home } = checked.view;
  const weights = checked.answer('weights');
  const owner = bucketOwner(checked.view);
  const account = owner ?? home.account;
  return bucketPolicies(weights, { id: 'bucket', account, leaves: BUCKET_LEAVES }, (bucket) => [
    ...(owner === undefined
      ? []
      : letRoleIn(bucket, {
          who: 'UploadRole',
          page: 's3BucketAccess',
          asked: ['weights'],
          checked,
          lists: checked.answer('syncUploads') ? weights : [],
          access: [
            {
              sid: 'UploadRoleWrites',
              actions: UPLOAD_ACTIONS,
              locations: weights,
              title: 'Allows the role to upload files',
              calls: ['PutObject', 'UploadPart'],
            },
          ],
        })),
    ...(checked.answer('delegateAccessPoints')
      ? delegateToAccessPoints(home, bucket, weights, delegationOf(checked, account))
      : []),
    ...(checked.answer('bucketTls') ? [httpsOnly(home, bucket)] : []),
  ]);
}

/** A folder is copied or synchronized; a file keeps its name. */
function copyCommand({ prefix, isObject }: BucketLocation, sync: boolean): string {
  if (isObject) return `cp ${shellWord(`./${prefix.slice(prefix.lastIndexOf('/') + 1)}`)}`;
  return sync ? 'sync ./weights' : 'cp --recursive ./weights';
}

function uploadStep(checked: CheckedAnswers): NextStep {
  const sync = checked.answer('syncUploads');
  // With several keys it is not known which bucket has which.
  const [key, ...others] = fileKeys(checked);
  const encrypt = key && others.length === 0 ? ` --sse aws:kms --sse-kms-key-id ${key.arn}` : '';
  return {
    id: 'upload',
    title: 'Upload the files',
    text: sync
      ? 'sync first compares the folder with your disk. The role does not allow --delete.'
      : 'cp uploads without checking what is there. To use sync, turn on “Upload with aws s3 sync”.',
    code: checked
      .answer('weights')
      .map(
        (location) => `aws s3 ${copyCommand(location, sync)} ${shellWord(locationUri(location))}${encrypt}`,
      )
      .join('\n'),
    page: PAGES.s3Multipart,
  };
}

export function plan(checked: CheckedAnswers): Plan {
  const { home } = checked.view;
  const weights = checked.answer('weights');
  const owner = bucketOwner(checked.view);
  const owned = { ownAccount: checked.answer('resourceAccount'), owner };
  const keys = fileKeys(checked);
  const bucketSide = policies(checked);
  const list = listFolders(weights, home, {
    ...owned,
    sid: 'ListWeights',
    title: 'Lists the folder for sync',
    asked: ['weights', 'syncUploads'],
  });
  return {
    main: {
      id: 'app',
      title: 'App role',
      statements: pinKeyAccounts(
        [
          uploadObjects(weights, home, owned),
          ...(checked.answer('syncUploads') ? list : []),
          ...encryptThroughS3(keys, home, {
            sid: 'EncryptViaS3',
            title: 'Encrypts the model files',
            locations: weights,
          }),
        ],
        checked,
      ),
    },
    policies: bucketSide,
    nextSteps: [
      ...(keys.length > 0
        ? [
            roleKeyStep(checked, {
              id: 'upload-key-policy',
              title: 'Allow the role to encrypt with the key',
              sid: 'RoleUploadsWeights',
              actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
              page: 's3Encryption',
            }),
          ]
        : []),
      ...bucketPolicySteps(bucketSide, owner ?? home.account),
      uploadStep(checked),
    ],
  };
}
