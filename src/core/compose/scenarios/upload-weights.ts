// An app or a person uploads model files; the bucket may ask for HTTPS and leave reads to access points.
import { bucketOwner } from '#core/answers/bucket-owner.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { PAGES } from '#core/catalog/pages.ts';
import {
  BUCKET_LEAVES,
  bucketPolicies,
  bucketPolicySteps,
  delegateToAccessPoints,
  httpsOnly,
  letRoleIn,
} from '#core/compose/blocks/bucket-policy.ts';
import { pinKeyAccounts } from '#core/compose/blocks/key-account.ts';
import {
  encryptThroughS3,
  listFolders,
  UPLOAD_ACTIONS,
  uploadObjects,
} from '#core/compose/blocks/storage.ts';
import { shellWord } from '#core/compose/shell.ts';
import { fileKeys, roleKeyStep } from '#core/compose/key-steps.ts';
import type { Plan, PolicyPlan } from '#core/compose/plan.ts';
import type { NextStep } from '#core/compose/role-kit.ts';

function policies(reading: CheckedAnswers): readonly PolicyPlan[] {
  const { home } = reading.view;
  const weights = reading.answer('weights');
  const owner = bucketOwner(reading.view);
  const account = owner ?? home.account;
  return bucketPolicies(weights, { id: 'bucket', account, leaves: BUCKET_LEAVES }, (bucket) => [
    ...(owner === undefined
      ? []
      : letRoleIn(bucket, {
          who: 'UploadRole',
          page: 's3BucketAccess',
          asked: ['weights'],
          reading,
          lists: reading.answer('syncUploads') ? weights : [],
          access: [
            {
              sid: 'UploadRoleWrites',
              actions: UPLOAD_ACTIONS,
              locations: weights,
              title: 'Lets the role upload files',
              calls: ['PutObject', 'UploadPart'],
            },
          ],
        })),
    ...(reading.answer('delegateAccessPoints') ? [delegateToAccessPoints(home, bucket, [account])] : []),
    ...(reading.answer('bucketTls') ? [httpsOnly(home, bucket)] : []),
  ]);
}

function uploadStep(reading: CheckedAnswers): NextStep {
  const sync = reading.answer('syncUploads');
  const targets = reading
    .answer('weights')
    .map(({ bucket, prefix }) => shellWord(`s3://${bucket}/${prefix === '' ? '' : `${prefix}/`}`));
  // With several keys it is not known which bucket has which.
  const [key, ...others] = fileKeys(reading);
  const encrypt = key && others.length === 0 ? ` --sse aws:kms --sse-kms-key-id ${key.arn}` : '';
  return {
    id: 'upload',
    title: 'Upload the files',
    text: sync
      ? 'sync compares the folder with your disk first. It cannot delete: --delete would need more.'
      : 'cp uploads without looking what is there. sync needs to list the folder: that is a switch.',
    code: targets
      .map((target) => `aws s3 ${sync ? 'sync' : 'cp --recursive'} ./WEIGHTS ${target}${encrypt}`)
      .join('\n'),
    page: PAGES.s3Multipart,
  };
}

export function uploadWeights(reading: CheckedAnswers): Plan {
  const { home } = reading.view;
  const weights = reading.answer('weights');
  const owner = bucketOwner(reading.view);
  const owned = { ownAccount: reading.answer('resourceAccount'), owner };
  const keys = fileKeys(reading);
  const bucketSide = policies(reading);
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
      grants: pinKeyAccounts(
        [
          uploadObjects(weights, home, owned),
          ...(reading.answer('syncUploads') ? list : []),
          ...encryptThroughS3(keys, home, {
            sid: 'EncryptViaS3',
            title: 'Encrypts the model files',
            locations: weights,
          }),
        ],
        reading,
      ),
    },
    policies: bucketSide,
    nextSteps: [
      ...(keys.length > 0
        ? [
            roleKeyStep(reading, {
              id: 'upload-key-policy',
              title: 'Let the role encrypt with the key',
              sid: 'RoleUploadsWeights',
              actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
              page: 's3Encryption',
            }),
          ]
        : []),
      ...bucketPolicySteps(bucketSide, owner ?? home.account),
      uploadStep(reading),
    ],
  };
}
