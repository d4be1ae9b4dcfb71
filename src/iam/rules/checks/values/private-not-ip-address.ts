// Only private addresses left out of aws:SourceIp.
import { ALL_TYPES, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { allPrivate, SOURCE_IP_PAGE } from './source-addresses.ts';

export default defineCheck({
  id: 'private-not-ip-address',
  code: 'PRIVATE_NOT_IP_ADDRESS',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Only private source addresses excluded',
  why: 'aws:SourceIp is the public address of the caller and never private, so NotIpAddress with private ranges is true for every request. A Deny denies everything, and an Allow is not restricted.',
  source: SOURCE_IP_PAGE,
  bad: [
    {
      with: { Effect: 'Deny', Condition: { NotIpAddress: { 'aws:SourceIp': '172.16.0.0/12' } } },
      at: ['Statement.0.Condition.NotIpAddress.aws:SourceIp'],
    },
    {
      with: { Condition: { NotIpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '100.64.0.0/10'] } } },
      at: [
        'Statement.0.Condition.NotIpAddress.aws:SourceIp.0',
        'Statement.0.Condition.NotIpAddress.aws:SourceIp.1',
      ],
    },
  ],
  good: [
    { with: { Effect: 'Deny', Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } } },
    { with: { Effect: 'Deny', Condition: { NotIpAddress: { 'aws:VpcSourceIp': '172.16.0.0/12' } } } },
    { with: { Condition: { NotIpAddress: { 'aws:SourceIp': [] } } } },
  ],
  on: 'condition',
  check: (condition): CheckFindings => allPrivate(condition, 'NotIpAddress', 'this excludes nothing'),
});
