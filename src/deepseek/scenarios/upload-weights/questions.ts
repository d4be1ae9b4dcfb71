// Questions on uploading weights: how files are sent, and how the bucket takes them.
import { switchField } from '#deepseek/answers/field.ts';

export const questions = {
  syncUploads: switchField({
    key: 'syn',
    step: 'data',
    rank: 2090,
    label: 'Upload with aws s3 sync',
    sentence: '{syncUploads:with sync}',
    effect: 'Also allows listing the folder, because sync compares before it uploads.',
    initial: () => false,
  }),
  bucketTls: switchField({
    key: 'tls',
    step: 'data',
    rank: 2100,
    label: 'Bucket policy: HTTPS only',
    sentence: '{bucketTls:over HTTPS only}',
    effect: 'Stops requests to the buckets without HTTPS.',
    breaks: 'old tools that use plain HTTP',
    initial: () => false,
  }),
};
