// A wildcard that matches more than is plausible.
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';

/** How many plain characters AWS asks for in front of a wildcard. */
const LEAST = 6;

/** Keys whose values are paths of people's choosing, or subjects that others give out; in lower case. */
const PATH_KEYS: ReadonlySet<string> = new Set([
  'aws:principalorgpaths',
  'aws:resourceorgpaths',
  'aws:sourceorgpaths',
  'aws:vpceorgpaths',
  'aws:userid',
]);

/** The subject in a token of an identity provider: the namespace is the host of its issuer. */
const isSubject = (keyName: string): boolean =>
  keyName.endsWith(':sub') && keyName.slice(0, keyName.indexOf(':')).includes('.');

/** Whether a run of wildcards follows on fewer plain characters. Measured on AWS: it counts from the wildcard before. */
function isBroad(value: string): boolean {
  let run = 0;
  for (let at = 0; at < value.length; at += 1) {
    const character = value[at];
    if (character !== '*' && character !== '?') run += 1;
    else if (character === '*' && run < LEAST && value[at - 1] !== '*') return true;
    else run = 0;
  }
  return false;
}

export default defineCheck({
  id: 'wildcard-usage-too-permissive',
  code: 'WILDCARD_USAGE_TOO_PERMISSIVE',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Wildcard that matches too much',
  why: 'Accounts, organizations, VPCs and endpoints have IDs without structure, so a wildcard also matches IDs of others. In organization paths and token subjects, AWS requires six plain characters before each wildcard.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-wildcard-usage-too-permissive',
  bad: [
    {
      type: 'resource',
      with: { Principal: '*', Condition: { StringLike: { 'aws:PrincipalOrgID': 'o-*' } } },
      at: ['Statement.0.Condition.StringLike.aws:PrincipalOrgID'],
    },
    {
      type: 'trust',
      with: {
        Principal: {
          Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringLike: { 'token.actions.githubusercontent.com:sub': ['repo:octo-org/octo@*', 'repo:*'] },
        },
      },
      at: ['Statement.0.Condition.StringLike.token|actions|githubusercontent|com:sub.1'],
    },
    {
      with: { Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': ['o-a1b2c3d4e5/*/ou-*'] } } },
      at: ['Statement.0.Condition.ForAnyValue:StringLike.aws:PrincipalOrgPaths.0'],
    },
    { with: { Condition: { StringLike: { 'aws:SourceAccount': '11112222333?' } } } },
    { with: { Condition: { StringNotLike: { 'aws:userid': '*:ada@example.com' } } } },
    { with: { Condition: { StringLike: { 'aws:ResourceOrgPaths': 'o-a*' } } } },
    { with: { Condition: { StringLike: { 'aws:SourceOrgPaths': 'o-a*' } } } },
    { with: { Condition: { StringLike: { 'aws:VpceOrgPaths': 'o-a*' } } } },
    { with: { Condition: { StringLike: { 'aws:PrincipalOrgPaths': 'o-a1b?*' } } } },
  ],
  good: [
    { with: { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } } },
    {
      with: { Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-ab12/*' } } },
    },
    { with: { Condition: { StringLike: { 'aws:userid': 'AROAEXAMPLEID:*' } } } },
    // Elsewhere patterns are short: AWS's own policies are full of them.
    {
      with: {
        Condition: { StringLike: { 'kms:ViaService': 's3.*.amazonaws.com', 'aws:PrincipalTag/team': 'a*' } },
      },
    },
    // Another check reports a wildcard that is none.
    { with: { Condition: { StringEquals: { 'aws:SourceAccount': '*' } } } },
    // Six plain characters before each, a mark without any, and two in a row.
    { with: { Condition: { StringLike: { 'aws:PrincipalOrgPaths': 'o-a1b2*' } } } },
    { with: { Condition: { StringLike: { 'aws:PrincipalOrgPaths': 'o-?a1b2c3/r-ab12/' } } } },
    { with: { Condition: { StringLike: { 'aws:PrincipalOrgPaths': 'o-a1b2c3**' } } } },
    // Other claims, and other subjects.
    { with: { Condition: { StringLike: { 'token.actions.githubusercontent.com:aud': 'a*' } } } },
    { with: { Condition: { StringLike: { 'app:sub': 'a*' } } } },
    { with: { Condition: { StringLike: { 'app:key.sub': 'a*' } } } },
    // Other checks report these.
    { with: { Condition: { StringLike: { 'aws:PrincipalOrgID': 5 } } } },
    { with: { Condition: { StringLikes: { 'aws:PrincipalOrgID': 'o-*' } } } },
  ],
  on: 'condition',
  check({ operator, key, keyName, values }, _statement, { reference }): CheckFindings {
    if (operator?.wildcards !== true) return undefined;
    const sensitive = reference.globalKey(keyName)?.sensitive === true;
    if (!sensitive && !PATH_KEYS.has(keyName) && !isSubject(keyName)) return undefined;
    return values.flatMap(({ value, path }) => {
      if (typeof value !== 'string' || !(sensitive ? hasWildcard(value) : isBroad(value))) return [];
      const advice = sensitive
        ? `Write complete values for ${show(key)}.`
        : `Put at least ${LEAST} plain characters before each wildcard in ${show(key)}.`;
      return [
        {
          message: `${show(value)} also matches values of others. ${advice}`,
          locations: [atValue(path)],
        },
      ];
    });
  },
});
