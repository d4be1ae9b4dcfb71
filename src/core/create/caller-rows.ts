// Where the calls that check a role are run, so that they have its credentials: one row for each trusted entity.
import { podsOf } from '#core/answers/pods.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import type { PolicyTarget } from '#core/compose/role-kit.ts';
import { quote } from '#core/export/formats/aws-cli/shell.ts';

export interface CallPlace {
  /** Where, and why there. */
  readonly words: string;
  /** How to get there. */
  readonly command?: string;
  /** The calls are made in code: there is no shell. */
  readonly inCode?: true;
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

/** A pod with the AWS CLI and the service account. https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html */
function pod({ checked }: Deployed): CallPlace {
  const account = checked.placeholders.includes('serviceAccount')
    ? 'SERVICE_ACCOUNT'
    : podsOf(checked).serviceAccount;
  return {
    words:
      'Run them in a pod that has the service account, in an image with the AWS CLI: your own credentials say nothing about the role.',
    command: `kubectl run check -it --rm -n ${given(checked, 'namespace', 'NAMESPACE')} --image=public.ecr.aws/aws-cli/aws-cli \\\n  --overrides=${quote(JSON.stringify({ spec: { serviceAccountName: account } }))} --command -- bash`,
  };
}

function lambda({ checked }: Deployed): CallPlace {
  const [name = ''] = checked.placeholders.includes('functionNames') ? [] : checked.answer('functionNames');
  return {
    words:
      'Make the calls in the function’s code, where the role’s credentials are: your own say nothing about the role. The commands show the Region, model ID and options to use. Then invoke it.',
    command: `aws lambda invoke --function-name ${name === '' ? 'FUNCTION_NAME' : quote(name)} answer.json && cat answer.json`,
    inCode: true,
  };
}

const ROWS: Readonly<Record<string, (place: Deployed) => CallPlace>> = {
  lambda,
  ecs: () => ({
    words: 'Run them in a running task, which needs the AWS CLI in its image and ECS Exec turned on.',
    command: 'aws ecs execute-command --cluster CLUSTER --task TASK_ID --interactive --command "/bin/sh"',
  }),
  ec2: () => ({
    words: 'Run them on the instance, which gets the role’s credentials by itself.',
    command: 'aws ssm start-session --target INSTANCE_ID',
  }),
  'step-functions': () => ({
    words:
      'Make the calls in tasks of the state machine, where the role’s credentials are: your own say nothing about the role. The commands show the model ID and options to use. Then start an execution.',
    command: 'aws stepfunctions start-execution --state-machine-arn STATE_MACHINE_ARN',
    inCode: true,
  }),
  agentcore: () => ({
    words:
      'Make the calls in the agent’s code, where the role’s credentials are: your own say nothing about the role. The commands show the Region, model ID and options to use. Then call the agent.',
    command:
      'aws bedrock-agentcore invoke-agent-runtime --agent-runtime-arn RUNTIME_ARN --payload \'{"prompt":"Hello"}\' --cli-binary-format raw-in-base64-out answer.json && cat answer.json',
    inCode: true,
  }),
  'sagemaker-studio': () => ({
    words:
      'Run them in a terminal of the Studio space or notebook instance, which gets the role’s credentials by itself.',
  }),
  glue: () => ({
    words:
      'Make the calls in the job’s script, where the role’s credentials are: your own say nothing about the role. The commands show the Region, model ID and options to use. Then run the job.',
    command: 'aws glue start-job-run --job-name JOB_NAME',
    inCode: true,
  }),
  codebuild: ({ checked }) => {
    const [name = ''] = checked.placeholders.includes('buildProjects') ? [] : checked.answer('buildProjects');
    return {
      words: 'Put them into the commands of the buildspec, which run with the role, and start a build.',
      command: `aws codebuild start-build --project-name ${name === '' ? 'PROJECT_NAME' : quote(name)}`,
    };
  },
  'batch-job': () => ({
    words: 'Run them as the command of a job with this job role, in an image with the AWS CLI.',
    command:
      'aws batch submit-job --job-name check --job-queue JOB_QUEUE --job-definition JOB_DEFINITION --container-overrides \'{"command":["sh","-c","COMMANDS"]}\'',
  }),
  'app-runner': () => ({
    words:
      'Make the calls in the code of the service, where the role’s credentials are: your own say nothing about the role. The commands show the Region, model ID and options to use.',
    inCode: true,
  }),
  'roles-anywhere': () => ({
    words:
      'Run them on the server, with the profile of ~/.aws/config that calls the credential helper: only a certificate can assume the role.',
    command: 'export AWS_PROFILE=PROFILE_NAME',
  }),
  'eks-pods': pod,
  'eks-irsa': pod,
  github: () => ({
    words:
      'Run them as steps of the workflow, after configure-aws-credentials: only GitHub’s token can assume the role.',
  }),
  gitlab: () => ({
    words:
      'Run them in the script of the job, after it has exchanged its ID token for credentials: only GitLab’s token can assume the role.',
  }),
  'own-role': ({ arn }) => ({
    words:
      'Assume the role with the credentials of the role that it trusts, then run them in the same shell.',
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
    words: 'Sign in with the permission set (aws sso login), then assume the role in the same shell.',
    command: assume(arn),
  }),
  'mfa-user': ({ arn }) => ({
    words: 'Assume the role with a code of your MFA device, then run them in the same shell.',
    command: assume(arn, ' --serial-number MFA_DEVICE_ARN --token-code CODE'),
  }),
  'tagged-role': ({ arn }) => ({
    words:
      'Assume the role with the session tags that its trust policy requires, then run them in the same shell.',
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
  organization:
    'Run them with a role in an account that the policy applies to: it also binds administrators there.',
  endpoint:
    'Run them in the VPC of the endpoint, with a role that may call the models: calls from elsewhere do not go through the endpoint.',
  boundary: 'Run them with a role that has the boundary: its own policies must allow the calls as well.',
  repository: 'Run them with the role that the repository policy names.',
  session:
    'Run them in a session that was started with the session policy: without it, the role can do all of this.',
  guardrail: 'Run them with a role in another account of the organization.',
  bucket: 'Run them with the role that the bucket policy names.',
};

export const policyCallPlace = ({ kind }: PolicyTarget): CallPlace => ({ words: OF_POLICIES[kind] });
