// Questions on the files that an app reads besides the model, such as prompts.
import { listField, switchField } from '#deepseek/answers/field.ts';
import { readBucket, type BucketLocation } from '#deepseek/answers/inputs/bucket.ts';

export const appFileFields = {
  appFiles: listField<BucketLocation>({
    key: 's3f',
    step: 'data',
    rank: 1180,
    label: 'Files in S3 that the app reads',
    hint: 'S3 URI or ARN of a file, or of a folder with a slash at its end; one per line',
    example: 's3://acme-prompts/daily/prompt.txt',
    noun: 'file',
    required: false,
    identifying: true,
    limit: 10,
    whenStated: true,
    check: (raw, view) => readBucket(raw, view.home, 'key'),
    placeholder: () => [],
  }),
  listAppFiles: switchField({
    key: 's3l',
    step: 'data',
    rank: 1190,
    label: 'List the folders of these files',
    effect: 'Allows listing the names of the files. Reading a file by its key needs no list.',
    when: (view) => view.asks('appFiles') && view.list('appFiles').some((entry) => entry.trim() !== ''),
    initial: () => false,
  }),
};
