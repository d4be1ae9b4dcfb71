// Building block: the customer's own weights, encrypted or not.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import type { Grant } from '#core/compose/grant.ts';
import { weightsKeyStep } from '#core/compose/next-steps.ts';
import type { NextStep } from '#core/compose/role-kit.ts';
import { decryptThroughS3, readBuckets } from './storage.ts';

const keysOf = (reading: CheckedAnswers) =>
  reading.answer('weightsEncryption') === 'kms' ? reading.answer('weightsKeys') : [];

export function readOwnWeights(reading: CheckedAnswers, reader: string): readonly Grant[] {
  const { home } = reading.view;
  const weights = reading.answer('weights');
  return [
    ...readBuckets(weights, home, {
      listSid: 'ListWeights',
      ownAccount: reading.answer('resourceAccount'),
      reader,
    }),
    ...decryptThroughS3(keysOf(reading), home, 'DecryptViaS3', weights),
  ];
}

/** What the owner of the key has to do. */
export const weightsKeySteps = (reading: CheckedAnswers): readonly NextStep[] =>
  keysOf(reading).length > 0 ? [weightsKeyStep(reading)] : [];
