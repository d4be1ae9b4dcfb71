// Jobs on files in S3: imports of weights, and prompts in batches.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { fileKeys, keysByOwner } from '#deepseek/compose/key-steps.ts';
import { fileKeyExpectations, ownership } from '#deepseek/expectations/s3-files.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { keyUse } from '#deepseek/expectations/keys.ts';
import { SERVICE } from '#deepseek/expectations/operator-calls.ts';

export const filesOf = (
  checked: CheckedAnswers,
  says: string,
  field: 'weights' | 'batchInput' | 'batchOutput',
) => ({
  role: SERVICE,
  says,
  locations: checked.answer(field),
  ...ownership(checked),
});

/** Keys of the files: the customer's own through S3 only, those of another owner as AWS documents them. */
export function jobKeys(
  checked: CheckedAnswers,
  use: {
    readonly field: 'weights' | 'batchInput' | 'batchOutput';
    readonly actions: readonly string[];
    readonly pinned: boolean;
  },
): readonly Expectation[] {
  const { foreign } = keysByOwner(checked, fileKeys(checked));
  const foreignArns = foreign.map(({ arn }) => arn);
  const files = filesOf(checked, 'Use the key of the files', use.field);
  return [
    ...fileKeyExpectations(checked, { ...files, actions: use.actions, pinned: use.pinned }).filter(
      ({ resource }) => !foreignArns.includes(resource),
    ),
    ...foreignArns.flatMap((arn) =>
      keyUse({ role: SERVICE, says: 'Use the owner’s key', arn, actions: use.actions }),
    ),
  ];
}
