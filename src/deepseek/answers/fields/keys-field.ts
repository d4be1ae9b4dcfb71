// A question for KMS keys.
import { listField, type ListField, type RoleHome } from '#deepseek/answers/field.ts';
import { readKey, type KeyArn } from '#deepseek/answers/inputs/arns.ts';

type KeysRow = Pick<ListField<KeyArn>, 'key' | 'rank' | 'label'> & Partial<ListField<KeyArn>>;

const KEY = 'key/1234abcd-12ab-34cd-56ef-1234567890ab';

export const keyPlaceholder = (
  { partition, account, regions }: RoleHome,
  region = regions[0] ?? 'us-east-1',
): readonly KeyArn[] => [{ arn: `arn:${partition}:kms:${region}:${account}:${KEY}`, region }];

/** Its own key, place, label and condition, and what else is not as usual. */
export const keysField = (row: KeysRow): ListField<KeyArn> =>
  listField({
    step: 'data',
    hint: 'Key ARN, not an alias; one per line',
    example: `arn:aws:kms:us-east-1:111122223333:${KEY}`,
    noun: 'key',
    required: true,
    identifying: true,
    limit: 10,
    check: (raw, view) => readKey(raw, view.home),
    placeholder: ({ home }) => keyPlaceholder(home),
    ...row,
  });

/** One that may stay empty. */
export const optionalKeys = (row: KeysRow): ListField<KeyArn> =>
  keysField({ required: false, placeholder: () => [], ...row });
