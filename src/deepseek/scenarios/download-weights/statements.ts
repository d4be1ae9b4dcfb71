// Any compute reads model files, from the bucket itself or through access points.
import { bucketOwner, readsThroughAccessPoints } from '#deepseek/answers/bucket-owner.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { accessPointStep, delegationOf } from '#deepseek/shared/access-point-policy.ts';
import {
  BUCKET_LEAVES,
  bucketPolicies,
  bucketPolicySteps,
  delegateToAccessPoints,
  letRoleIn,
} from '#deepseek/shared/bucket-policy.ts';
import { pinKeyAccounts } from '#deepseek/shared/key-account.ts';
import { decryptThroughS3 } from '#deepseek/shared/keys-through-s3.ts';
import { readAccessPoints, readBuckets } from '#deepseek/shared/bucket-access.ts';
import type { PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { fileKeys } from '#deepseek/compose/key-steps.ts';
import { weightsKeyStep } from '#deepseek/compose/next-steps.ts';
import type { Plan, PolicyPlan } from '#deepseek/compose/plan.ts';
import type { Notice } from '#deepseek/compose/role-kit.ts';

/** Reads through access points if some are named, else from the buckets. */
function readStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  const weights = checked.answer('weights');
  if (readsThroughAccessPoints(checked.view))
    return readAccessPoints(checked.answer('accessPoints'), weights);
  return readBuckets(weights, checked.view.home, {
    listSid: 'ListWeights',
    ownAccount: checked.answer('resourceAccount'),
    owner: bucketOwner(checked.view),
    reader: 'The app',
  });
}

function policies(checked: CheckedAnswers): readonly PolicyPlan[] {
  const { home } = checked.view;
  const weights = checked.answer('weights');
  const owner = bucketOwner(checked.view);
  const account = owner ?? home.account;
  const direct = owner !== undefined && !readsThroughAccessPoints(checked.view);
  return bucketPolicies(weights, { id: 'weights-bucket', account, leaves: BUCKET_LEAVES }, (bucket) => [
    ...(direct
      ? letRoleIn(bucket, {
          who: 'DownloadRole',
          page: 's3BucketAccess',
          asked: ['weights'],
          checked,
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
    ...(checked.answer('delegateAccessPoints')
      ? delegateToAccessPoints(home, bucket, weights, delegationOf(checked, account))
      : []),
  ]);
}

function notices(checked: CheckedAnswers): readonly Notice[] {
  if (!readsThroughAccessPoints(checked.view)) return [];
  const several = new Set(checked.answer('weights').map(({ bucket }) => bucket)).size > 1;
  return [
    ...(several
      ? [
          {
            id: 'access-point-folders',
            title: 'Access point folders',
            text: 'An access point ARN does not name its bucket, so the role can read all the folders you named through each access point.',
          },
        ]
      : []),
    ...(checked.answer('delegateAccessPoints')
      ? []
      : [
          {
            id: 'access-point-bucket',
            title: 'Bucket of the access point',
            text: 'The bucket does not delegate reads to access points, so its own policy must also allow the role.',
          },
        ]),
  ];
}

export function plan(checked: CheckedAnswers): Plan {
  const { home } = checked.view;
  const keys = fileKeys(checked);
  const bucketSide = policies(checked);
  return {
    main: {
      id: 'app',
      title: 'App role',
      statements: pinKeyAccounts(
        [
          ...readStatements(checked),
          ...decryptThroughS3(keys, home, 'DecryptViaS3', checked.answer('weights')),
        ],
        checked,
      ),
    },
    policies: bucketSide,
    nextSteps: [
      ...(keys.length > 0 ? [weightsKeyStep(checked)] : []),
      ...(readsThroughAccessPoints(checked.view) ? [accessPointStep(checked)] : []),
      ...bucketPolicySteps(bucketSide, bucketOwner(checked.view) ?? home.account),
    ],
    notices: notices(checked),
  };
}
