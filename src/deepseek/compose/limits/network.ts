// Calls from one network only: through VPC endpoints or from public addresses, never both.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { narrow, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { Condition } from '#iam/policy/policy.ts';
import type { Limit } from './limit.ts';
import { hasCondition, INVOKE_ACTIONS, MANTLE_CALL, narrowed, select, type Parts } from './select.ts';

/** Actions of endpoints that the role's holder calls itself, by the endpoint's service name. */
export const DIRECT_CALLS: Readonly<Record<string, readonly string[]>> = {
  'bedrock-runtime': [...INVOKE_ACTIONS, 'bedrock:ApplyGuardrail', 'bedrock:CallWithBearerToken'],
  'bedrock-mantle': [
    MANTLE_CALL,
    'bedrock-mantle:GetModel',
    'bedrock-mantle:ListModels',
    'bedrock-mantle:CallWithBearerToken',
  ],
  // Requests to S3 carry the keys too, whether through a gateway or an interface endpoint. Its calls to KMS do not.
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies-vpc-endpoint.html
  s3: [
    's3:GetObject',
    's3:ListBucket',
    's3:PutObject',
    's3:AbortMultipartUpload',
    's3:ListMultipartUploadParts',
  ],
  'bedrock-agentcore': [
    'bedrock-agentcore:InvokeAgentRuntime',
    'bedrock-agentcore:InvokeAgentRuntimeForUser',
    'bedrock-agentcore:InvokeAgentRuntimeWithWebSocketStream',
    'bedrock-agentcore:InvokeAgentRuntimeWithWebSocketStreamForUser',
    'bedrock-agentcore:StopRuntimeSession',
    'bedrock-agentcore:InvokeHarness',
  ],
  'sagemaker.runtime': [
    'sagemaker:InvokeEndpoint',
    'sagemaker:InvokeEndpointWithResponseStream',
    'sagemaker:InvokeEndpointAsync',
    'sagemaker:CallWithBearerToken',
  ],
};

const ACTIONS = Object.values(DIRECT_CALLS).flat();

/**
 * Resources that another allowed call reaches are limited by that call. AWS calls a Marketplace endpoint on the holder's behalf,
 * which keeps no aws:SourceVpce; models behind a profile are checked in the Region that serves the call, and AWS does
 * not say whether the key is kept there.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html
 */
const REACHED_THROUGH = ['aws:CalledViaLast', 'bedrock:InferenceProfileArn'];

export const selectDirect = (statement: PlannedStatement): Parts =>
  REACHED_THROUGH.some((key) => hasCondition(statement, key))
    ? { chosen: undefined, rest: [statement] }
    : select(statement, ACTIONS);

interface Network {
  readonly condition: Condition;
  readonly field: 'vpcEndpoints' | 'sourceIps';
}

/**
 * The condition of the chosen network; undefined for any.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function chosenNetwork(checked: CheckedAnswers): Network | undefined {
  if (checked.view.asks('vpcEndpoints')) {
    const ids = oneOrMany(checked.answer('vpcEndpoints'));
    return { condition: { StringEquals: { 'aws:SourceVpce': ids } }, field: 'vpcEndpoints' };
  }
  if (checked.view.asks('sourceIps')) {
    const ranges = oneOrMany(checked.answer('sourceIps'));
    return { condition: { IpAddress: { 'aws:SourceIp': ranges } }, field: 'sourceIps' };
  }
  return undefined;
}

const INNER_CALL =
  'AWS does not say whether this key is set when Bedrock checks ApplyGuardrail during a model call. If calls with the guardrail are denied, remove the condition from this statement.';

const withDoubt = (statement: PlannedStatement): PlannedStatement =>
  statement.actions.includes('bedrock:ApplyGuardrail')
    ? { ...statement, whys: statement.whys.map((why) => ({ ...why, doubt: why.doubt ?? INNER_CALL })) }
    : statement;

export const limitNetwork: Limit = (statements, checked) => {
  const network = chosenNetwork(checked);
  if (!network) return statements;
  return narrowed(statements.map(selectDirect), (statement) =>
    withDoubt(narrow(statement, network.condition, network.field)),
  );
};
