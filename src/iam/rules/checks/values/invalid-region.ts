// A Region that does not exist.
import { nearest } from '#iam/text/nearest-name.ts';
import { isRegion, looksLikeRegion, REGIONS } from '#iam/facts/regions.ts';
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { MAX_FOUND, plainTexts, replaceWith } from './plain-values.ts';

/** The condition keys whose values are Regions, in lower case. */
const REGION_KEYS: ReadonlySet<string> = new Set([
  'aws:requestedregion',
  'account:targetregion',
  'batch:awslogsregion',
  'cloudformation:targetregion',
  'dsql:witnessregion',
  'ec2:region',
  'ec2:vpceserviceregion',
  'ec2:vpcesupportedregion',
  'identitystore:primaryregion',
  'kms:primaryregion',
  'kms:replicaregion',
  's3:destinationregion',
  'secretsmanager:addreplicaregions',
  'secretsmanager:secretprimaryregion',
  'ses:replicaregion',
  'sso:primaryregion',
]);

/** How AWS names its Regions; another word in that place is a slip. */
const DIRECTION = /-(?:central|(?:north|south)(?:east|west)?|east|west)-\d+$/;

const CODES = REGIONS.map(({ code }) => code);

/** The Region of an Availability Zone, or the one whose code is nearest. */
const meant = (value: string): string | undefined => {
  const region = value.toLowerCase().replace(/(?<=-\d)[a-z]$/, '');
  return isRegion(region) ? region : nearest(value, CODES);
};

export default defineCheck({
  id: 'invalid-region',
  code: 'INVALID_REGION',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Unknown Region',
  why: 'A condition on a Region that does not exist never matches. Region codes are lowercase, without the letter of an Availability Zone. One that looks right but is not in the list is only a warning, because AWS adds Regions.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requestedregion',
  bad: [
    {
      with: { Condition: { StringEquals: { 'aws:RequestedRegion': 'us-esat-1' } } },
      at: ['Statement.0.Condition.StringEquals.aws:RequestedRegion'],
      fixed: { Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } } },
    },
    {
      type: 'scp',
      with: {
        Condition: {
          StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1a', 'EU-WEST-2'] },
        },
      },
      at: [
        'Statement.0.Condition.StringNotEquals.aws:RequestedRegion.1',
        'Statement.0.Condition.StringNotEquals.aws:RequestedRegion.2',
      ],
      fixed: {
        Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1', 'eu-west-2'] } },
      },
    },
    {
      with: { Condition: { StringEquals: { 'ec2:Region': 'us-east-9' } } },
      severity: 'warning',
      fixed: { Condition: { StringEquals: { 'ec2:Region': 'us-east-1' } } },
    },
    {
      with: {
        Condition: { 'ForAnyValue:StringEquals': { 'cloudformation:TargetRegion': ['Frankfurt am Main'] } },
      },
    },
  ],
  good: [
    {
      with: {
        Condition: { StringEquals: { 'aws:RequestedRegion': ['us-east-1', 'cn-north-1', 'us-iso-east-1'] } },
      },
    },
    { with: { Condition: { StringEqualsIgnoreCase: { 'aws:RequestedRegion': 'US-EAST-1' } } } },
    {
      with: { Condition: { StringLike: { 'aws:RequestedRegion': ['us-*', '${aws:PrincipalTag/region}'] } } },
    },
    { with: { Condition: { StringEquals: { 'aws:RequestTag/region': 'emea' } } } },
  ],
  on: 'condition',
  check(condition): CheckFindings {
    if (!REGION_KEYS.has(condition.keyName)) return undefined;
    const anyCase = condition.operator?.base.endsWith('IgnoreCase') === true;
    const unknown = plainTexts(condition)
      .map(({ value, path }) => ({ value, path, code: anyCase ? value.toLowerCase() : value }))
      .filter(({ code }) => !isRegion(code));
    return unknown.slice(0, MAX_FOUND).map(({ value, path, code }) => {
      const fixed = meant(code);
      const isNew = looksLikeRegion(code) && DIRECTION.test(code);
      const advice = fixed
        ? `Did you mean \`${fixed}\`?`
        : 'Write the code of a Region, such as `us-east-1`.';
      return {
        message: `${show(value)} is ${isNew ? 'not in the list of Regions' : 'not a Region, so it never matches'}. ${advice}`,
        locations: [atValue(path)],
        ...(isNew && { severity: 'warning' as const }),
        ...(fixed !== undefined && { fix: replaceWith(path, fixed, false) }),
      };
    });
  },
});
