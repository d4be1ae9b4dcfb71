// The names of principals in the map.
import { parseArn } from '#iam/policy/arn.ts';
import { toArray, type PrincipalElement, type Statement } from '#iam/policy/policy.ts';
import { valuesOf } from './resource-names.ts';
import type { Drawing } from './drawing.ts';

/** Services by the beginning of their principal, which is the same in every partition. */
const SERVICES: Readonly<Record<string, string>> = {
  lambda: 'Lambda',
  ec2: 'EC2',
  'ecs-tasks': 'ECS',
  ssm: 'Systems Manager',
  states: 'Step Functions',
  rolesanywhere: 'IAM Roles Anywhere',
  'bedrock-agentcore': 'AgentCore',
  glue: 'Glue',
  codebuild: 'CodeBuild',
  'tasks.apprunner': 'App Runner',
  'pods.eks': 'EKS Pod Identity',
  bedrock: 'Bedrock',
  sagemaker: 'SageMaker',
  es: 'OpenSearch Service',
  opensearchservice: 'OpenSearch Service',
  'ml.opensearchservice': 'OpenSearch Serverless',
};

export const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** An account, role or user, as the ARN or the digits name it. */
export function describePrincipal(arn: string): string {
  const { account = arn, resource = 'root' } = parseArn(arn) ?? {};
  if (arn === '*') return 'anyone';
  if (resource === 'root') return `account ${account}`;
  const owner = account === '*' ? 'any account' : account;
  return `${resource.slice(0, resource.indexOf('/'))} ${lastOf(resource)} of ${owner}`;
}

/** "Lambda" for lambda.amazonaws.com. */
export function describeService(name: string): string {
  const [, short = name] = /^(.*?)\.amazonaws\./.exec(name) ?? [];
  return SERVICES[short] ?? short;
}

/** A token's subject: a repository of GitHub, or a service account of EKS. */
function describeFederated(provider: string, statement: Statement): readonly string[] {
  const issuer = provider.slice(provider.indexOf('oidc-provider/') + 'oidc-provider/'.length);
  const subjects = valuesOf(statement, `${issuer}:sub`).flatMap(({ values }) => values);
  const host = issuer.includes('oidc.eks.') ? 'EKS' : issuer.includes('github') ? 'GitHub Actions' : issuer;
  if (subjects.length === 0) return [host];
  return subjects.map((subject) =>
    subject.startsWith('system:serviceaccount:')
      ? `${host} service account ${subject.split(':').slice(2).join('/')}`
      : `${host} ${subject}`,
  );
}

/** The narrower name of an account principal, where a condition has one: roles of a permission set. */
function describePrincipalArns(statement: Statement): readonly string[] {
  const arns = valuesOf(statement, 'aws:PrincipalArn')
    .filter(({ operator }) => !operator.includes('Not'))
    .flatMap(({ values }) => values);
  return arns.map((arn) => {
    const name = lastOf(arn);
    const set = /^AWSReservedSSO_(.*)_[?*]+$/.exec(name)?.[1];
    return set ? `permission set ${set}` : describePrincipal(arn);
  });
}

/** The roles and users that a condition exempts from a Deny statement. */
export const exemptFrom = (statement: Statement): readonly string[] =>
  valuesOf(statement, 'aws:PrincipalArn')
    .filter(({ operator }) => operator.includes('Not'))
    .flatMap(({ values }) => values);

/** Whom everybody is limited to by a condition; nobody in particular where none says so. */
function describeEveryone(statement: Statement): readonly string[] {
  const limitsBy = (key: string, words: string) =>
    valuesOf(statement, key)
      .filter(({ operator }) => !operator.includes('Not'))
      .flatMap(({ values }) => values)
      .map((value) => `${words} ${value}`);
  return [
    ...limitsBy('s3:DataAccessPointAccount', 'access points of account'),
    ...limitsBy('aws:PrincipalOrgID', 'organization'),
  ];
}

export function principalsOf(statement: Statement, draw: Drawing): readonly string[] {
  const principal: PrincipalElement = statement.Principal ?? {};
  if (principal === '*') return describeEveryone(statement).map((each) => draw.word('caller', each));
  const narrower = describePrincipalArns(statement);
  const aws = toArray(principal.AWS).flatMap((arn) => {
    const crowd = arn === '*' ? describeEveryone(statement) : [];
    if (crowd.length > 0) return crowd.map((each) => draw.word('caller', each));
    const own = draw.roleWith(arn);
    if (own) return [own];
    const words = narrower.length > 0 && /(?::root|^\d{12})$/.test(arn) ? narrower : [describePrincipal(arn)];
    return words.map((each) => draw.word('caller', each));
  });
  const services = toArray(principal.Service).map((name) =>
    draw.word('caller', describeService(name), 'AWS service'),
  );
  const federated = toArray(principal.Federated)
    .flatMap((provider) => describeFederated(provider, statement))
    .map((words) => draw.word('caller', words));
  return [...aws, ...services, ...federated];
}
