// Model files: an app uploads them, or any compute downloads them.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html
import { readsThroughAccessPoints } from '#core/answers/bucket-owner.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { leftToAccessPoints, throughAccessPoints } from './access-points.ts';
import { fileKeyExpectations, listExpectations, objectExpectations, ownership } from './s3-files.ts';
import { denied, type Expectation } from './expectation.ts';

export function uploadWeights(reading: CheckedAnswers): readonly Expectation[] {
  const locations = reading.answer('weights');
  const files = { role: 'app', says: 'Upload the weights', locations, ...ownership(reading) };
  const actions = ['s3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'];
  const lists = listExpectations(reading, files);
  const sync = reading.answer('syncUploads');
  const [put] = objectExpectations(reading, { ...files, actions: ['s3:PutObject'] });
  return [
    ...leftToAccessPoints(reading),
    ...objectExpectations(reading, { ...files, actions }),
    ...(put ? [denied(put, { difference: 'read it back', action: 's3:GetObject' })] : []),
    ...(put && reading.answer('bucketTls')
      ? [
          denied(put, {
            difference: 'over plain HTTP',
            context: { ...put.context, 'aws:SecureTransport': 'false' },
          }),
        ]
      : []),
    ...(sync
      ? lists
      : lists
          .filter(({ expect }) => expect === 'allowed')
          .map((call) => denied(call, { difference: 'with sync off' }))),
    ...fileKeyExpectations(reading, {
      ...files,
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
      pinned: true,
    }),
  ];
}

export function downloadWeights(reading: CheckedAnswers): readonly Expectation[] {
  const locations = reading.answer('weights');
  const files = { role: 'app', says: 'Download the weights', locations, ...ownership(reading) };
  const direct = [
    ...objectExpectations(reading, { ...files, actions: ['s3:GetObject'] }),
    ...listExpectations(reading, files),
  ];
  const [get] = direct;
  return [
    ...leftToAccessPoints(reading),
    ...(readsThroughAccessPoints(reading.view) ? throughAccessPoints(reading) : direct),
    ...(get ? [denied(get, { difference: 'overwrite it', action: 's3:PutObject' })] : []),
    ...fileKeyExpectations(reading, { ...files, actions: ['kms:Decrypt'], pinned: true }),
  ];
}
