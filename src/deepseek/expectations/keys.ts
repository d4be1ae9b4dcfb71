// Uses of KMS keys, and calls on keys that must be denied. Assumption: the key policy leaves the decision to IAM.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { KeyArn } from '#deepseek/answers/inputs/arns.ts';
import { readByServices } from '#deepseek/compose/place-rows.ts';
import { partitionById } from '#iam/facts/regions.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import type { Call, CallContext } from '#iam/request/call.ts';
import { around, misses, otherId, withKey, withoutKeys } from './near-misses.ts';

interface KeyUse {
  readonly role: string;
  readonly says: string;
  readonly arn: string;
  readonly actions: readonly string[];
  readonly context?: CallContext;
}

/** The key for these actions; neither another key nor its administration. */
export function keyUse({ role, says, arn, actions, context = {} }: KeyUse): readonly Expectation[] {
  return actions.flatMap((action) =>
    around({ label: says, principal: { role }, action, resource: arn, context }, [
      otherId('with another key'),
      { difference: 'schedule its deletion', action: 'kms:ScheduleKeyDeletion', context: {} },
    ]),
  );
}

const VIA = 'kms:ViaService';

/**
 * The key through S3 only. `object` is the ARN that S3 puts into the encryption context.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
export function keyThroughS3(
  { view }: CheckedAnswers,
  key: KeyArn,
  use: Omit<KeyUse, 'arn' | 'context'> & { readonly object: string; readonly pinned: boolean },
): readonly Expectation[] {
  const suffix = partitionById(view.home.partition).dnsSuffix;
  const encrypted = 'kms:EncryptionContext:aws:s3:arn';
  const { regions } = view.home;
  // A service reads files in the Region that it works in, whichever key they have.
  const region = readByServices(view) && !regions.includes(key.region) ? (regions[0] ?? '') : key.region;
  const context: CallContext = { [VIA]: `s3.${region}.${suffix}`, [encrypted]: use.object };
  return [
    ...keyUse({ ...use, arn: key.arn, context }),
    ...use.actions.flatMap((action) => {
      const { role, says } = use;
      const call: Call = { label: says, principal: { role }, action, resource: key.arn, context };
      return misses(call, [
        withoutKeys('not through S3', VIA),
        withKey('through another service', VIA, `secretsmanager.${key.region}.${suffix}`),
        use.pinned && withKey('for another bucket', encrypted, 'arn:aws:s3:::not-named/model.safetensors'),
      ]);
    }),
  ];
}
