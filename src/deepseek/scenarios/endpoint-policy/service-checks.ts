// Through each VPC endpoint, the account's own roles reach its own resources; strangers and foreign resources do not pass.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Call, CallContext } from '#iam/request/call.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { unrelatedAccount, around } from '#deepseek/expectations/near-misses.ts';

/** One call of each endpoint: its action, and a resource of the account. */
const CALLS: Readonly<Record<string, readonly [action: string, resource: string]>> = {
  control: ['bedrock:GetModelInvocationJob', 'bedrock:REGION:ACCOUNT:model-invocation-job/abcdefghijkl'],
  agent: ['bedrock:PrepareAgent', 'bedrock:REGION:ACCOUNT:agent/ABCDEFGHIJ'],
  'agent-runtime': ['bedrock:InvokeAgent', 'bedrock:REGION:ACCOUNT:agent-alias/ABCDEFGHIJ/TSTALIASID'],
  'sagemaker-runtime': ['sagemaker:InvokeEndpoint', 'sagemaker:REGION:ACCOUNT:endpoint/deepseek-r1'],
  'sagemaker-api': ['sagemaker:DescribeEndpoint', 'sagemaker:REGION:ACCOUNT:endpoint/deepseek-r1'],
  s3: ['s3:GetObject', 's3:::BUCKET/deepseek/model.safetensors'],
  sts: ['sts:AssumeRole', 'iam::ACCOUNT:role/DeepSeekInvoke'],
  kms: ['kms:Decrypt', 'kms:REGION:ACCOUNT:key/1234abcd-12ab-34cd-56ef-1234567890ab'],
  logs: ['logs:PutLogEvents', 'logs:REGION:ACCOUNT:log-group:/app/deepseek:log-stream:a'],
  'ecr-api': ['ecr:BatchGetImage', 'ecr:REGION:ACCOUNT:repository/deepseek-server'],
  'ecr-dkr': ['ecr:GetDownloadUrlForLayer', 'ecr:REGION:ACCOUNT:repository/deepseek-server'],
};

/** https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html */
export function endpointServices(checked: CheckedAnswers): readonly Expectation[] {
  const { home } = checked.view;
  const chosen = checked.answer('endpointServices');
  const organization =
    checked.answer('endpointCallers') === 'organization' ? checked.answer('organizationId') : '';
  const [region = ''] = home.regions;
  const [bucket = ''] = checked.answer('endpointBuckets');
  const other = unrelatedAccount(home.account);
  const orgKey = (key: string, member: boolean): CallContext =>
    organization === '' ? {} : { [key]: member ? organization : 'o-zzzzzzzzzz' };
  const by = (
    account: string,
    member: boolean,
  ): Pick<Call, 'principal'> & { readonly context: CallContext } => ({
    principal: {
      caller: { kind: 'role-session', roleArn: `arn:${home.partition}:iam::${account}:role/App` },
    },
    context: { 'aws:PrincipalAccount': account, ...orgKey('aws:PrincipalOrgID', member) },
  });
  const owned = (account: string, member: boolean): CallContext => ({
    'aws:ResourceAccount': account,
    ...orgKey('aws:ResourceOrgID', member),
  });
  const resourceIn = (text: string, account: string): string =>
    `arn:${home.partition}:${text.replace('REGION', region).replace('ACCOUNT', account).replace('BUCKET', bucket)}`;
  return Object.entries(CALLS)
    .filter(([service]) => chosen.includes(service))
    .flatMap(([service, [action, text]]) => {
      const ours = by(home.account, true);
      const call: Call = {
        label: `${action} through the ${service} endpoint`,
        action,
        resource: resourceIn(text, home.account),
        resourceAccount: home.account,
        viaEndpoint: `${service}-endpoint`,
        principal: ours.principal,
        context: { ...ours.context, ...owned(home.account, true) },
      };
      const theirs = by(other, false);
      return around(call, [
        {
          difference: 'with credentials of another account',
          principal: theirs.principal,
          context: { ...theirs.context, ...owned(home.account, true) },
        },
        {
          difference: 'on a resource of another account',
          resource: resourceIn(text, other),
          resourceAccount: other,
          context: { ...ours.context, ...owned(other, false) },
        },
        service === 's3' && {
          difference: 'in another bucket',
          resource: `arn:${home.partition}:s3:::${bucket}-copies/model.safetensors`,
          resourceAccount: home.account,
        },
      ]);
    });
}
