// Which service a refused call would have passed a role to.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
import { describe, expect, test } from 'vitest';
import { loadService } from '#iam/rules/testing/service-reference.ts';
import { parseDenials } from './parse.ts';

const PASSED = 'iam:PassedToService';

const message = (operation: string, action = 'iam:PassRole') =>
  `An error occurred (AccessDenied) when calling the ${operation} operation: User: arn:aws:iam::111122223333:user/mara ` +
  `is not authorized to perform: ${action} on resource: arn:aws:iam::111122223333:role/Run because no identity-based ` +
  `policy allows the ${action} action`;

const contextOf = (text: string) => parseDenials(text)[0]?.context;

describe('the operation tells the service', () => {
  test.each([
    ['bedrock', 'CreateModelImportJob', 'bedrock.amazonaws.com'],
    ['bedrock', 'CreateModelInvocationJob', 'bedrock.amazonaws.com'],
    ['bedrock', 'CreateEvaluationJob', 'bedrock.amazonaws.com'],
    ['bedrock', 'CreateAgent', 'bedrock.amazonaws.com'],
    ['bedrock', 'UpdateFlow', 'bedrock.amazonaws.com'],
    ['bedrock', 'PutModelInvocationLoggingConfiguration', 'bedrock.amazonaws.com'],
    ['sagemaker', 'CreateModel', 'sagemaker.amazonaws.com'],
    ['sagemaker', 'CreateTrainingJob', 'sagemaker.amazonaws.com'],
    ['sagemaker', 'CreateProcessingJob', 'sagemaker.amazonaws.com'],
    ['lambda', 'CreateFunction', 'lambda.amazonaws.com'],
    ['lambda', 'UpdateFunctionConfiguration', 'lambda.amazonaws.com'],
    ['ecs', 'RegisterTaskDefinition', 'ecs-tasks.amazonaws.com'],
  ])('%s:%s', (prefix, operation, service) => {
    expect(loadService(prefix).actions.has(operation.toLowerCase())).toBe(true);
    expect(contextOf(message(operation))).toEqual({ [PASSED]: service });
  });
});

test('other operations, other actions, and messages without an operation tell none', () => {
  expect(contextOf(message('CreateEndpoint'))).toEqual({});
  expect(contextOf(message('Create'))).toEqual({});
  expect(contextOf(message('CreateModel', 'sagemaker:CreateModel'))).toEqual({});
  expect(contextOf(message('CreateModel').replace(/^.*operation: /, ''))).toEqual({});
});

test('the case of iam:PassRole does not count, and other denials beside it keep what they have', () => {
  expect(contextOf(message('CreateFunction', 'iam:passrole'))).toEqual({ [PASSED]: 'lambda.amazonaws.com' });
  const both = parseDenials(`${message('CreateFunction')}\n\n${message('RegisterTaskDefinition')}`);
  expect(both.map(({ context }) => context[PASSED])).toEqual([
    'lambda.amazonaws.com',
    'ecs-tasks.amazonaws.com',
  ]);
});

describe('an operation that several services have', () => {
  test.each([
    ['CreateCluster', 'aws eks create-cluster --name gpu', undefined],
    ['CreateCluster', 'the HyperPod cluster for the distill', 'sagemaker.amazonaws.com'],
    ['CreatePipeline', 'aws codepipeline create-pipeline', undefined],
    ['CreateProject', 'the CodeBuild project of the image', 'codebuild.amazonaws.com'],
  ])('%s with “%s” passes the role to %s', (operation, around, service) => {
    expect(contextOf(`${message(operation)}\n\n${around}`)?.[PASSED]).toBe(service);
  });
});

test('a launch says nothing of a PassRole that is not its decoded message', () => {
  const refused = message('X').replace(/^.*?: User/, 'User');
  expect(contextOf(`${refused}\n\n$ aws ec2 run-instances --image-id ami-1`)?.[PASSED]).toBeUndefined();
});
