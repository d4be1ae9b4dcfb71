// After fine-tuning: a line for the first step carries what is known to the kits for the tuned model.
import { describe, expect, test } from 'vitest';
import { readSentence } from '#deepseek/understand/read-sentence.ts';
import { kitOf, type Values } from './testing/kits.ts';

const key = 'arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

const TUNED: Values = {
  account: '111122223333',
  regions: ['us-west-2'],
  trainingData: ['s3://acme-tuning/data/'],
  trainingOutput: ['s3://acme-tuning/tuned/'],
  weightsEncryption: 'kms',
  weightsKeys: [key],
  jobPrefix: 'tickets-',
};

const carried = {
  account: '111122223333',
  regions: ['us-west-2'],
  weightsEncryption: 'kms',
  weightsKeys: [key],
};

const lineOf = (
  values: Values,
  id: string,
  scenario: 'fine-tune-sagemaker' | 'hyperpod' = 'fine-tune-sagemaker',
) => kitOf(scenario, values).nextSteps.find((step) => step.id === id)?.code;

describe('the line of a next step, read by the first step', () => {
  test('imports what the training job wrote', () => {
    expect(readSentence(lineOf(TUNED, 'import-tuned') ?? '').answers).toEqual({
      scenario: 'import',
      values: {
        ...carried,
        weights: ['s3://acme-tuning/tuned/tickets-tune-1/output/model/checkpoints/hf_merged/'],
      },
    });
  });

  test('hosts it on SageMaker with an image of AWS', () => {
    expect(readSentence(lineOf(TUNED, 'host-tuned') ?? '').answers).toEqual({
      scenario: 'host-sagemaker',
      values: {
        ...carried,
        servedFrom: 'aws-image',
        weights: ['s3://acme-tuning/tuned/tickets-tune-1/output/model/checkpoints/hf_merged/'],
      },
    });
  });

  test('takes what code of one’s own wrote as it is', () => {
    const own: Values = { ...TUNED, baseWeights: 'hub', trainingImage: 'aws' };
    expect(lineOf(own, 'import-tuned')).toContain('tickets-tune-1/output/model/,');
    expect(lineOf({ ...TUNED, trainingCompute: 'serverless' }, 'import-tuned')).toContain('/hf_merged/,');
  });

  test('names the folder of a cluster as it is', () => {
    expect(readSentence(lineOf(TUNED, 'import-tuned', 'hyperpod') ?? '').answers?.values).toMatchObject({
      weights: ['s3://acme-tuning/tuned/'],
    });
  });

  test('imports only where Bedrock imports models', () => {
    const here: Values = { ...TUNED, weightsEncryption: 's3' };
    const stepIn = (regions: readonly string[]) =>
      kitOf('fine-tune-sagemaker', { ...here, regions }).nextSteps.find(({ id }) => id === 'import-tuned');
    expect(stepIn(['eu-west-1'])?.code).toBeUndefined();
    expect(stepIn(['eu-west-1'])?.text).toContain('eu-central-1');
    expect(stepIn(['eu-west-1', 'us-west-2'])?.code).not.toContain('eu-west-1');
    expect(stepIn(['us-west-2'])?.text).not.toContain('eu-central-1');
    expect(lineOf({ ...here, regions: ['eu-west-1'] }, 'host-tuned')).toContain('eu-west-1');
  });

  test('says what a state machine’s job is called', () => {
    const line = lineOf({ ...TUNED, deployer: 'step-functions' }, 'import-tuned');
    expect(line).toContain(
      's3://acme-tuning/tuned/tickets-EXECUTION_NAME/output/model/checkpoints/hf_merged/',
    );
  });

  test('is not there while the folder is a placeholder', () => {
    expect(lineOf({ ...TUNED, trainingOutput: [] }, 'import-tuned')).toBeUndefined();
  });

  test('leaves out the account while it is one', () => {
    const line = lineOf({ ...TUNED, account: '', weightsEncryption: 's3' }, 'import-tuned');
    expect(line).not.toContain('account');
    expect(readSentence(line ?? '').answers).toMatchObject({
      scenario: 'import',
      values: {
        regions: ['us-west-2'],
        weights: ['s3://acme-tuning/tuned/tickets-tune-1/output/model/checkpoints/hf_merged/'],
      },
    });
  });
});

test('an import says which format the weights must have', () => {
  const notice = kitOf('import').notices.find(({ id }) => id === 'weights-format');
  expect(notice?.text).toMatch(/safetensors.*LoRA adapter/);
});
