// The question on agents: where the schemas of their actions are.
import { readJobBucket, type BucketLocation } from '#deepseek/answers/inputs/bucket.ts';
import { listField } from '#deepseek/answers/field.ts';

export const questions = {
  actionSchemas: listField<BucketLocation>({
    key: 'asb',
    step: 'data',
    rank: 870,
    label: 'Bucket with action schemas',
    sentence: 'with schemas in {actionSchemas}',
    hint: 'With the folder or file. Leave empty if the schemas are in the agent itself',
    example: 's3://acme-agents/support/',
    noun: 'bucket',
    required: false,
    identifying: true,
    limit: 10,
    check: (raw, view) => readJobBucket(raw, view.home),
    placeholder: () => [],
  }),
};
