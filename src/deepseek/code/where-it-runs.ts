// Who runs code that does not say it: a handler of Lambda, a job of Glue, a pod with a service account.
import type { EntityId } from '#deepseek/catalog/entities.ts';
import type { CodeNotes } from './notes.ts';
import type { CodeProgram } from './program.ts';
import type { ReadableCall } from './readable-call.ts';

// Code that a service runs: a function that Lambda calls.
const NAMES = new Set(['lambda_handler', 'lambdaHandler']);

/** What only code of one service has, in the languages' own words. */
const PATTERNS: readonly (readonly [EntityId, RegExp])[] = [
  ['lambda', /\bexports\.handler\b/],
  ['lambda', /\bexport\s+(?:const|async\s+function|function)\s+handler\b(?!\s*\(\s*req)/],
  ['lambda', /\bimplements\s+RequestHandler\b|\bRequestHandler<[A-Z]|\bRequestStreamHandler\b/],
  ['lambda', /\blambda\.Start(?:WithOptions)?\b(?=\()/],
  ['lambda', /\bILambdaContext\b/],
  ['lambda', /\blambda_(?:runtime|http)::|\bLambdaEvent<|\bAWSLambdaRuntime\b|\bSimpleLambdaHandler\b/],
  ['lambda', /^from (?:mangum|chalice|aws_lambda_powertools)\b(?=[\w.]* import\b)/m],
  [
    'lambda',
    /\bAWS_LAMBDA_FUNCTION_NAME\b|\bFunctionHandler\b|\buse Bref\\|^def (?:lambda_)?handler\(event:, context:\)/m,
  ],
  // Who gives the credentials. https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
  [
    'ec2',
    /\bec2rolecreds\.New\b(?=\()|\bfromInstanceMetadata\b|\bInstance(?:Profile|Metadata)(?:Credentials|AWSCredentials|Provider)\w*/,
  ],
  [
    'ecs',
    /\bfromContainerMetadata\b|\bECS_CONTAINER_METADATA_URI\w*|\bEcsContainerCredentials\w*|\bECSTaskCredentials\b|\bECSCredentials\b/,
  ],
  ['eks-irsa', /\bfromTokenFile\b|\bWebIdentityTokenFileCredentials\w*|\bAssumeRoleWebIdentityCredentials\b/],
  ['identity-center', /\baws sso login\b|\bfromSSO\b|\bSSOCredentials\w*|\bSsoCredentials\w*/],
  // Whom a role next to it trusts.
  ['ecs', /["']ecs-tasks\.amazonaws\.com["']/],
  ['app-runner', /["']tasks\.apprunner\.amazonaws\.com["']/],
  ['batch-job', /\bAWS_BATCH_JOB_\w+/],
  ['codebuild', /\bCODEBUILD_BUILD_\w+/],
  ['glue', /^(?:from|import) awsglue\b/m],
];

export function findHandlers({ functions }: CodeProgram, notes: CodeNotes, text: string): void {
  for (const { name, parameters, start, end } of functions) {
    const [first, second] = parameters;
    const isEvent = first === 'event' && second === 'context' && parameters.length === 2;
    if (!NAMES.has(name) && !isEvent) continue;
    const line = text.slice(start, end).split('\n', 1)[0] ?? '';
    const at = line.indexOf(name);
    notes.state(
      name !== '' && at >= 0
        ? { start: start + at, end: start + at + name.length }
        : { start, end: start + line.length },
      { entity: 'lambda' },
    );
    return;
  }
  for (const [entity, pattern] of PATTERNS) {
    const match = pattern.exec(text);
    if (!match) continue;
    notes.state({ start: match.index, end: match.index + match[0].length }, { entity });
    return;
  }
}

/** A pod with a service account gets its role by an annotation there, or by EKS Pod Identity, which no manifest names. */
export function statePods(calls: readonly ReadableCall[], notes: CodeNotes): void {
  if (calls.some(({ row, values }) => values.has('irsa-role') || row.entity === 'eks-pods')) return;
  const [account] = calls.flatMap(({ values }) => values.get('service-account')?.values ?? []);
  if (!account) return;
  notes.state(account, { entity: 'eks-pods' });
  notes.ask(account, (where) => `${where}, has no role in this file: EKS Pod Identity, or IRSA?`, 'entity');
}
