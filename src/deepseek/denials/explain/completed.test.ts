// What stands near a message is taken for its own only where it can be.
import { expect, test } from 'vitest';
import { explainText } from '#deepseek/denials/testing/fixed-policy.ts';

const denied = (action: string, resource: string, why: string): string =>
  `User: arn:aws:sts::111122223333:assumed-role/ci/run is not authorized to perform: ${action} on resource: ${resource} ${why}`;
const words = (text: string): string =>
  JSON.stringify(explainText(text).map(({ cause, fixes }) => [cause, fixes]));
const ROLE = 'arn:aws:iam::111122223333:role/app';

test.each([
  ['StringNotEquals', true],
  ['ArnEquals', false],
  ['StringLike', false],
])('a Deny with %s of a boundary asks for it: %s', (operator, asks) => {
  const deny = JSON.stringify({
    Sid: 'Boundaries',
    Effect: 'Deny',
    Action: 'iam:CreateRole',
    Resource: '*',
    Condition: { [operator]: { 'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/b' } },
  });
  const said = words(
    `${denied('iam:CreateRole', ROLE, 'with an explicit deny in an identity-based policy')}\n${deny}`,
  );
  expect(said.includes('create the role with that boundary')).toBe(asks);
});

test.each([
  [
    '{"Sid":"Owners","Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringLike":{"aws:PrincipalArn":"arn:aws:iam::*:root"}}}',
  ],
  [
    '{"Sid":"Bucket","Effect":"Deny","Principal":"*","Action":"*","Resource":"arn:aws:s3:::acme/*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}',
  ],
  [
    '{"Sid":"Others","Effect":"Deny","Action":"bedrock:*","Resource":"arn:aws:bedrock:*::foundation-model/anthropic.*"}',
  ],
])('a Deny that cannot match is not named: %s', (deny) => {
  const call = denied(
    'bedrock:InvokeModel',
    'arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3-v1:0',
    'with an explicit deny in a service control policy',
  );
  expect(words(`${call}\n${deny}`)).not.toContain('Its Sid');
});

test('a task role does not pull the image', () => {
  const text =
    'ResourceInitializationError: unable to pull secrets or registry auth: AccessDeniedException: not authorized to perform: ecr:GetAuthorizationToken\n"taskRoleArn": "arn:aws:iam::111122223333:role/app-task-role"';
  expect(words(text)).not.toContain('app-task-role');
});

test('an add-on of the cluster is asked for its own calls alone', () => {
  const text =
    'User: arn:aws:sts::111122223333:assumed-role/eks-node/i-0123456789abcdef0 is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3-v1:0 because no identity-based policy allows the bedrock:InvokeModel action\nkubectl logs chatbot-7d9; volumes from ebs.csi.aws.com are mounted';
  expect(words(text)).toContain('every pod on it has');
  expect(words(text)).not.toContain('aws-ebs-csi-driver');
});

test('a read timeout is told next to a connection of something else', () => {
  const text =
    'ReadTimeoutError: Read timeout on endpoint URL: "https://bedrock-runtime.us-west-2.amazonaws.com/model/x/converse"\nlater, another pod: redis connect ECONNREFUSED 127.0.0.1:6379';
  expect(explainText(text).map(({ cause }) => cause.id)).toContain('read-timeout');
});

test('the endpoint of a configuration has its name, and all with it where the name ends in a time', () => {
  const on = (name: string) =>
    words(
      denied(
        'sagemaker:CreateEndpointConfig',
        `arn:aws:sagemaker:us-west-2:111122223333:endpoint-config/${name}`,
        'because no identity-based policy allows the sagemaker:CreateEndpointConfig action',
      ),
    );
  expect(on('chat')).toContain('endpoint/chat"');
  expect(on('chat-2024-05-01-12-00-00')).toContain('endpoint/chat-*"');
  expect(on('2024-05-01-12-00-00')).not.toContain('"sagemaker:CreateEndpoint"');
});

test('a key for bedrock-mantle is limited to the model by the ID that this endpoint has', () => {
  const call = denied(
    'bedrock-mantle:CallWithBearerToken',
    '*',
    'because no identity-based policy allows it',
  );
  const said = words(
    `${call}\nOpenAI(base_url="https://bedrock-mantle.us-west-2.api.aws/v1") with deepseek.v3-v1:0`,
  );
  expect(said).toContain('"bedrock-mantle:Model":"deepseek.v3.1"');
});
