// Some private addresses left out of aws:SourceIp.
import { ALL_TYPES, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { somePrivate, SOURCE_IP_PAGE } from './source-addresses.ts';

export default defineCheck({
  id: 'private-not-ip-address-subset',
  code: 'PRIVATE_NOT_IP_ADDRESS_SUBSET',
  severity: 'suggestion',
  types: ALL_TYPES,
  title: 'Private addresses in a list of excluded addresses',
  why: 'aws:SourceIp is the public address of the caller. Excluding private ranges has no effect: requests from a private network have its public address, or come through an endpoint without the key.',
  source: SOURCE_IP_PAGE,
  bad: [
    {
      with: {
        Effect: 'Deny',
        Condition: { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '10.0.0.0/8'] } },
      },
      at: ['Statement.0.Condition.NotIpAddress.aws:SourceIp.1'],
      fixed: { Condition: { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } } },
    },
    {
      with: { Condition: { NotIpAddressIfExists: { 'aws:SourceIp': ['127.0.0.1', '198.51.100.7'] } } },
      at: ['Statement.0.Condition.NotIpAddressIfExists.aws:SourceIp.0'],
    },
  ],
  good: [
    { with: { Effect: 'Deny', Condition: { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } } } },
    { with: { Effect: 'Deny', Condition: { NotIpAddress: { 'aws:SourceIp': ['10.0.0.0/8'] } } } },
  ],
  on: 'condition',
  check: (condition, statement): CheckFindings => somePrivate(condition, statement, 'NotIpAddress'),
});
