// Where the calls that check a role are run, so that they have its credentials: one row for each trusted entity.
import { podsOf } from '#deepseek/answers/pods.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { PolicyTarget } from '#deepseek/compose/role-kit.ts';
import { quote } from '#deepseek/export/formats/aws-cli/shell.ts';

export interface CallPlace {
  /** Where, and why there. */
  readonly words: string;
  /** How to get there. */
  readonly command?: string;
  /** How one sees that it worked, where the answer of the command alone does not say it. */
  readonly works?: string;
  /** The calls are made in the code of this: there is no shell. */
  readonly inCode?: string;
}

interface Deployed {
  readonly arn: string;
  readonly checked: CheckedAnswers;
}

/** https://docs.aws.amazon.com/cli/latest/reference/sts/assume-role.html */
const assume = (arn: string, more = ''): string =>
  `eval "$(aws sts assume-role --role-arn ${quote(arn)} --role-session-name check${more} \\\n  --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text |\n  awk '{print "export AWS_ACCESS_KEY_ID="$1" AWS_SECRET_ACCESS_KEY="$2" AWS_SESSION_TOKEN="$3}')"`;

/** The answer to a question, or the word in its place where nobody answered it. */
function given(checked: CheckedAnswers, id: 'namespace' | 'serviceAccount', word: string): string {
  return checked.placeholders.includes(id) ? word : quote(podsOf(checked)[id]);
}

/** Where the calls start, for commands that start what makes them. */
const regionOf = ({ view, answer }: CheckedAnswers): string =>
  (view.asks('regions') ? answer('regions')[0] : undefined) ?? 'us-east-1';

/** A command of the AWS CLI in the Region of the calls. */
const inRegion = (checked: CheckedAnswers, service: string, options: string): string =>
  `aws ${service} --region ${quote(regionOf(checked))} ${options}`;

/** The name that somebody gave, or the word in its place. */
function named(checked: CheckedAnswers, id: 'functionNames' | 'buildProjects', word: string): string {
  const [name = ''] = checked.placeholders.includes(id) ? [] : checked.answer(id);
  return name === '' ? word : quote(name);
}

/** A pod with the AWS CLI and the service account. https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html */
function pod({ checked }: Deployed): CallPlace {
  const account = checked.placeholders.includes('serviceAccount')
    ? 'SERVICE_ACCOUNT'
    : podsOf(checked).serviceAccount;
  return {
    words: 'In a pod with the service account: your own credentials prove nothing.',
    command: `kubectl run check -it --rm -n ${given(checked, 'namespace', 'NAMESPACE')} --image=public.ecr.aws/aws-cli/aws-cli \\\n  --overrides=${quote(JSON.stringify({ spec: { serviceAccountName: account } }))} --command -- bash`,
  };
}

/**
 * AWS answers 200 also where the function failed: FunctionError says so.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
const lambda = ({ checked }: Deployed): CallPlace => ({
  words: 'From inside the function: your own credentials prove nothing.',
  command: `${inRegion(checked, 'lambda invoke', `--function-name ${named(checked, 'functionNames', 'FUNCTION_NAME')}`)} \\\n  --query FunctionError --output text answer.json && cat answer.json`,
  works: 'None means it works. Unhandled means the function failed: answer.json says why.',
  inCode: 'function',
});

const ROWS: Readonly<Record<string, (place: Deployed) => CallPlace>> = {
  lambda,
  ecs: ({ checked }) => ({
    words: 'In a running task, with the AWS CLI in its image and ECS Exec on.',
    command: inRegion(
      checked,
      'ecs execute-command',
      '--cluster CLUSTER --task TASK_ID --interactive --command "/bin/sh"',
    ),
  }),
  ec2: ({ checked }) => ({
    words: 'On the instance: your own credentials prove nothing.',
    command: inRegion(checked, 'ssm start-session', '--target INSTANCE_ID'),
  }),
  'step-functions': ({ checked }) => ({
    words: 'In a task of the state machine: your own credentials prove nothing.',
    command: inRegion(checked, 'stepfunctions start-execution', '--state-machine-arn STATE_MACHINE_ARN'),
    inCode: 'state machine',
  }),
  agentcore: ({ checked }) => ({
    words: 'In the agent’s code: your own credentials prove nothing.',
    command: inRegion(
      checked,
      'bedrock-agentcore invoke-agent-runtime',
      `--agent-runtime-arn RUNTIME_ARN \\\n  --payload '{"prompt":"Hello"}' --cli-binary-format raw-in-base64-out answer.json && cat answer.json`,
    ),
    inCode: 'agent',
  }),
  'sagemaker-studio': () => ({
    words: 'In a terminal of the Studio space or notebook instance.',
  }),
  glue: ({ checked }) => ({
    words: 'In the job’s script: your own credentials prove nothing.',
    command: inRegion(checked, 'glue start-job-run', '--job-name JOB_NAME'),
    inCode: 'job',
  }),
  codebuild: ({ checked }) => ({
    words: 'As commands of the buildspec: your own credentials prove nothing.',
    command: inRegion(
      checked,
      'codebuild start-build',
      `--project-name ${named(checked, 'buildProjects', 'PROJECT_NAME')}`,
    ),
  }),
  'batch-job': ({ checked }) => ({
    words: 'As the command of a job with this job role and the AWS CLI in its image.',
    command: inRegion(
      checked,
      'batch submit-job',
      `--job-name check --job-queue JOB_QUEUE --job-definition JOB_DEFINITION \\\n  --container-overrides '{"command":["sh","-c","COMMANDS"]}'`,
    ),
  }),
  'app-runner': () => ({
    words: 'In the code of the service: your own credentials prove nothing.',
    inCode: 'service',
  }),
  'roles-anywhere': () => ({
    words: 'On the server: only a certificate can assume the role.',
    command: 'export AWS_PROFILE=PROFILE_NAME',
  }),
  'eks-pods': pod,
  'eks-irsa': pod,
  github: () => ({
    words: 'As steps of the workflow: only GitHub’s token can assume the role.',
  }),
  gitlab: () => ({
    words: 'In the script of the job: only GitLab’s token can assume the role.',
  }),
  'own-role': ({ arn }) => ({
    words: 'Assume the role with the role that it trusts, then run them in the same shell.',
    command: assume(arn),
  }),
  account: ({ arn, checked }) => {
    const external = checked.view.asks('externalId') ? checked.answer('externalId') : '';
    return {
      words: 'Assume the role in the other account, then run them in the same shell.',
      command: assume(arn, external === '' ? '' : ` --external-id ${quote(external)}`),
    };
  },
  'identity-center': ({ arn }) => ({
    words: 'Sign in (aws sso login), assume the role, then run them in the same shell.',
    command: assume(arn),
  }),
  'mfa-user': ({ arn }) => ({
    words: 'Assume the role with an MFA code, then run them in the same shell.',
    command: assume(arn, ' --serial-number MFA_DEVICE_ARN --token-code CODE'),
  }),
  'tagged-role': ({ arn }) => ({
    words: 'Assume the role with its session tags, then run them in the same shell.',
    command: assume(arn, ' --tags Key=KEY,Value=VALUE'),
  }),
};

/** Where calls of the role are run; undefined for a role that only an AWS service assumes. */
export function callPlace(arn: string, checked: CheckedAnswers): CallPlace | undefined {
  const { id } = checked.view.entity;
  return Object.hasOwn(ROWS, id) ? ROWS[id]?.({ arn, checked }) : undefined;
}

/** Where calls that a policy without a role decides are run. */
const OF_POLICIES: Readonly<Record<PolicyTarget['kind'], string>> = {
  organization: 'With a role in an account that the policy applies to, an administrator’s too.',
  endpoint: 'In the VPC of the endpoint, with a role that may call the models.',
  boundary: 'With a role that has the boundary and whose own policies allow the calls.',
  repository: 'With the role that the repository policy names.',
  session: 'In a session that was started with the session policy.',
  guardrail: 'With a role in another account of the organization.',
  bucket: 'With the role that the bucket policy names.',
};

export const policyCallPlace = ({ kind }: PolicyTarget): CallPlace => ({ words: OF_POLICIES[kind] });
