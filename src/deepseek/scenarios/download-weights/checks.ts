// Model files: an app uploads them, or any compute downloads them.
import { readsThroughAccessPoints } from '#deepseek/answers/bucket-owner.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { leftToAccessPoints, throughAccessPoints } from '#deepseek/expectations/access-points.ts';
import {
  fileKeyExpectations,
  isSharedBucket,
  listExpectations,
  objectExpectations,
  ownership,
} from '#deepseek/expectations/s3-files.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { missesOfFirst } from '#deepseek/expectations/model-calls.ts';

export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const locations = checked.answer('weights');
  const files = { role: 'app', says: 'Download the weights', locations, ...ownership(checked) };
  const direct = [
    ...objectExpectations(checked, { ...files, actions: ['s3:GetObject'] }),
    ...listExpectations(checked, files),
  ];
  const alone = locations.every(({ bucket }) => !isSharedBucket(checked, bucket));
  return [
    ...leftToAccessPoints(checked),
    ...(readsThroughAccessPoints(checked.view) ? throughAccessPoints(checked) : direct),
    ...missesOfFirst(direct, [alone && { difference: 'overwrite it', action: 's3:PutObject' }]),
    ...fileKeyExpectations(checked, { ...files, actions: ['kms:Decrypt'], pinned: true }),
  ];
}
