// A value that is not an address, under an IP address operator.
import { parseIp } from '#iam/policy/ip.ts';
import { ALL_TYPES, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { replaceWith, shown } from './plain-values.ts';
import { hasPolicyVariable } from './policy-variables.ts';

export default defineCheck({
  id: 'type-mismatch-ip-range',
  code: 'TYPE_MISMATCH_IP_RANGE',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Not an IP address or range',
  why: 'IpAddress and NotIpAddress compare with IPv4 and IPv6 addresses and with CIDR ranges of them. They do not accept names, wildcards or ranges with a dash.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress',
  bad: [
    {
      with: { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.*' } } },
      at: ['Statement.0.Condition.IpAddress.aws:SourceIp'],
    },
    {
      with: {
        Condition: { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '203.0.113.0/42', 'localhost'] } },
      },
      at: [
        'Statement.0.Condition.NotIpAddress.aws:SourceIp.1',
        'Statement.0.Condition.NotIpAddress.aws:SourceIp.2',
      ],
    },
    {
      with: { Condition: { IpAddressIfExists: { 'aws:VpcSourceIp': ' 10.0.0.0/8' } } },
      fixed: { Condition: { IpAddressIfExists: { 'aws:VpcSourceIp': '10.0.0.0/8' } } },
    },
  ],
  good: [
    { with: { Condition: { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:db8::/32', '::1'] } } } },
    { with: { Condition: { StringLike: { 'aws:RequestTag/range': '203.0.113.*' } } } },
  ],
  on: 'condition',
  check({ operator, values }, _statement, { policy }): CheckFindings {
    if (operator?.family !== 'Ip') return undefined;
    return values.flatMap(({ value, path }) => {
      if ((typeof value === 'string' && parseIp(value)) || hasPolicyVariable(value, policy)) return [];
      const text = String(value);
      const fixed = parseIp(text.trim()) ? text.trim() : undefined;
      return [
        {
          message: `${shown(value)} is not an IP address or range. Write an address, or a range such as \`203.0.113.0/24\` or \`2001:db8::/32\`.`,
          locations: [atValue(path)],
          ...(fixed !== undefined && { fix: replaceWith(path, fixed, false) }),
        },
      ];
    });
  },
});
