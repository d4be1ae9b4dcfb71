// A key on VPC endpoints in a statement that also covers services whose requests do not carry it.
import { show } from '#iam/text/quote.ts';
import { trueWithoutKey } from '#iam/rules/absent-key.ts';
import { ALL_TYPES, atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import type { ActionView, StatementView } from '#iam/rules/policy-view.ts';
import { VPC_ENDPOINT_KEY_SERVICES } from '#iam/facts/vpc-endpoint-keys.ts';
import type { Reference } from '#iam/reference/reference.ts';

const lacks =
  (services: ReadonlySet<string>, reference: Reference) =>
  ({ prefix, name }: ActionView): boolean => {
    if (prefix === '') return name === '*';
    if (prefix === 'iam') return name === 'passrole';
    return !services.has(prefix) && reference.listed(prefix) !== undefined;
  };

/** What the statement covers that does not carry the key, in a few words. */
function whatLacks(
  { actions, notActions }: StatementView,
  services: ReadonlySet<string>,
  reference: Reference,
): string | undefined {
  if (notActions.length > 0) return 'NotAction covers services that do not';
  const lacking = actions.filter(lacks(services, reference));
  const [first] = lacking;
  if (!first) return undefined;
  if (lacking.some(({ prefix }) => prefix === '')) return '`*` covers services that do not';
  if (first.prefix === 'iam') return 'iam:PassRole does not';
  const names = [...new Set(lacking.map(({ prefix }) => prefix))];
  const others = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return `${names.slice(0, 3).join(', ')}${others} ${names.length === 1 ? 'does' : 'do'} not`;
}

/** Whether a Deny leaves requests without the key alone. */
const asksForKey = ({ effect, conditions }: StatementView, keyName: string): boolean =>
  effect === 'Deny' &&
  conditions.some(
    (other) =>
      other.keyName === keyName && other.operator?.base === 'Null' && trueWithoutKey(other) === false,
  );

export default defineCheck({
  id: 'use-condition-key-only-with-supported-services',
  code: 'USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES',
  severity: 'warning',
  types: ALL_TYPES,
  title: 'VPC endpoint key with services that do not support it',
  why: 'Only requests to some services contain aws:VpceAccount, aws:VpceOrgID, aws:VpceOrgPaths and aws:SourceVpcArn, even through an endpoint. For all others an Allow with the key never applies, and a Deny with a negated operator always does.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-vpceorgid',
  bad: [
    {
      with: {
        Action: ['s3:GetObject', 'athena:*', 'glue:GetTable'],
        Resource: '*',
        Condition: { StringEquals: { 'aws:VpceAccount': '111122223333' } },
      },
      at: ['#Statement.0.Condition.StringEquals.aws:VpceAccount'],
    },
    {
      type: 'scp',
      with: {
        Action: '*',
        Condition: { StringNotEqualsIfExists: { 'AWS:VpceOrgId': 'o-a1b2c3d4e5' } },
      },
      at: ['#Statement.0.Condition.StringNotEqualsIfExists.AWS:VpceOrgId'],
    },
    {
      type: 'scp',
      with: {
        Action: undefined,
        NotAction: 'iam:*',
        Condition: { 'ForAllValues:StringNotLike': { 'aws:VpceOrgPaths': 'o-a1b2c3d4e5/*' } },
      },
    },
    { with: { Action: 'iam:PassRole', Condition: { StringEquals: { 'aws:VpceOrgID': 'o-a1b2c3d4e5' } } } },
    {
      with: {
        Action: [
          'compute-optimizer:*',
          'consolidatedbilling:*',
          'cost-optimization-hub:*',
          'autoscaling-plans:*',
        ],
        Resource: '*',
        Condition: { StringEquals: { 'aws:VpceAccount': '111122223333' } },
      },
    },
    {
      with: {
        Action: ['pricing:*', 'ce:*', 'budgets:*', 'support:*', 'health:*', 'compute-optimizer:*'],
        Resource: '*',
        Condition: { StringEquals: { 'aws:VpceAccount': '111122223333' } },
      },
    },
  ],
  good: [
    {
      with: {
        Action: ['s3:GetObject', 'KMS:Decrypt', 'iam:*'],
        Condition: { StringEquals: { 'aws:VpceAccount': '111122223333' } },
      },
    },
    { with: { Action: 'sqs:*', Condition: { StringEquals: { 'aws:VpceOrgID': 'o-a1b2c3d4e5' } } } },
    { with: { Action: 'glue:GetTable', Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-0a1b2c3d' } } } },
    { with: { Action: '*', Condition: { Null: { 'aws:VpceOrgID': 'true' } } } },
    // Requests without the key are left alone.
    {
      type: 'scp',
      with: {
        Action: '*',
        Condition: {
          StringNotEquals: { 'aws:VpceOrgID': 'o-a1b2c3d4e5' },
          Null: { 'aws:VpceOrgID': 'false' },
        },
      },
    },
  ],
  on: 'condition',
  check({ operator, key, keyName, path }, statement, { reference }): CheckFindings {
    const services = VPC_ENDPOINT_KEY_SERVICES.get(keyName);
    if (!services || !operator || operator.base === 'Null' || asksForKey(statement, keyName))
      return undefined;
    const what = whatLacks(statement, services, reference);
    if (what === undefined) return undefined;
    return {
      message: `Only some services support ${show(key)}; ${what}. Use only services that AWS lists for the key.`,
      locations: [atKey(path)],
    };
  },
});
