// What `aws sts decode-authorization-message` prints.
// https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
import { isAccountId } from '#iam/facts/account-id.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { isObject, scalarText, type RawObject } from '#iam/json/json-value.ts';
import { denialOf, type Denial, type DenialPosition } from '#deepseek/denials/denial.ts';
import { principalArnOf } from './principal-arn.ts';

const objectsIn = (value: unknown): readonly RawObject[] => {
  const items = isObject(value) ? value['items'] : undefined;
  return Array.isArray(items) ? items.filter((each): each is RawObject => isObject(each)) : [];
};

/** Condition keys with one value. */
function contextOf(conditions: unknown): Denial['context'] {
  const known = objectsIn(conditions).flatMap(({ key, values }): readonly [string, string][] => {
    const texts = objectsIn(values).flatMap(({ value }) => scalarText(value) ?? []);
    return typeof key === 'string' && texts.length === 1 ? [[key, texts[0]!]] : [];
  });
  return Object.fromEntries(known);
}

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** The denial in a decoded message; undefined if it is not one. */
export function denialOfDecoded(message: RawObject, position: DenialPosition): Denial | undefined {
  const { context, explicitDeny, allowed } = message;
  if (!isObject(context) || typeof explicitDeny !== 'boolean' || allowed === true) return undefined;
  const principal = isObject(context['principal']) ? textIn(context['principal']['arn']) : undefined;
  const resource = textIn(context['resource']);
  const account = parseArn(principal ?? '')?.account;
  return denialOf({
    principal,
    principalArn: principalArnOf(principal),
    account: account !== undefined && isAccountId(account) ? account : undefined,
    action: textIn(context['action']),
    resource,
    explicit: explicitDeny,
    region: parseArn(resource ?? '')?.region || undefined,
    context: contextOf(context['conditions']),
    position,
  });
}
