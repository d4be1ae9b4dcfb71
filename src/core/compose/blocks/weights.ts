// Building block: the customer's own weights, encrypted or not.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import type { Grant } from '#core/compose/grant.ts';
import { weightsKeyStep } from '#core/compose/next-steps.ts';
import type { NextStep } from '#core/compose/role-kit.ts';
import { decryptThroughS3 } from './keys-through-s3.ts';
import { readBuckets } from './bucket-access.ts';

const keysOf = (checked: CheckedAnswers) =>
  checked.answer('weightsEncryption') === 'kms' ? checked.answer('weightsKeys') : [];

export function readOwnWeights(checked: CheckedAnswers, reader: string): readonly Grant[] {
  const { home } = checked.view;
  const weights = checked.answer('weights');
  return [
    ...readBuckets(weights, home, {
      listSid: 'ListWeights',
      ownAccount: checked.answer('resourceAccount'),
      reader,
    }),
    ...decryptThroughS3(keysOf(checked), home, 'DecryptViaS3', weights),
  ];
}

/** What the owner of the key has to do. */
export const weightsKeySteps = (checked: CheckedAnswers): readonly NextStep[] =>
  keysOf(checked).length > 0 ? [weightsKeyStep(checked)] : [];
