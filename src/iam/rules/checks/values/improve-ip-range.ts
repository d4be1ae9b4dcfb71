// An address range that does not begin with its first address.
import { formatIp, networkOf, parseIp } from '#iam/policy/ip.ts';
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { replaceWith } from './plain-values.ts';

export default defineCheck({
  id: 'improve-ip-range',
  code: 'IMPROVE_IP_RANGE',
  severity: 'suggestion',
  types: ALL_TYPES,
  title: 'IP range that does not start at its first address',
  why: 'AWS compares only the bits of the prefix, so the range is wider than it looks. The first address of the range shows what is matched.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress',
  bad: [
    {
      with: { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.77/24' } } },
      at: ['Statement.0.Condition.IpAddress.aws:SourceIp'],
      fixed: { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } },
    },
    {
      with: { Condition: { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:DB8:1::5/48'] } } },
      at: ['Statement.0.Condition.NotIpAddress.aws:SourceIp.1'],
      fixed: { Condition: { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:db8:1::/48'] } } },
    },
    {
      with: { Condition: { IpAddressIfExists: { 'aws:VpcSourceIp': '10.1.2.3/0' } } },
      fixed: { Condition: { IpAddressIfExists: { 'aws:VpcSourceIp': '0.0.0.0/0' } } },
    },
  ],
  good: [
    { with: { Condition: { IpAddress: { 'aws:SourceIp': ['203.0.113.77', '203.0.113.77/32'] } } } },
    { with: { Condition: { IpAddress: { 'aws:SourceIp': '2001:0db8:0000::/32' } } } },
    { with: { Condition: { StringEquals: { 'aws:RequestTag/range': '203.0.113.77/24' } } } },
    { with: { Condition: { IpAddress: { 'aws:SourceIp': 5 } } } },
  ],
  on: 'condition',
  check({ operator, values }): CheckFindings {
    if (operator?.family !== 'Ip') return undefined;
    return values.flatMap(({ value, path }) => {
      const range = typeof value === 'string' ? parseIp(value) : undefined;
      const network = range && networkOf(range);
      if (!range || !network || network.address === range.address) return [];
      const better = formatIp(network);
      return [
        {
          message: `${show(String(value))} matches all of \`${better}\`. Write that, or remove the prefix length if you mean one address.`,
          locations: [atValue(path)],
          fix: replaceWith(path, better, true),
        },
      ];
    });
  },
});
