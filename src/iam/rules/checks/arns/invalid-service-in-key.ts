// A condition key of a service that AWS does not have.
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { renameKey } from '#iam/rules/condition-edits.ts';
import { suggestName } from '#iam/rules/checks/actions/action-fixes.ts';
import { renameTitle } from '#iam/rules/checks/keys/suggested-keys.ts';
import { RETIRED_SERVICES } from '#iam/facts/retired-services.ts';

/** What services look like. Identity providers have a dot in their names, or a port or a path behind them. */
const SERVICE_KEY = /^([a-z0-9-]+):(?!\d+(?:$|[/:]))(.+)$/;

export default defineCheck({
  id: 'invalid-service-in-key',
  code: 'INVALID_SERVICE',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Condition key of an unknown service',
  why: 'The part before the colon of a condition key is `aws`, a service prefix, or the address of an identity provider. No request has a key with any other prefix.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  bad: [
    {
      with: { Condition: { StringEquals: { 'kmss:ViaService': 's3.us-east-1.amazonaws.com' } } },
      at: ['#Statement.0.Condition.StringEquals.kmss:ViaService'],
      fixed: { Condition: { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } } },
    },
    {
      type: 'trust',
      with: { Condition: { StringEquals: { 'iaws:SourceAccount': '111122223333' } } },
      at: ['#Statement.0.Condition.StringEquals.iaws:SourceAccount'],
      fixed: { Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } },
    },
    {
      with: { Condition: { StringLikeIfExists: { 'NoSuchService:Key': ['a', 'b'] } } },
      at: ['#Statement.0.Condition.StringLikeIfExists.NoSuchService:Key'],
    },
  ],
  good: [
    { with: { Condition: { StringEquals: { 'AWS:SourceAccount': '111122223333' } } } },
    { with: { Condition: { StringEquals: { 'KMS:ViaService': 's3.us-east-1.amazonaws.com' } } } },
    {
      type: 'trust',
      with: {
        Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/login.example.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { 'login.example.com:aud': 'app', 'keycloak:8443/realms/a:sub': 'b' } },
      },
    },
    {
      type: 'trust',
      with: { Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } } },
    },
    { with: { Condition: { StringEquals: { 'catalog:Catalog': 'AWSMarketplace' } } } },
    // Without a colon it is another slip.
    { with: { Condition: { StringEquals: { SourceAccount: '111122223333' } } } },
  ],
  on: 'condition',
  check(condition, statement, { policy, reference }): CheckFindings {
    const { key, keyName, path } = condition;
    const colon = keyName.indexOf(':');
    const service = keyName.slice(0, colon);
    if (colon <= 0 || service === 'aws' || reference.isNamespace(service)) return undefined;
    if (RETIRED_SERVICES.has(service) || !SERVICE_KEY.test(keyName)) return undefined;
    const prefix = suggestName(policy, service, () => ['aws', ...reference.prefixes]);
    const meant = prefix && `${prefix}${key.slice(colon)}`;
    const edits = meant && renameKey(statement, condition, meant);
    return {
      message: `${show(key.slice(0, colon))} is not an AWS service, so no request has the key ${show(key)}. ${meant ? `Did you mean ${show(meant)}?` : 'Look up its name.'}`,
      locations: [atKey(path)],
      ...(edits && { fix: { title: renameTitle(meant), safe: false, edits } }),
    };
  },
});
