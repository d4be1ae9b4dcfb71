// An action with which the trusted principal cannot assume the role.
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type Fix, type CheckFinding, type CheckFindings } from '#iam/rules/check.ts';
import type { ActionView, PrincipalView, StatementView } from '#iam/rules/policy-view.ts';
import { readProvider } from './web-identity.ts';

/** By its name in lower case. Others, such as sts:TagSession, go with any principal. */
const ASSUMING: ReadonlyMap<string, string> = new Map(
  ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'].map((name) => [
    name.toLowerCase(),
    name,
  ]),
);

/** The action by which this principal assumes a role; undefined where that is not known, or any will do. */
function actionOf(principal: PrincipalView): string | undefined {
  if (principal.kind === 'Service') return 'sts:assumerole';
  if (principal.kind === 'AWS') return principal.value === '*' ? undefined : 'sts:assumerole';
  const provider = readProvider(principal);
  if (!provider) return undefined;
  return provider.kind === 'saml' ? 'sts:assumerolewithsaml' : 'sts:assumerolewithwebidentity';
}

/** If all principals need one action: write that, or remove the actions that no principal can use. */
function mend(
  action: ActionView,
  wanted: ReadonlySet<string | undefined>,
  statement: StatementView,
): Fix | undefined {
  const [only] = wanted;
  const name = wanted.size === 1 && only !== undefined ? ASSUMING.get(only) : undefined;
  if (name === undefined) return undefined;
  if (!statement.actions.some(({ value }) => value.toLowerCase() === only)) {
    return {
      title: `Replace with ${name}`,
      safe: false,
      edits: [{ kind: 'replace', path: action.path, value: name }],
    };
  }
  return {
    title: `Remove ${action.value}`,
    safe: statement.effect === 'Allow',
    edits: [{ kind: 'remove', path: action.path }],
  };
}

const MAX_NAMED = 20;

export default defineCheck({
  id: 'mismatched-action-for-principal',
  code: 'MISMATCHED_ACTION_FOR_PRINCIPAL',
  severity: 'error',
  types: ['trust'],
  title: 'Action does not go with the principal',
  why: 'SAML providers go with sts:AssumeRoleWithSAML, OIDC providers with sts:AssumeRoleWithWebIdentity, accounts, roles, users and services with sts:AssumeRole. The role cannot be assumed with any other action.',
  source: 'https://docs.aws.amazon.com/STS/latest/APIReference/welcome.html',
  bad: [
    {
      with: {
        Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/Corporate' },
        Action: 'sts:AssumeRole',
      },
      at: ['Statement.0.Action', 'Statement.0.Principal.Federated'],
      fixed: { Action: 'sts:AssumeRoleWithSAML' },
    },
    {
      with: {
        Principal: { Federated: ['cognito-identity.amazonaws.com'] },
        Action: ['sts:TagSession', 'STS:AssumeRole', 'sts:AssumeRoleWithWebIdentity'],
      },
      at: ['Statement.0.Action.1', 'Statement.0.Principal.Federated.0'],
      fixed: { Action: ['sts:TagSession', 'sts:AssumeRoleWithWebIdentity'] },
    },
    {
      with: { Action: ['sts:AssumeRoleWithWebIdentity'] },
      at: ['Statement.0.Action.0', 'Statement.0.Principal.Service'],
      fixed: { Action: ['sts:AssumeRole'] },
    },
    {
      with: {
        Principal: {
          AWS: '111122223333',
          Federated: 'arn:aws:iam::111122223333:saml-provider/Corporate',
        },
        Action: 'sts:AssumeRole',
      },
      at: ['Statement.0.Action', 'Statement.0.Principal.Federated'],
    },
    {
      with: {
        Principal: { AWS: 'arn:aws:iam::111122223333:role/App' },
        Action: 'sts:AssumeRoleWithWebIdentity',
      },
      fixed: { Action: 'sts:AssumeRole' },
    },
    // Which of two is meant is open.
    {
      with: {
        Principal: {
          AWS: 'arn:aws:iam::111122223333:role/App',
          Federated: 'arn:aws:iam::111122223333:saml-provider/idp',
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
      },
      at: ['Statement.0.Action', 'Statement.0.Principal.AWS', 'Statement.0.Principal.Federated'],
    },
    // A Deny of less is no safe fix.
    {
      with: {
        Effect: 'Deny',
        Principal: { AWS: 'arn:aws:iam::111122223333:role/App' },
        Action: ['sts:AssumeRole', 'sts:AssumeRoleWithSAML'],
      },
      fixed: { Action: ['sts:AssumeRole'] },
      isSafe: false,
    },
  ],
  good: [
    {
      with: {
        Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/Corporate' },
        Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession', 'sts:SetSourceIdentity'],
      },
    },
    {
      with: {
        Principal: {
          AWS: '111122223333',
          Federated: 'arn:aws:iam::111122223333:saml-provider/Corporate',
        },
        Action: ['sts:AssumeRole', 'sts:AssumeRoleWithSAML'],
      },
    },
    { with: { Action: 'sts:AssumeRole*' } },
    { with: { Effect: 'Deny', Principal: { AWS: '*' }, Action: 'sts:AssumeRoleWithWebIdentity' } },
    // Another check reports the provider.
    { with: { Principal: { Federated: 'nobody' }, Action: 'sts:AssumeRole' } },
    {
      with: {
        Effect: 'Deny',
        Principal: undefined,
        NotPrincipal: { Service: 'lambda.amazonaws.com' },
        Action: 'sts:AssumeRoleWithSAML',
      },
    },
    {
      with: {
        Principal: { AWS: 'arn:aws:iam::111122223333:role/App' },
        Action: ['sts:AssumeRole*', 'sts:AssumeRoleWithSAML'],
      },
    },
  ],
  on: 'statement',
  check(statement): CheckFindings {
    const assuming = statement.actions.filter(({ value }) => ASSUMING.has(value.toLowerCase()));
    if (statement.actions.some(({ wildcard }) => wildcard)) return undefined;
    const trusted = statement.principals.flatMap((principal) =>
      principal.excluded ? [] : [{ principal, wants: actionOf(principal) }],
    );
    const wanted = new Set(trusted.map(({ wants }) => wants));
    const present = new Set(assuming.map(({ value }) => value.toLowerCase()));
    const hits = assuming.slice(0, MAX_NAMED).flatMap((action): readonly CheckFinding[] => {
      const name = action.value.toLowerCase();
      // Where somebody can use the action, only those count who have none of their own.
      const usable = wanted.has(name) || wanted.has(undefined);
      const strangers = trusted.filter(
        ({ wants }) => wants !== undefined && wants !== name && !(usable && present.has(wants)),
      );
      const [first] = strangers;
      if (!first) return [];
      const fix = mend(action, wanted, statement);
      return [
        {
          message: `${show(first.principal.value)} cannot assume a role with ${show(action.value)}. Write \`${ASSUMING.get(first.wants ?? '')}\`.`,
          locations: [
            atValue(action.path),
            ...strangers.slice(0, MAX_NAMED).map(({ principal }) => atValue(principal.path)),
          ],
          ...(fix && { fix }),
        },
      ];
    });
    return hits;
  },
});
