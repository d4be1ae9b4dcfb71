// Building block: the files that SageMaker reads and writes for asynchronous calls, transform jobs and captured data.
import type { BucketLocation } from '#deepseek/answers/inputs/bucket.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { capturesData, hostsAsync, transformsBatches } from '#deepseek/answers/inference-option.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { PageId } from '#deepseek/catalog/pages.ts';
import type { PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { fileKeys } from '#deepseek/compose/key-steps.ts';
import { listFolders, onObjects } from './bucket-access.ts';
import { pinsBuckets } from './async-files.ts';
import { decryptThroughS3, encryptThroughS3 } from './keys-through-s3.ts';

interface InferenceFiles {
  readonly reads: readonly BucketLocation[];
  readonly writes: readonly BucketLocation[];
  readonly asked: readonly FieldId[];
  readonly page: PageId;
}

/** What the chosen inference option reads and writes, without captured data. */
export function filesOf({ view, answer }: CheckedAnswers): InferenceFiles {
  if (hostsAsync(view))
    return {
      reads: answer('asyncInput'),
      writes: [...answer('asyncOutput'), ...answer('asyncFailures')],
      asked: ['inferenceOption', 'asyncInput', 'asyncOutput', 'asyncFailures'],
      page: 'sagemakerAsync',
    };
  if (transformsBatches(view))
    return {
      reads: answer('batchInput'),
      writes: answer('batchOutput'),
      asked: ['inferenceOption', 'batchInput', 'batchOutput'],
      page: 'sagemakerTransform',
    };
  return { reads: [], writes: [], asked: [], page: 'sagemakerRole' };
}

export const capturedTo = ({ view, answer }: CheckedAnswers): readonly BucketLocation[] =>
  capturesData(view) ? answer('captureBuckets') : [];

const LIST_DOUBT =
  'AWS’s sample does not have a condition on s3:prefix, and AWS does not document the list calls SageMaker makes. If it is denied s3:ListBucket, turn off “List only these folders”.';

/** The actions of AWS’s sample for results. https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-create-endpoint-prerequisites.html */
const WRITE_ACTIONS = ['s3:PutObject', 's3:AbortMultipartUpload'] as const;

export function inferenceFiles(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { home } = checked.view;
  const { reads, writes, asked, page } = filesOf(checked);
  const captured = capturedTo(checked);
  const ownAccount = pinsBuckets(checked);
  const keys = fileKeys(checked);
  const wholeBuckets = !checked.answer('batchListFolders');
  const write = { ownAccount, actions: WRITE_ACTIONS, calls: ['PutObject', 'CreateMultipartUpload'] };
  return [
    ...(reads.length === 0
      ? []
      : [
          onObjects(reads, home, {
            ownAccount,
            sid: 'ReadRequests',
            actions: 's3:GetObject',
            title: 'Reads the requests',
            text: 'SageMaker reads only the folders and files you named.',
            calls: ['GetObject'],
            asked,
            page,
          }),
          ...decryptThroughS3(keys, home, 'DecryptRequests', reads, 'Decrypts the requests'),
        ]),
    ...(writes.length === 0
      ? []
      : [
          onObjects(writes, home, {
            ...write,
            sid: 'WriteResults',
            title: 'Writes the results',
            text: 'SageMaker writes to these folders. It cannot read or delete what is there.',
            asked,
            page,
          }),
          ...encryptThroughS3(keys, home, {
            sid: 'EncryptResults',
            title: 'Encrypts the results',
            locations: writes,
            asked,
          }),
          ...listFolders([...reads, ...writes], home, {
            ownAccount,
            sid: 'ListInferenceFolders',
            title: wholeBuckets ? 'Lists the buckets' : 'Lists the folders',
            asked: [...asked, 'batchListFolders'],
            wholeBuckets,
            ...(wholeBuckets ? {} : { doubt: LIST_DOUBT }),
          }),
        ]),
    ...(captured.length === 0
      ? []
      : [
          onObjects(captured, home, {
            ...write,
            sid: 'WriteCapturedData',
            title: 'Writes captured data',
            text: 'SageMaker writes requests and responses below this folder, one folder for each endpoint. It cannot read or delete them.',
            asked: ['dataCapture', 'captureBuckets'],
            page: 'sagemakerCapture',
          }),
          ...encryptThroughS3(keys, home, {
            sid: 'EncryptCapturedData',
            title: 'Encrypts captured data',
            locations: captured,
            asked: ['captureBuckets'],
          }),
        ]),
  ];
}
