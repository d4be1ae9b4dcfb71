// Only private addresses under aws:SourceIp.
import { ALL_TYPES, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { allPrivate, SOURCE_IP_PAGE } from './source-addresses.ts';

export default defineCheck({
  id: 'private-ip-address',
  code: 'PRIVATE_IP_ADDRESS',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Only private source addresses',
  why: 'aws:SourceIp is the public address of the caller, and requests through a VPC endpoint do not contain it. A condition on private ranges is never true.',
  source: SOURCE_IP_PAGE,
  bad: [
    {
      with: { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } },
      at: ['Statement.0.Condition.IpAddress.aws:SourceIp'],
      says: ['`10.0.0.0/8` is private'],
    },
    {
      with: { Condition: { IpAddressIfExists: { 'AWS:SourceIP': ['192.168.1.7', 'fd00::/8'] } } },
      at: [
        'Statement.0.Condition.IpAddressIfExists.AWS:SourceIP.0',
        'Statement.0.Condition.IpAddressIfExists.AWS:SourceIP.1',
      ],
      says: ['All of these'],
    },
  ],
  good: [
    { with: { Condition: { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' } } } },
    { with: { Condition: { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '198.51.100.7'] } } } },
    // It holds public addresses as well.
    { with: { Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } } },
    { with: { Condition: { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '203.0.113.0/24'] } } } },
    { with: { Condition: { IpAddress: { 'aws:SourceIp': 10 } } } },
  ],
  on: 'condition',
  check: (condition): CheckFindings => allPrivate(condition, 'IpAddress', 'no request comes from there'),
});
