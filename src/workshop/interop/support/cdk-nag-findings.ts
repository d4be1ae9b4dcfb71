// What cdk-nag's AWS Solutions checks say about exported stacks, and why that is so. All others fail the proof.
import assert from 'node:assert/strict';
import type { NagReport } from './cdk-library.ts';

interface Explained {
  readonly rule: RegExp;
  readonly why: string;
}

const ACCOUNT = String.raw`(?:<AWS::\w+>|[^:<]*)`;

/** AwsSolutions-IAM5, for ARNs of a service with a wildcard; `resource` is a pattern for what follows the account. */
const wildcard = (service: string, resource: string, why: string): Explained => ({
  rule: new RegExp(
    String.raw`^AwsSolutions-IAM5\[Resource::arn:(?:<AWS::Partition>|[\w-]+):${service}:[^:]*:${ACCOUNT}:${resource}\]$`,
  ),
  why,
});

export const EXPLAINED: readonly Explained[] = [
  {
    rule: /^AwsSolutions-IAM5\[Resource::\*\]$/,
    why: 'AWS’s service reference gives actions that list, and some that create, no resource.',
  },
  {
    rule: /^AwsSolutions-S10$/,
    why: 'The bucket belongs to someone else, whose policy these statements join. Refusing requests without TLS is a question of the wizard.',
  },
  wildcard(
    'ecr',
    String.raw`repository/harness-\*`,
    'AWS keeps the image of harnesses in accounts that it does not list.',
  ),
  wildcard('bedrock', '(?:agent|agent-alias|flow|prompt)/.*', 'Bedrock chooses the ID when it is created.'),
  wildcard('bedrock', String.raw`prompt/\w[\w-]*:\*`, 'All versions of one prompt.'),
  wildcard(
    'bedrock',
    '(?:model-import-job|model-invocation-job|evaluation-job)/.*',
    'Bedrock chooses the ID of a job when it starts.',
  ),
  wildcard(
    'bedrock',
    '(?:imported-model|custom-model|provisioned-model|application-inference-profile|guardrail|guardrail-profile)/.*',
    'The ID is chosen by Bedrock, and these policies are for all of one account: for those who make them, and boundaries.',
  ),
  wildcard(
    'bedrock',
    '(?:foundation-model|inference-profile)/.*',
    'A boundary leaves the choice among the models to the policies of each role.',
  ),
  wildcard(
    'bedrock',
    String.raw`marketplace/(?:model-endpoint/all-access|\*)`,
    'AWS documents the first name for all endpoints; a boundary leaves the choice to each role.',
  ),
  wildcard(
    'bedrock-mantle',
    String.raw`project/\*`,
    'A boundary leaves the choice of the project to each role.',
  ),
  wildcard(
    'ec2',
    String.raw`(?:capacity-reservation|fleet|image|instance|key-pair|launch-template|network-interface|security-group|subnet|volume)/\*`,
    'The service creates the network interface; what is launched is named later.',
  ),
  wildcard(
    'ec2',
    String.raw`declarative-policies-report/\*`,
    'EC2 chooses the ID of an account status report when it starts.',
  ),
  wildcard('application-autoscaling', String.raw`scalable-target/\*`, 'The ID is chosen by AWS.'),
  wildcard('bedrock-agentcore', String.raw`.*\*`, 'AgentCore adds an ID to the name of the agent.'),
  wildcard(
    'cloudformation',
    String.raw`stack/\*`,
    'A group of reservations can be that of any stack, and Resource Groups asks for it.',
  ),
  wildcard('cloudwatch', 'alarm:.*', 'Alarms that autoscaling names after the endpoint.'),
  wildcard(
    'ecs',
    String.raw`container-instance/.*\*`,
    'ECS chooses the IDs of the instances of one cluster.',
  ),
  wildcard(
    'sagemaker',
    String.raw`hub-content/\*/JsonDoc/\*`,
    'An evaluator is hub content of the account, whose names are chosen where it is made.',
  ),
  wildcard('eks', String.raw`access-entry/.*\*`, 'EKS chooses the IDs of the entries of one cluster.'),
  wildcard(
    'organizations',
    '(?:root|ou|account|policy)/.*',
    'The IDs of an organization’s root, units, accounts and policies are AWS’s.',
  ),
  wildcard('servicequotas', '.*', 'Quotas of one service, whose codes are AWS’s.'),
  wildcard(
    'ecr',
    String.raw`repository/\*`,
    'AWS does not document which of its repositories has the image.',
  ),
  wildcard('es', String.raw`domain/[\w-]+/\*`, 'The paths of the API of one domain.'),
  wildcard('iam', '(?:role|policy|instance-profile)/.*', 'What the delegated admin makes below one path.'),
  wildcard('kms', String.raw`key/\*`, 'A boundary leaves the choice of the key to each role.'),
  wildcard(
    'logs',
    String.raw`log-group:.*\*`,
    'The log streams of a group, and groups that SageMaker names.',
  ),
  wildcard('s3', '.*', 'The objects below one folder.'),
  wildcard(
    'sagemaker',
    '(?:cluster|cluster-scheduler-config|compute-quota|endpoint|endpoint-config|inference-component|model|model-package|training-job|transform-job)/.*',
    'What is made under one prefix, or what Bedrock names.',
  ),
  wildcard(
    'sagemaker',
    String.raw`reserved-capacity/\*`,
    'SageMaker chooses the IDs of the capacity behind a training plan, which is named.',
  ),
  wildcard(
    'sagemaker',
    String.raw`(?:hub-content/SageMakerPublicHub/Model|hub)/\*`,
    'The versions of models of AWS’s hub, and AWS’s hubs.',
  ),
];

/** Fails on a finding that is not explained, and on an explanation without a finding. Returns how many findings there are. */
export function explainFindings({ violations }: NagReport): number {
  const unexplained = violations
    .filter(({ ruleName }) => !EXPLAINED.some(({ rule }) => rule.test(ruleName)))
    .map(({ ruleName, violatingResources: [first] }) => `${ruleName} at ${first?.constructPath}`);
  assert.deepEqual(unexplained, [], 'findings of cdk-nag without a reason');
  const stale = EXPLAINED.filter(({ rule }) => !violations.some(({ ruleName }) => rule.test(ruleName)));
  assert.deepEqual(
    stale.map(({ why }) => why),
    [],
    'reasons without a finding of cdk-nag',
  );
  return violations.length;
}
