// Asynchronous inference on SageMaker: what the app that calls may do, and what it may not.
import { expect, test } from 'vitest';
import { ACCOUNT, allowing, kitOf, statementsOf, type Values, conditionOf } from './testing/kits.ts';

const endpoint = `arn:aws:sagemaker:us-east-1:${ACCOUNT}:endpoint/deepseek-async`;
const app = (values: Values) => kitOf('invoke-sagemaker', { endpoints: [endpoint], ...values });

test('an app that calls asynchronously has that action, and no other call', () => {
  const kit = app({ endpointCalls: 'async', endpointTokens: true });
  expect(allowing(kit, 'sagemaker:InvokeEndpointAsync')[0]?.Resource).toBe(endpoint);
  for (const action of ['InvokeEndpoint', 'InvokeEndpointWithResponseStream', 'CallWithBearerToken'])
    expect(allowing(kit, `sagemaker:${action}`)).toEqual([]);
  expect(JSON.stringify(statementsOf(kit, 'app.permissions'))).not.toContain('s3:');
});

test('both ways are both actions, and real time stays as it was', () => {
  const both = app({ endpointCalls: 'both' });
  expect(allowing(both, 'sagemaker:InvokeEndpoint')).toHaveLength(1);
  expect(allowing(both, 'sagemaker:InvokeEndpointAsync')).toHaveLength(1);
  expect(allowing(app({}), 'sagemaker:InvokeEndpointAsync')).toEqual([]);
});

test('requests are written and never read; results are read and never written, each with its key', () => {
  const key = `arn:aws:kms:us-east-1:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
  const kit = app({
    endpointCalls: 'async',
    asyncInput: ['s3://acme-inference/requests/'],
    asyncResults: ['s3://acme-inference/results/', 's3://acme-inference/failures/'],
    weightsEncryption: 'kms',
    weightsKeys: [key],
  });
  expect(allowing(kit, 's3:PutObject').map(({ Resource }) => Resource)).toEqual([
    'arn:aws:s3:::acme-inference/requests/*',
  ]);
  const [read] = allowing(kit, 's3:GetObject');
  expect(read?.Resource).toEqual([
    'arn:aws:s3:::acme-inference/results/*',
    'arn:aws:s3:::acme-inference/failures/*',
  ]);
  const [encrypt] = allowing(kit, 'kms:GenerateDataKey');
  expect(conditionOf(encrypt, 'StringLike', 'kms:EncryptionContext:aws:s3:arn')).toEqual([
    'arn:aws:s3:::acme-inference',
    'arn:aws:s3:::acme-inference/requests/*',
  ]);
});

test('the key policy lets the role encrypt only where it writes requests', () => {
  const key = `arn:aws:kms:us-east-1:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
  const code = (values: Values) =>
    app({ endpointCalls: 'async', weightsEncryption: 'kms', weightsKeys: [key], ...values }).nextSteps.find(
      ({ id }) => id === 'async-key-policy',
    )?.code ?? '';
  const input = { asyncInput: ['s3://acme-inference/requests/'] };
  const results = { asyncResults: ['s3://acme-inference/results/'] };
  const actions = (values: Values) => code(values).match(/kms:\w+/g);
  expect(actions({ ...input, ...results })).toEqual(['kms:GenerateDataKey', 'kms:Decrypt']);
  expect(actions(results)).toEqual(['kms:Decrypt']);
});

test('waiting for a result lists the bucket without a prefix, or S3 answers 403 where nothing is there yet', () => {
  const results = { endpointCalls: 'async', asyncResults: ['s3://acme-inference/results/'] };
  const [list] = allowing(app(results), 's3:ListBucket');
  expect(list?.Resource).toBe('arn:aws:s3:::acme-inference');
  expect(conditionOf(list, 'StringLike', 's3:prefix')).toBeUndefined();
  expect(allowing(app({ ...results, pollResults: false }), 's3:ListBucket')).toEqual([]);
});

test('the next steps send a request as the answers say', () => {
  const code = (values: Values) =>
    app({ endpointCalls: 'async', ...values }).nextSteps.find(({ id }) => id === 'async-call')?.code;
  expect(code({ asyncInput: ['s3://acme-inference/requests/'] })).toContain(
    '--input-location s3://acme-inference/requests/request.json',
  );
  expect(code({ asyncInput: ['acme-inference'] })).toContain('s3://acme-inference/request.json');
  expect(code({})).toContain('--body file://request.json');
});
