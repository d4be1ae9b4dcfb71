// Scripts with the SageMaker Python SDK do what the answers say, as the commands of the CLI do.
import { expect, test } from 'vitest';
import { ACCOUNT, codeOf, kitOf, textOf, type Values } from './testing/kits.ts';

const hosting = (values: Values) => kitOf('host-sagemaker', values);
const script = (values: Values) => codeOf(hosting(values), 'deploy');
const VERSIONS: readonly Values[] = [
  { servedFrom: 'jumpstart' },
  { deployedWith: 'sdk-2' },
  { deployedWith: 'sdk-3' },
];

// https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-zero-instances.html: MinInstanceCount is 0 in
// ManagedInstanceScaling of the endpoint’s variant, or copies go and the instances stay.
test.each(VERSIONS)('an endpoint that scales to zero is deployed so that it may, with %o', (version) => {
  const scaled = { ...version, deployComponents: true, autoscaling: true };
  const allowed = 'managed_instance_scaling={"MinInstanceCount": 0, "MaxInstanceCount": 2}';
  expect(script({ ...scaled, scaleToZero: true })).toContain(allowed);
  expect(script(scaled)).not.toContain('managed_instance_scaling');
});

// https://github.com/aws/sagemaker-python-sdk: sagemaker-serve, model_builder.py, deploy(): without ResourceRequirements
// the model is on the variant itself, and there is no component to scale or to call.
test('ModelBuilder makes an inference component where one is asked for', () => {
  const code = script({ deployedWith: 'sdk-3', deployComponents: true });
  expect(code).toContain('from sagemaker.core.inference_config import ResourceRequirements');
  expect(code).toContain('inference_config=ResourceRequirements(');
  expect(script({ deployedWith: 'sdk-3' })).not.toContain('ResourceRequirements');
});

// https://github.com/aws/sagemaker-python-sdk: version 2, model.py, Model and deploy().
test('version 2 deploys weights of your own bucket as a folder, on instances that are named', () => {
  const weights = ['s3://acme-weights/r1/'];
  const code = script({ deployedWith: 'sdk-2', weights });
  expect(code).toContain('pip install "sagemaker<3"');
  expect(code).toContain(
    'model_data={"S3DataSource": {"S3Uri":"s3://acme-weights/r1/","S3DataType":"S3Prefix","CompressionType":"None"}}',
  );
  expect(code).toContain('instance_type="INSTANCE-TYPE"');
  expect(code).not.toMatch(/aws sagemaker create|ResourceRequirements|JumpStartModel/);
  const shared = script({ deployedWith: 'sdk-2', weights, deployComponents: true });
  expect(shared).toContain('endpoint_type=EndpointType.INFERENCE_COMPONENT_BASED');
  expect(shared).toContain('resources=ResourceRequirements(');
  const batch = script({ deployedWith: 'sdk-2', weights, inferenceOption: 'batch' });
  expect(batch).toContain('model_data="s3://acme-weights/r1/MODEL.tar.gz"');
  expect(batch).toContain('transformer = model.transformer(');
});

test.each(VERSIONS)(
  'captured data goes to its folder, or the step says that the SDK leaves it out, with %o',
  (version) => {
    const captured = { ...version, dataCapture: true, captureBuckets: ['s3://acme-inference/capture/'] };
    expect(script(captured)).toContain('destination_s3_uri="s3://acme-inference/capture/"');
    expect(textOf(hosting(captured), 'deploy')).not.toContain('--data-capture-config');
    const shared = { ...captured, deployComponents: true };
    expect(textOf(hosting(shared), 'deploy')).toContain('--data-capture-config');
  },
);

test.each(VERSIONS)('results are announced in the topics, and volumes have the key, with %o', (version) => {
  const topic = `arn:aws:sns:us-east-1:${ACCOUNT}:done`;
  const key = `arn:aws:kms:us-east-1:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
  const code = script({ ...version, inferenceOption: 'async', snsTopics: [topic], volumeKeys: [key] });
  expect(code).toContain(`notification_config={"SuccessTopic":"${topic}","ErrorTopic":"${topic}"}`);
  expect(code).toContain(`kms_key="${key}"`);
});
