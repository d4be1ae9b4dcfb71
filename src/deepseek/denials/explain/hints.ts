// Sentences on what the text around a message shows: a condition that nothing meets, or permissions that do not help.
import type { Denial } from '#deepseek/denials/denial.ts';
import { OTHER_MODEL_ID } from '#deepseek/facts/model-vendors.ts';
import { isNotice } from '#deepseek/denials/parse/notices.ts';
import { isObject } from '#iam/json/json-value.ts';
import { textsIn } from '#iam/policy/raw-policy.ts';
import { show } from '#iam/text/quote.ts';
import { joinAnd } from '#iam/text/words.ts';
import { REGION, regionOfCall } from './clues.ts';
import { allowsAction } from './near-miss.ts';
import { pastedStatements } from './pasted-statements.ts';

/** The value of a condition, or its list. */
const valueOf = (key: string): RegExp =>
  new RegExp(String.raw`["']?${key}["']?\s{0,5}:\s{0,5}(\[[^\]]{0,400}\]|["'][^"']{0,300}["'])`, 'g');
const SOURCE_ARN = valueOf('aws:SourceArn');
const SOURCE_ACCOUNT = valueOf('aws:SourceAccount');

/** The accounts that the only condition with the key names. */
function accountsOf(text: string, key: RegExp): readonly string[] {
  const [only, ...more] = text.matchAll(key);
  return more.length > 0 ? [] : (only?.[1]?.match(/(?<![\w-])\d{12}(?![\w-])/g) ?? []);
}

/** A sentence on a trust policy in the text whose conditions name two accounts, as where one is left of an example. */
function sourcesApart({ action = '' }: Denial, text: string): string | undefined {
  if (!/^sts:Assume/i.test(action)) return undefined;
  const [arns, accounts] = [SOURCE_ARN, SOURCE_ACCOUNT].map((key) => accountsOf(text, key));
  const [arn] = arns ?? [];
  const [account] = accounts ?? [];
  if (arn === undefined || account === undefined || arns!.some((each) => accounts!.includes(each)))
    return undefined;
  return `In this text aws:SourceArn is of account ${show(arn)} and aws:SourceAccount is ${show(account)}: no call meets both.`;
}

/** Operators that compare whole values. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const EQUALS = /(?:^|:)StringEquals/i;

/** Of a part of a trust policy. */
const SUBJECT =
  /"StringEquals"\s{0,5}:\s{0,5}\{[^{}]{0,600}:sub"\s{0,5}:\s{0,5}"([^"*]{0,200}\*[^"]{0,200})"/;

/** A sentence on a statement in the text that would fit but for a * that its operator takes as it stands. */
function literalWildcard({ action = '', explicit }: Denial, text: string): string | undefined {
  if (explicit === true) return undefined;
  const values = pastedStatements(text, 'Allow')
    .filter(({ Action }) => allowsAction(Action, action))
    .flatMap(({ Condition }) => Object.entries(isObject(Condition) ? Condition : {}))
    .flatMap(([operator, keys]) => (EQUALS.test(operator) && isObject(keys) ? Object.values(keys) : []))
    .flatMap(textsIn);
  const literal = values.find((value) => /\*/.test(value.replaceAll('${*}', ''))) ?? SUBJECT.exec(text)?.[1];
  return literal === undefined
    ? undefined
    : `The policy in this text compares with ${show(literal)} as it stands: StringEquals takes no *. Write the whole value, or use StringLike.`;
}

/** A sentence on a profile that the text names and that did not make the call: the role of the instance did. */
function otherProfile({ principal = '' }: Denial, text: string): string | undefined {
  const profile = /\bAWS_PROFILE=["']?([\w-]+)|(?<=\s)--profile[= ]([\w-]+)/.exec(text);
  const name = profile?.[1] ?? profile?.[2];
  return name === undefined || !/\/i-[0-9a-f]{8,17}$/.test(principal)
    ? undefined
    : `The role of the instance made this call, and not the profile ${show(name)}: if that one is meant, give it to the process that calls (AWS_PROFILE in its environment), and leave the role as it is.`;
}

/** “I attached AmazonS3ReadOnlyAccess to ecsTaskExecutionRole” */
const GIVEN_TO =
  /\b(?:attached|added|gave|given|put)\b[^.\n]{0,80}?\b(?:to|on)\s+(?:the |our )?(?:role )?["'`]?(?!(?:task|execution|node|instance|service|lambda|pod)[-_]?role\b)(?<name>[A-Za-z][\w+=,@-]*role\w*)/i;

/** A sentence on another role than the caller, to which permissions were given. */
function otherRole({ form, principal, layer }: Denial, text: string): string | undefined {
  const name = GIVEN_TO.exec(text)?.groups?.['name'];
  const isOwn = layer === 'identity' || layer === 'unknown';
  return name === undefined || principal === undefined || !isOwn || isNotice(form) || principal.includes(name)
    ? undefined
    : `The text gives permissions to ${show(name)}, which did not make this call: take them off again where it does not need them.`;
}

const WIDE =
  /\b(?:attached|added|gave|given|put|granted)\b[^.\n]{0,120}?(?:\b(?:AdministratorAccess|PowerUserAccess|[A-Z]\w+(?:FullAccess|ReadWrite))\b|(?<!\w)[a-z-]+:\*)/;

/** “Still the same”: what was given did not help, and did not let the call through either. */
const IN_VAIN =
  /\b(?:still|no (?:change|difference|effect|luck)|same (?:error|result|thing)|(?:did|does)(?: not|n['’]t) help)\b/i;

/** A sentence on permissions that were tried where none was missing. */
const triedInVain = ({ form }: Denial, text: string): string | undefined =>
  isNotice(form) && WIDE.test(text) && IN_VAIN.test(text)
    ? 'Permissions were not what is missing: of those that were given to try, keep what the call needs, and take the rest back.'
    : undefined;

/** A sentence on a trust policy in the text whose aws:SourceArn is of another Region than all else. */
function sourceElsewhere({ action = '' }: Denial, text: string): string | undefined {
  const [only, ...more] = /^sts:Assume/i.test(action) ? text.matchAll(SOURCE_ARN) : [];
  const named = [...new Set(only?.[1]?.match(REGION))];
  const region = only && regionOfCall(text.replace(only[0], ''));
  if (more.length > 0 || named.length === 0 || region === undefined || named.includes(region))
    return undefined;
  return `In this text aws:SourceArn is of ${joinAnd(named)} and the call of ${region}: add the ARN of that Region to the condition.`;
}

/** A sentence on an endpoint that is in another account than the one that was asked. */
function otherAccount({ form }: Denial, text: string): string | undefined {
  const asked = /\bEndpoint \S{1,120} of account (\d{12}) not found/.exec(text)?.[1];
  const other = text.match(/(?<!\d)\d{12}(?!\d)/g)?.find((each) => each !== asked);
  return form !== 'not-found' || asked === undefined || other === undefined
    ? undefined
    : `Endpoints are looked up in the caller’s own account and Region: to call one of account ${show(other)}, assume a role of that account that may call it.`;
}

/** The ID of another vendor’s model. Amazon’s own take no subscription. */
const OF_OTHERS = new RegExp(String.raw`(?<![\w.-])(?!(?:[\w-]+\.)?amazon\.)${OTHER_MODEL_ID}`);

/** A sentence on the model that takes a subscription, where the text names one besides DeepSeek’s. */
function subscribedModel({ form }: Denial, text: string): string | undefined {
  const model = OF_OTHERS.exec(text)?.[0];
  return form !== 'marketplace-subscription' || model === undefined
    ? undefined
    : `The model that needs it is ${show(model)} of this text${model.includes('anthropic.') ? ' (Anthropic also asks once what its models are used for)' : ''}: where it is only a fallback, take it out, or another model.`;
}

const HINTS = [
  subscribedModel,
  sourcesApart,
  sourceElsewhere,
  otherAccount,
  literalWildcard,
  otherProfile,
  otherRole,
  triedInVain,
];

export const hintsOf = (denial: Denial, text: string): readonly string[] =>
  HINTS.flatMap((hint) => hint(denial, text) ?? []);
