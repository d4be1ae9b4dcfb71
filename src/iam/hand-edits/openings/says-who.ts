// Whether a condition says who of everybody may call. AWS takes a policy for public whose condition has no fixed value.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
import { parseArn } from '#iam/policy/arn.ts';
import { isPrivateRange, parseIp, type IpRange } from '#iam/policy/ip.ts';
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import { hasVariable } from '#iam/policy/variables.ts';
import type { ReadCondition } from './read-statements.ts';

const isFixed = (text: string): boolean => text !== '' && !hasWildcard(text) && !hasVariable(text);

/** In one account, or of one bucket. */
function isFixedArn(text: string): boolean {
  const arn = parseArn(text);
  if (!arn) return false;
  return arn.account === '' ? isFixed(arn.resource.split('/')[0] ?? '') : isFixed(arn.account);
}

const each =
  (is: (value: string) => boolean) =>
  (values: readonly string[]): boolean =>
    values.every(is);

/** The most leading bits of a range that AWS takes for the whole internet. */
const BROADEST = { 4: 8, 6: 32 } as const;

/** Together no more than one range that is not too broad. */
function areFewAddresses(values: readonly string[]): boolean {
  const ranges = values.map(parseIp);
  if (!ranges.every((range): range is IpRange => range !== undefined)) return false;
  const parts = ranges
    .filter((range) => !isPrivateRange(range))
    .map(({ version, prefix }) => 2 ** (BROADEST[version] - prefix));
  return parts.reduce((sum, part) => sum + part, 0) <= 1;
}

/** By the key in lower case. */
const SAY_WHO: readonly (readonly [key: RegExp, say: (values: readonly string[]) => boolean])[] = [
  [/^aws:(?:principal|source)(?:account|orgid)$|^aws:sourcevpce?$/, each(isFixed)],
  [/^aws:(?:principal|source)orgpaths$/, each((value) => isFixed(value.split('/')[0] ?? ''))],
  [/^aws:(?:principal|source)arn$/, each(isFixedArn)],
  [/^aws:sourceip$/, areFewAddresses],
  [/:sub$/, each((value) => !/^[*?]/.test(value))],
];

/** Whether the condition only lets pass who has one of its values. */
export const requiresValue = ({ operator, values = [] }: ReadCondition): boolean =>
  operator !== undefined &&
  values.length > 0 &&
  !operator.negated &&
  !operator.ifExists &&
  operator.family !== 'Null' &&
  operator.set !== 'ForAllValues';

/** Whether the condition lets only some of everybody pass, whom its values name. */
export const saysWho = (condition: ReadCondition): boolean =>
  requiresValue(condition) &&
  SAY_WHO.some(([key, say]) => key.test(condition.keyName) && say(condition.values ?? []));
