// Any compute reads model files, from the bucket itself or through access points.
import { bucketOwner, readsThroughAccessPoints } from '#core/answers/bucket-owner.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { accessPointStep, delegationOf } from '#core/compose/blocks/access-point-policy.ts';
import {
  BUCKET_LEAVES,
  bucketPolicies,
  bucketPolicySteps,
  delegateToAccessPoints,
  letRoleIn,
} from '#core/compose/blocks/bucket-policy.ts';
import { pinKeyAccounts } from '#core/compose/blocks/key-account.ts';
import { decryptThroughS3, readAccessPoints, readBuckets } from '#core/compose/blocks/storage.ts';
import type { Grant } from '#core/compose/grant.ts';
import { fileKeys } from '#core/compose/key-steps.ts';
import { weightsKeyStep } from '#core/compose/next-steps.ts';
import type { Plan, PolicyPlan } from '#core/compose/plan.ts';
import type { Notice } from '#core/compose/role-kit.ts';

/** Reads through access points if some are named, else from the buckets. */
function readGrants(reading: CheckedAnswers): readonly Grant[] {
  const weights = reading.answer('weights');
  if (readsThroughAccessPoints(reading.view))
    return readAccessPoints(reading.answer('accessPoints'), weights);
  return readBuckets(weights, reading.view.home, {
    listSid: 'ListWeights',
    ownAccount: reading.answer('resourceAccount'),
    owner: bucketOwner(reading.view),
    reader: 'The app',
  });
}

function policies(reading: CheckedAnswers): readonly PolicyPlan[] {
  const { home } = reading.view;
  const weights = reading.answer('weights');
  const owner = bucketOwner(reading.view);
  const account = owner ?? home.account;
  const direct = owner !== undefined && !readsThroughAccessPoints(reading.view);
  return bucketPolicies(weights, { id: 'weights-bucket', account, leaves: BUCKET_LEAVES }, (bucket) => [
    ...(direct
      ? letRoleIn(bucket, {
          who: 'DownloadRole',
          page: 's3BucketAccess',
          asked: ['weights'],
          reading,
          lists: weights,
          access: [
            {
              sid: 'DownloadRoleReads',
              actions: 's3:GetObject',
              locations: weights,
              title: 'Allows the role to read the files',
              calls: ['GetObject'],
            },
          ],
        })
      : []),
    ...(reading.answer('delegateAccessPoints')
      ? delegateToAccessPoints(home, bucket, weights, delegationOf(reading, account))
      : []),
  ]);
}

function notices(reading: CheckedAnswers): readonly Notice[] {
  if (!readsThroughAccessPoints(reading.view)) return [];
  const several = new Set(reading.answer('weights').map(({ bucket }) => bucket)).size > 1;
  return [
    ...(several
      ? [
          {
            id: 'access-point-folders',
            text: 'An access point ARN does not name its bucket, so the role can read all the folders you named through each access point.',
          },
        ]
      : []),
    ...(reading.answer('delegateAccessPoints')
      ? []
      : [
          {
            id: 'access-point-bucket',
            text: 'The bucket does not delegate reads to access points, so its own policy must also allow the role.',
          },
        ]),
  ];
}

export function downloadWeights(reading: CheckedAnswers): Plan {
  const { home } = reading.view;
  const keys = fileKeys(reading);
  const bucketSide = policies(reading);
  return {
    main: {
      id: 'app',
      title: 'App role',
      grants: pinKeyAccounts(
        [...readGrants(reading), ...decryptThroughS3(keys, home, 'DecryptViaS3', reading.answer('weights'))],
        reading,
      ),
    },
    policies: bucketSide,
    nextSteps: [
      ...(keys.length > 0 ? [weightsKeyStep(reading)] : []),
      ...(readsThroughAccessPoints(reading.view) ? [accessPointStep(reading)] : []),
      ...bucketPolicySteps(bucketSide, bucketOwner(reading.view) ?? home.account),
    ],
    notices: notices(reading),
  };
}
