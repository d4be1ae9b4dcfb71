// A private address tested without the network that it belongs to.
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';

/** Each key, and the keys of which one must accompany it. */
const PAIRS: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws:vpcsourceip', ['aws:SourceVpc', 'aws:SourceVpce', 'aws:SourceVpcArn']],
  ['aws:ec2instancesourceprivateipv4', ['aws:Ec2InstanceSourceVpc']],
]);

export default defineCheck({
  id: 'missing-paired-condition-keys',
  code: 'MISSING_PAIRED_CONDITION_KEYS',
  severity: 'security',
  types: ALL_TYPES,
  title: 'Private address without its network',
  why: 'Private addresses are the same in every VPC. Such an address identifies a network only together with the VPC or the endpoint.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  bad: [
    {
      with: { Condition: { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/16' } } },
      at: ['#Statement.0.Condition.IpAddress.aws:VpcSourceIp'],
    },
    {
      with: {
        Effect: 'Deny',
        Condition: {
          NotIpAddressIfExists: { 'aws:Ec2InstanceSourcePrivateIPv4': '10.0.0.0/16' },
          StringNotEquals: { 'aws:SourceVpc': 'vpc-0a1b2c3d4e5f60718' },
        },
      },
      at: ['#Statement.0.Condition.NotIpAddressIfExists.aws:Ec2InstanceSourcePrivateIPv4'],
    },
  ],
  good: [
    {
      with: {
        Condition: {
          IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/16' },
          StringEquals: { 'AWS:SourceVPC': 'vpc-0a1b2c3d4e5f60718' },
        },
      },
    },
    { with: { Condition: { Null: { 'aws:VpcSourceIp': 'true' } } } },
    { with: { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } } },
  ],
  on: 'condition',
  check({ operator, key, keyName, path }, { conditions }): CheckFindings {
    const partners = PAIRS.get(keyName);
    if (!partners || !operator || operator.base === 'Null') return undefined;
    if (partners.some((name) => conditions.some((other) => other.keyName === name.toLowerCase()))) {
      return undefined;
    }
    return {
      message: `${show(key)} is a private address, which any VPC can have. Test ${partners.join(' or ')} in the same statement.`,
      locations: [atKey(path)],
    };
  },
});
