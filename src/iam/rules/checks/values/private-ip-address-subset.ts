// Some private addresses under aws:SourceIp.
import { ALL_TYPES, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { somePrivate, SOURCE_IP_PAGE } from './source-addresses.ts';

export default defineCheck({
  id: 'private-ip-address-subset',
  code: 'PRIVATE_IP_ADDRESS_SUBSET',
  severity: 'suggestion',
  types: ALL_TYPES,
  title: 'Private addresses in a list of source addresses',
  why: 'aws:SourceIp is the public address of the caller. Private ranges next to public ones match nothing; use aws:VpcSourceIp for a private network.',
  source: SOURCE_IP_PAGE,
  bad: [
    {
      with: { Condition: { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '203.0.113.0/24', '192.168.0.1'] } } },
      at: [
        'Statement.0.Condition.IpAddress.aws:SourceIp.0',
        'Statement.0.Condition.IpAddress.aws:SourceIp.2',
      ],
      fixed: { Condition: { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } } },
      says: ['2 of these are private'],
    },
    // Without them this Deny would deny no less, but that is for people to decide.
    {
      with: {
        Effect: 'Deny',
        Condition: { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', 'fd00:1::/32'] } },
      },
      at: ['Statement.0.Condition.IpAddress.aws:SourceIp.1'],
      says: ['`fd00:1::/32` is private'],
    },
  ],
  good: [
    { with: { Condition: { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '198.51.100.0/24'] } } } },
    { with: { Condition: { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '192.168.0.0/16'] } } } },
    { with: { Condition: { NotIpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '203.0.113.0/24'] } } } },
  ],
  on: 'condition',
  check: (condition, statement): CheckFindings => somePrivate(condition, statement, 'IpAddress'),
});
