// The question on Marketplace endpoints: which tags they get.
import { listField } from '#deepseek/answers/field.ts';
import { readPolicyTagKey } from '#deepseek/answers/inputs/sagemaker-names.ts';

export const questions = {
  extraTagKeys: listField({
    key: 'etk',
    step: 'data',
    rank: 930,
    label: 'Your own tag keys',
    sentence: 'tagged {extraTagKeys}',
    hint: 'One per line. A create call with any other tag key fails',
    example: 'team',
    noun: 'tag key',
    required: false,
    identifying: true,
    limit: 20,
    check: readPolicyTagKey,
    placeholder: () => [],
  }),
};
