// Building block: files of asynchronous calls to SageMaker endpoints, as the app that calls has to do with them.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { fileKeys } from '#deepseek/compose/key-steps.ts';
import { listFolders, onObjects, UPLOAD_ACTIONS } from './bucket-access.ts';
import { decryptThroughS3, encryptThroughS3 } from './keys-through-s3.ts';

/** Whether the statements pin the buckets to the role's own account. */
export const pinsBuckets = (checked: CheckedAnswers): boolean =>
  checked.view.asks('resourceAccount') && checked.answer('resourceAccount');

/** https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-invoke-endpoint.html */
function uploads(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { home } = checked.view;
  const requests = checked.answer('asyncInput');
  if (requests.length === 0) return [];
  return [
    onObjects(requests, home, {
      ownAccount: pinsBuckets(checked),
      sid: 'UploadRequests',
      actions: UPLOAD_ACTIONS,
      title: 'Uploads the requests',
      text: 'The call names an object in S3, which the endpoint’s execution role reads. The app cannot read or delete any.',
      calls: ['PutObject', 'CreateMultipartUpload', 'UploadPart', 'CompleteMultipartUpload'],
      asked: ['endpointCalls', 'asyncInput'],
      page: 'sagemakerAsyncCall',
    }),
    ...encryptThroughS3(fileKeys(checked), home, {
      sid: 'EncryptRequests',
      title: 'Encrypts the requests',
      locations: requests,
      asked: ['asyncInput'],
    }),
  ];
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-check-predictions.html */
function results(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { home } = checked.view;
  const written = checked.answer('asyncResults');
  if (written.length === 0) return [];
  return [
    onObjects(written, home, {
      ownAccount: pinsBuckets(checked),
      sid: 'ReadResults',
      actions: 's3:GetObject',
      title: 'Reads the results and failures',
      text: 'The call returns where in S3 the result or the failure will be. The app reads only there.',
      calls: ['GetObject', 'HeadObject'],
      asked: ['endpointCalls', 'asyncResults'],
      page: 'sagemakerAsyncResults',
    }),
    ...(checked.answer('pollResults')
      ? listFolders(written, home, {
          ownAccount: pinsBuckets(checked),
          sid: 'ListResults',
          title: 'Waits for results',
          asked: ['pollResults', 'asyncResults'],
          wholeBuckets: true,
        })
      : []),
    ...decryptThroughS3(fileKeys(checked), home, 'DecryptResults', written, 'Decrypts the results'),
  ];
}

export const asyncFiles = (checked: CheckedAnswers): readonly PlannedStatement[] => [
  ...uploads(checked),
  ...results(checked),
];
