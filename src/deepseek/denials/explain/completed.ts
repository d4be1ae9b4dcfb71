// What the text around a message adds to the denial: the object, the role, the model, the Deny.
import { OTHER_MODEL_ID } from '#deepseek/facts/model-vendors.ts';
import { denyWords, type Denial } from '#deepseek/denials/denial.ts';
import { isNotice } from '#deepseek/denials/parse/notices.ts';
import { MODELS, modelByRuntimeId } from '#deepseek/facts/models.ts';
import { isObject, type RawObject } from '#iam/json/json-value.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { textsIn } from '#iam/policy/raw-policy.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { resourceOf, type Clues } from './clues.ts';
import { isModelCall } from './model-fix.ts';
import { pastedStatements } from './pasted-statements.ts';
import { mayDeny } from './unmet-condition.ts';

const OF_ROLE =
  /function execution role|\bexecution role (?:provided )?(?:requires|needs|must have|lacks|does not have)\b|Access denied when calling Bedrock\. Check|ResourceInitializationError|ServiceLinkedRoleCreationNotPermitted/i;

/** The role that a task is started with, and not the one that its code has. */
const EXECUTION_ROLE =
  /\bexecution_?role(?:_?arn)?["']?\s{0,20}[:=]?\s{0,20}["']?(arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]*\w)/i;

/** “KarpenterControllerRole-ml”, and no action or parameter. */
const NAMED_ROLE =
  /(?<![\w/.:-])(?!(?:Assume|Pass|Create|Update|Delete|Get|List|Put|Attach|Detach|Service|AWSServiceRole|ReadOnly|\w*(?:Node|Instance|Task)))[A-Z][\w-]{2,60}Role(?:(?:For|-)[\w-]{1,60})?(?![\w(]|[ ]?[:=])/g;
/** “Role AgentCoreExec”, “executionRole: ds-exec”. */
const SAID_ROLE =
  /\b(?:[Ee]xecution )?[Rr]ole(?::|\s?=)?\s+["'`“]?(?=\w*(?:[A-Z]\w*[A-Z]|-))([A-Z][\w-]{3,60})\b(?!\s*[:=(])/g;
const ACCOUNT = /(?<![\w:/.-])\d{12}(?![\w:/.-])|(?<=:)\d{12}(?=:)/g;

/** What is made of a name, and not of an ARN in the text, is in the partition of the other ARNs, and in the caller’s account. */
function inPartition(
  resource: string | undefined,
  { principal, account }: Denial,
  { text }: Clues,
): string | undefined {
  const start = 'arn:aws:';
  if (resource?.startsWith(start) !== true || text.includes(resource)) return resource;
  const own = account === undefined ? resource : resource.replace(/(?<=:iam::)\*(?=:)/, account);
  const partition = /\barn:(aws-[\w-]+):/.exec(principal ?? text)?.[1];
  return partition === undefined ? own : `arn:${partition}:${own.slice(start.length)}`;
}

/** The object that only the code or the command around a message names. */
function withResource(denial: Denial, clues: Clues): Denial {
  const resource = inPartition(resourceOf(denial, clues), denial, clues);
  return resource === denial.resource ? denial : { ...denial, resource };
}

const onlyOne = (values: readonly string[] | null): string | undefined => {
  const [value, ...more] = new Set(values);
  return more.length === 0 ? value : undefined;
};

/** The only role that the text names, where the message says that a role of the job lacks something, and not which. */
function withPrincipal(denial: Denial, { roles, text }: Clues): Denial {
  const isOfRole =
    denial.principal === undefined && OF_ROLE.test(text) && denial.action?.startsWith('sts:') !== true;
  if (!isOfRole || isNotice(denial.form)) return denial;
  // What a task is started with, and not what its code has.
  const isStart = text.includes('ResourceInitializationError');
  const role = isStart ? EXECUTION_ROLE.exec(text)?.[1] : onlyOne(roles);
  const account = denial.account ?? parseArn(role ?? '')?.account ?? onlyOne(text.match(ACCOUNT));
  if (role !== undefined) return { ...denial, principal: role, principalArn: role, account };
  const named = text.match(NAMED_ROLE) ?? Array.from(text.matchAll(SAID_ROLE), ([, each = '']) => each);
  const name = roles.length === 0 && !isStart ? onlyOne(named) : undefined;
  return name === undefined ? denial : { ...denial, principal: name, account };
}

const OF_OTHERS = new RegExp(String.raw`(?<![\w.-])${OTHER_MODEL_ID}`);

/** The only model that the text around a message names, where the message says that a call of one failed and not which. */
function withModel(denial: Denial, { models, region, text }: Clues): Denial {
  const isUnknown = denial.form === 'model-unknown' || denial.form === 'endpoint-unreachable';
  const isOpen =
    isUnknown || (denial.resource === undefined && isModelCall(denial.action) && !OF_OTHERS.test(text));
  // An ID of bedrock-mantle is none of bedrock-runtime.
  const named = models.map(({ runtimeId }) => runtimeId);
  const onMantle = MODELS.flatMap(({ mantleId = '', runtimeId }) =>
    isUnknown && mantleId !== runtimeId && mantleId !== '' && text.includes(mantleId) ? mantleId : [],
  );
  // “eu.deepseek.v3-v1:0” is the ID of no profile.
  const prefixed = named.flatMap(
    (id) => new RegExp(String.raw`\b(?:us|eu|apac|jp|au|global)\.${id}`).exec(text)?.[0] ?? id,
  );
  // What is no ID at all is the unknown one, whatever else the text names.
  const strangers = prefixed.filter((id) => modelByRuntimeId(id) === undefined);
  const [model, ...more] = isUnknown
    ? strangers.length === 1
      ? strangers
      : [...prefixed, ...onMantle]
    : named;
  return !isOpen || denial.model !== undefined || model === undefined || more.length > 0
    ? denial
    : { ...denial, model, region: denial.region ?? region };
}

const NEGATES = /Not(?:Equals|Like)/i;

/** What a condition of a Deny asks: “iam:PermissionsBoundary not arn:…”, as it denies calls without that. */
const asked = (Condition: RawObject[string]): readonly string[] =>
  Object.entries(isObject(Condition) ? Condition : {}).flatMap(([operator, keys]) =>
    Object.entries(isObject(keys) ? keys : {}).map(([key, values]) => {
      const texts = textsIn(values);
      if (/^Null$/i.test(operator)) return `${key} ${texts[0] === 'true' ? 'missing' : 'there'}`;
      return [key, ...(NEGATES.test(operator) ? ['not'] : []), ...texts].join(' ');
    }),
  );

/** The only Deny of the text that can match the call, where the message says that one refused. */
function withDeny(denial: Denial, { text }: Clues, reference: Reference): Denial {
  if (denial.explicit !== true || denial.matched !== undefined) return denial;
  const [deny, ...more] = pastedStatements(text, 'Deny').filter((statement) =>
    mayDeny(statement, denial, reference),
  );
  if (deny === undefined || more.length > 0) return denial;
  const { Sid } = deny;
  return {
    ...denial,
    matched: denyWords(typeof Sid === 'string' ? Sid : undefined, asked(deny['Condition'])),
  };
}

/** The rules that Step Functions manages, by the call that a step waits for. https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html */
const RULES: readonly (readonly [call: RegExp, rule: string])[] = [
  [/sagemaker:createTrainingJob/i, 'StepFunctionsGetEventsForSageMakerTrainingJobsRule'],
  [/sagemaker:createTransformJob/i, 'StepFunctionsGetEventsForSageMakerTransformJobsRule'],
  [/sagemaker:createHyperParameterTuningJob/i, 'StepFunctionsGetEventsForSageMakerTuningJobsRule'],
  [/sagemaker:createProcessingJob/i, 'StepFunctionsGetEventsForSageMakerProcessingJobsRule'],
  [/ecs:runTask/i, 'StepFunctionsGetEventsForECSTaskRule'],
  [/batch:submitJob/i, 'StepFunctionsGetEventsForBatchJobsRule'],
  [/codebuild:startBuild/i, 'StepFunctionsGetEventForCodeBuildStartBuildRule'],
  [/states:startExecution/i, 'StepFunctionsGetEventsForStepFunctionsExecutionRule'],
];

/** The Region, and the rule, that a message leaves open and the text names. */
function withOpen(denial: Denial, { region, text }: Clues): Denial {
  const { resource = '' } = denial;
  const [, rule] = RULES.find(([call]) => call.test(text)) ?? [];
  const named = resource.replace(/:\*(?=:\d{12}:)/, `:${region ?? '*'}`);
  const whole = rule === undefined ? named : named.replace(/StepFunctionsGetEventsFor\*$/, rule);
  return whole === resource ? denial : { ...denial, resource: whole };
}

/** Secrets Manager names a secret as it was asked for; its ARN ends in six characters more. https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html */
const SECRET = /\bon resource: (?!arn:)([\w/+=.@-]{1,512}) because\b/;

function withSecret(denial: Denial, { text, region }: Clues): Denial {
  const { action = '', resource, principalArn, account } = denial;
  const name = action.startsWith('secretsmanager:') && resource === undefined && SECRET.exec(text)?.[1];
  if (typeof name !== 'string' || account === undefined || region === undefined) return denial;
  const partition = parseArn(principalArn ?? '')?.partition ?? 'aws';
  return {
    ...denial,
    resource: `arn:${partition}:secretsmanager:${region}:${account}:secret:${name}-??????`,
  };
}

/** The queue or the key of the text, where the message says that a call of one was refused, and not which. */
const NAMED_BESIDE: Readonly<Record<string, RegExp>> = {
  'kms:Decrypt': /\barn:aws[\w-]*:kms:[\w-]+:\d{12}:key\/[\w-]{1,64}/g,
  'sqs:ReceiveMessage': /\barn:aws[\w-]*:sqs:[\w-]+:\d{12}:[\w.-]*\w/g,
};

function withNamed(denial: Denial, { text, roles }: Clues): Denial {
  // The role that a service could not assume.
  const isOfService =
    denial.action === 'sts:AssumeRole' && denial.principal?.endsWith('.amazonaws.com') === true;
  if (isOfService && denial.resource === undefined && roles.length === 1)
    return { ...denial, resource: roles[0] };
  const pattern = denial.resource === undefined ? NAMED_BESIDE[denial.action ?? ''] : undefined;
  const resource = pattern && onlyOne(text.match(pattern));
  return resource === undefined ? denial : { ...denial, resource };
}

/** What SageMaker says of both calls, where the objects are allowed already. */
const BOTH_CALLS =
  /Also ensure that the role has "s3:GetObject" permissions?[^.]{0,120}\.(?:[^.]{0,120}"s3:ListBucket" permission)?/g;

function withListing(denial: Denial, { text }: Clues): Denial {
  const [, bucket] = /^(arn:[\w-]+:s3:::[^/]+)\//.exec(denial.resource ?? '') ?? [];
  const said = text.replaceAll(BOTH_CALLS, '');
  const isListing =
    /["']s3:GetObject["']|\bs3:GetObject\b[^.\n]{0,60}\bon arn:/.test(said) &&
    !/\bs3:(?:List\w*|\*)/.test(said);
  return denial.form !== 'model-data-not-accessible' || bucket === undefined || !isListing
    ? denial
    : { ...denial, action: 's3:ListBucket', resource: bucket };
}

/** The address that was called: “bedrock.us-east-1”. */
const HOST = /\bhttps?:\/\/([a-z][a-z.-]*)\.[a-z]{2}(?:-[a-z]+){1,2}-\d\.(?:amazonaws\.com|api\.aws)/;

const withHost = (denial: Denial, { text }: Clues): Denial => {
  const host = /^(?:connect-timeout|endpoint-unreachable)$/.test(denial.form)
    ? HOST.exec(text)?.[1]
    : undefined;
  return host === undefined ? denial : { ...denial, host };
};

/** The only Region of the text, where a message is about the way to a service, or about a key that it does not name. */
const withRegion = (denial: Denial, { region }: Clues): Denial =>
  denial.action !== undefined && (isNotice(denial.form) || denial.form === 'key-not-accessible')
    ? { ...denial, region: denial.region ?? region }
    : denial;

/** The denial with what the text around its message says and the message does not. */
export const completed = (denial: Denial, clues: Clues, reference: Reference): Denial =>
  [
    withPrincipal,
    withResource,
    withOpen,
    withNamed,
    withSecret,
    withListing,
    withModel,
    withDeny,
    withRegion,
    withHost,
  ].reduce((known, add) => add(known, clues, reference), denial);
