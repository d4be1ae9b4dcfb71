// What the text around a message adds to the denial: the object, the role, the model, the Deny.
import { MODEL_VENDORS } from '#deepseek/facts/model-vendors.ts';
import { denyWords, type Denial } from '#deepseek/denials/denial.ts';
import { isNotice } from '#deepseek/denials/parse/notices.ts';
import { MODELS } from '#deepseek/facts/models.ts';
import { isObject, type RawObject } from '#iam/json/json-value.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { textsIn } from '#iam/policy/raw-policy.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { resourceOf, type Clues } from './clues.ts';
import { isModelCall } from './model-fix.ts';
import { pastedStatements } from './pasted-statements.ts';
import { mayDeny } from './unmet-condition.ts';

const OF_ROLE =
  /\bexecution role (?:provided )?(?:requires|needs|must have|lacks|does not have)\b|Access denied when calling Bedrock\. Check|ResourceInitializationError|ServiceLinkedRoleCreationNotPermitted/i;

/** The role that a task is started with, and not the one that its code has. */
const EXECUTION_ROLE =
  /\bexecution_?role(?:_?arn)?["']?\s{0,20}[:=]?\s{0,20}["']?(arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]*\w)/i;

/** “KarpenterControllerRole-ml”, and no action or parameter. */
const NAMED_ROLE =
  /(?<![\w/.:-])(?!(?:Assume|Pass|Create|Update|Delete|Get|List|Put|Attach|Detach|Service|AWSServiceRole|ReadOnly|\w*(?:Node|Instance|Task)))[A-Z][\w-]{2,60}Role(?:(?:For|-)[\w-]{1,60})?(?![\w(]|[ ]?[:=])/g;
const ACCOUNT = /(?<![\w:/.-])\d{12}(?![\w:/.-])|(?<=:)\d{12}(?=:)/g;

/** A bucket that the text names without its partition is in that of the other ARNs. */
function inPartition(
  resource: string | undefined,
  { principal }: Denial,
  { text }: Clues,
): string | undefined {
  const start = 'arn:aws:s3:::';
  if (resource?.startsWith(start) !== true || text.includes(start)) return resource;
  const partition = /\barn:(aws-[\w-]+):/.exec(principal ?? text)?.[1];
  return partition === undefined ? resource : `arn:${partition}:s3:::${resource.slice(start.length)}`;
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
  const name = roles.length === 0 && !isStart ? onlyOne(text.match(NAMED_ROLE)) : undefined;
  return name === undefined ? denial : { ...denial, principal: name, account };
}

const OF_OTHERS = new RegExp(String.raw`\b(?:${MODEL_VENDORS})\.[a-z]`);

/** The only model that the text around a message names, where the message says that a call of one failed and not which. */
function withModel(denial: Denial, { models, region, text }: Clues): Denial {
  const isUnknown = denial.form === 'model-unknown';
  const isOpen =
    isUnknown || (denial.resource === undefined && isModelCall(denial.action) && !OF_OTHERS.test(text));
  // An ID of bedrock-mantle is none of bedrock-runtime.
  const named = models.map(({ runtimeId }) => runtimeId);
  const onMantle = MODELS.flatMap(({ mantleId = '', runtimeId }) =>
    isUnknown && mantleId !== runtimeId && mantleId !== '' && text.includes(mantleId) ? mantleId : [],
  );
  const [model, ...more] = [...named, ...onMantle];
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

/** The only Region of the text, where a message is about the way to a service, or about a key that it does not name. */
const withRegion = (denial: Denial, { region }: Clues): Denial =>
  denial.action !== undefined && (isNotice(denial.form) || denial.form === 'key-not-accessible')
    ? { ...denial, region: denial.region ?? region }
    : denial;

/** The denial with what the text around its message says and the message does not. */
export const completed = (denial: Denial, clues: Clues, reference: Reference): Denial =>
  [withResource, withPrincipal, withModel, withDeny, withRegion].reduce(
    (known, add) => add(known, clues, reference),
    denial,
  );
