// Building block: the customer's own weights, encrypted or not.
import { bucketOwner } from '#deepseek/answers/bucket-owner.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { weightsKeyStep } from '#deepseek/compose/next-steps.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { decryptThroughS3 } from './keys-through-s3.ts';
import { bucketPolicies, letRoleIn, OWNER_LEAVES } from './bucket-policy.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import { readBuckets } from './bucket-access.ts';

const keysOf = (checked: CheckedAnswers) =>
  checked.answer('weightsEncryption') === 'kms' ? checked.answer('weightsKeys') : [];

export function readOwnWeights(checked: CheckedAnswers, reader: string): readonly PlannedStatement[] {
  const { home } = checked.view;
  const weights = checked.answer('weights');
  return [
    ...readBuckets(weights, home, {
      listSid: 'ListWeights',
      ownAccount: checked.answer('resourceAccount'),
      owner: bucketOwner(checked.view),
      reader,
    }),
    ...decryptThroughS3(keysOf(checked), home, 'DecryptViaS3', weights),
  ];
}

/** What the owner of the key has to do. */
export const weightsKeySteps = (checked: CheckedAnswers): readonly NextStep[] =>
  keysOf(checked).length > 0 ? [weightsKeyStep(checked)] : [];

/** The bucket policies of another owner of the weights; none where they are in the role's own account. */
export function ownersWeights(checked: CheckedAnswers, who: string): readonly PolicyPlan[] {
  const owner = bucketOwner(checked.view);
  if (owner === undefined) return [];
  const weights = checked.answer('weights');
  return bucketPolicies(weights, { id: 'owner-bucket', account: owner, leaves: OWNER_LEAVES }, (bucket) =>
    letRoleIn(bucket, {
      who,
      page: 's3BucketAccess',
      asked: ['weights'],
      checked,
      lists: weights,
      access: [
        {
          sid: `${who}ReadsWeights`,
          actions: 's3:GetObject',
          locations: weights,
          title: 'Allows the role to read the weights',
          calls: ['GetObject'],
        },
      ],
    }),
  );
}
