// Model files: an app uploads them, or any compute downloads them.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { leftToAccessPoints } from '#deepseek/expectations/access-points.ts';
import {
  fileKeyExpectations,
  isSharedBucket,
  listExpectations,
  objectExpectations,
  ownership,
} from '#deepseek/expectations/s3-files.ts';
import { denied, type Expectation } from '#iam/request/expectation.ts';
import { missesOfFirst } from '#deepseek/expectations/model-calls.ts';
import { withKey } from '#deepseek/expectations/near-misses.ts';

export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const locations = checked.answer('weights');
  const files = { role: 'app', says: 'Upload the weights', locations, ...ownership(checked) };
  const actions = ['s3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'];
  const lists = listExpectations(checked, files);
  const sync = checked.answer('syncUploads');
  const alone = locations.every(({ bucket }) => !isSharedBucket(checked, bucket));
  const puts = objectExpectations(checked, { ...files, actions: ['s3:PutObject'] });
  return [
    ...leftToAccessPoints(checked),
    ...objectExpectations(checked, { ...files, actions }),
    ...missesOfFirst(puts, [
      alone && { difference: 'read it back', action: 's3:GetObject' },
      checked.answer('bucketTls') && withKey('over plain HTTP', 'aws:SecureTransport', 'false'),
    ]),
    ...(sync
      ? lists
      : lists
          .filter(({ expect }) => expect === 'allowed' && alone)
          .map((call) => denied(call, { difference: 'with sync off' }))),
    ...fileKeyExpectations(checked, {
      ...files,
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
      pinned: true,
    }),
  ];
}
