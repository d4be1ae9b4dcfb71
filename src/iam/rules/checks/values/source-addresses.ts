// Private addresses under aws:SourceIp, which holds the address that a request has on the internet.
import { isPrivateRange, parseIp } from '#iam/policy/ip.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, type Fix, type CheckFindings } from '#iam/rules/check.ts';
import type { Located, ConditionView, StatementView } from '#iam/rules/policy-view.ts';

export const SOURCE_IP_PAGE =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip';

type Value = Located<string | number | boolean>;

/** The private addresses among the values of aws:SourceIp under IpAddress, or under NotIpAddress. */
function privateValues(
  { operator, keyName, values }: ConditionView,
  base: 'IpAddress' | 'NotIpAddress',
): readonly Value[] {
  if (keyName !== 'aws:sourceip' || operator?.base !== base) return [];
  return values.filter(({ value }) => {
    const range = typeof value === 'string' ? parseIp(value) : undefined;
    return range !== undefined && isPrivateRange(range);
  });
}

/** A condition in which every address is private; `effect` says what follows. */
export function allPrivate(
  condition: ConditionView,
  base: 'IpAddress' | 'NotIpAddress',
  effect: string,
): CheckFindings {
  const found = privateValues(condition, base);
  const first = found[0];
  if (!first || found.length < condition.values.length) return undefined;
  const are =
    found.length === 1 ? `${show(String(first.value))} is private` : 'All of these addresses are private';
  return {
    message: `${are}, but \`aws:SourceIp\` is a public address: ${effect}. Name public ranges, or test \`aws:VpcSourceIp\`.`,
    locations: found.map(({ path }) => atValue(path)),
  };
}

/** Taking out what never matches, where that can only allow less. */
function withoutThem(found: readonly Value[], { effect }: StatementView, negated: boolean): Fix | undefined {
  if (effect !== (negated ? 'Deny' : 'Allow')) return undefined;
  return {
    title: 'Remove what is private',
    safe: true,
    edits: found.toReversed().map(({ path }) => ({ kind: 'remove', path })),
  };
}

/** Where some addresses are private. */
export function somePrivate(
  condition: ConditionView,
  statement: StatementView,
  base: 'IpAddress' | 'NotIpAddress',
): CheckFindings {
  const found = privateValues(condition, base);
  const first = found[0];
  if (!first || found.length === condition.values.length) return undefined;
  const fix = withoutThem(found, statement, base === 'NotIpAddress');
  const are =
    found.length === 1 ? `${show(String(first.value))} is private` : `${found.length} of these are private`;
  return {
    message: `${are} and no request comes from there, because \`aws:SourceIp\` is a public address. Remove ${found.length === 1 ? 'it' : 'them'}, or test \`aws:VpcSourceIp\`.`,
    locations: found.map(({ path }) => atValue(path)),
    ...(fix && { fix }),
  };
}
