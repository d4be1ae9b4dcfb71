// Offers principals: services, accounts, roles and identity providers.
import { SERVICE_PRINCIPALS, type KnownServicePrincipal } from '#iam/facts/service-principals.ts';
import { SHARED_OIDC_ISSUERS } from '#iam/facts/shared-oidc-issuers.ts';
import { PARTITIONS } from '#iam/facts/regions.ts';
import { inSnippet, type Proposal } from './completion.ts';
import { knownArns } from './known-arns.ts';
import { fitOf } from './match.ts';
import type { CompletionContext } from './completion-context.ts';

const principal = (text: string, detail: string, rank: number): Proposal => ({
  label: text,
  text,
  kind: 'principal',
  detail,
  rank,
});

const DETAILS: Readonly<Record<'role' | 'service-linked role', string>> = {
  role: 'assumes roles',
  'service-linked role': 'assumes service-linked roles',
};

/** Service principals, those first that `isLikely` says are meant. */
export function servicePrincipals(
  typed: string,
  isLikely: (service: KnownServicePrincipal) => boolean,
): readonly Proposal[] {
  return SERVICE_PRINCIPALS.flatMap((service): readonly Proposal[] => {
    const fit = fitOf(typed, service.name);
    if (fit === undefined) return [];
    const detail = service.assumes ? DETAILS[service.assumes] : 'AWS service';
    return [principal(service.name, detail, fit * 10 + (isLikely(service) ? 0 : 5))];
  });
}

const fitting = (typed: string, proposals: readonly Proposal[]): readonly Proposal[] =>
  proposals.flatMap((each): readonly Proposal[] => {
    const fit = fitOf(typed, each.label);
    return fit === undefined ? [] : [{ ...each, rank: fit * 10 + each.rank }];
  });

/** A role or user by its ARN, or as Terraform names it. */
const OF_IDENTITY = /^(?:arn:[^:]*:iam::\d{12}:(?:role|user)\/|\$\{aws_iam_(?:role|user)\.)/;

const NEW_ROLE = 'role/${RoleName}';
const asSnippet = (text: string): Pick<Proposal, 'text' | 'snippet'> => {
  let number = 0;
  const placed = inSnippet(text).replaceAll(
    /\\\$\{(AccountId|RoleName)\\\}/g,
    (_, name: string) => `\${${(number += 1)}:${name}}`,
  );
  return { text: placed, snippet: true };
};

/** What follows the account in the ARN of a principal. */
function ofAccount(start: string, { known }: CompletionContext): readonly Proposal[] {
  const own = knownArns(known).flatMap((text) => /^arn:[^:]*:iam::\d{12}:(role\/.+)$/.exec(text)?.[1] ?? []);
  const names = [...new Set([...(known.roleNames ?? []).map((name) => `role/${name}`), ...own])];
  return [
    principal(`${start}:root`, 'everyone in the account whose policies allow it', 0),
    ...names.map((name) => principal(`${start}:${name}`, 'a role of this name', 1)),
    { ...principal(`${start}:${NEW_ROLE}`, 'a role', 2), ...asSnippet(`${start}:${NEW_ROLE}`) },
  ];
}

/** The user's roles, and whole accounts. */
function awsPrincipals(scene: CompletionContext): readonly Proposal[] {
  const { known, typed, question } = scene;
  const fields = typed.split(':');
  if (fields.length > 5 && typed.startsWith('arn:'))
    return fitting(typed, ofAccount(fields.slice(0, 5).join(':'), scene));
  const accounts = known.accounts ?? [];
  const all = knownArns(known).filter((text) => OF_IDENTITY.test(text));
  const chosen = PARTITIONS.find(({ id }) => id === fields[1])?.id;
  const start = `arn:${chosen ?? known.partition ?? 'aws'}:iam::`;
  const any = `${start}\${AccountId}:`;
  return fitting(typed, [
    ...all.map((text) => principal(text, 'yours', 1)),
    ...accounts.map((account) => principal(`${start}${account}:root`, 'the account', 2)),
    principal('*', question.type === 'trust' ? 'everyone: restrict it with a condition' : 'everyone', 8),
    ...(chosen === undefined
      ? PARTITIONS.map(({ id, name }, index) => ({
          ...principal(`arn:${id}:iam::`, name, 4 + index / 10),
          more: true,
        }))
      : []),
    { ...principal(`${any}root`, 'an account', 6), ...asSnippet(`${any}root`) },
    { ...principal(`${any}${NEW_ROLE}`, 'a role', 7), ...asSnippet(`${any}${NEW_ROLE}`) },
  ]);
}

const PUBLIC_PROVIDERS = [
  'accounts.google.com',
  'cognito-identity.amazonaws.com',
  'graph.facebook.com',
  'www.amazon.com',
];

/** Identity providers: those that AWS knows by name, and forms for the others. */
function federatedPrincipals({ known, typed }: CompletionContext): readonly Proposal[] {
  const account = known.accounts?.[0];
  const start = `arn:${known.partition ?? 'aws'}:iam::`;
  const at = account ?? '${AccountId}';
  const holder = account ?? '${1:AccountId}';
  const issuers = [...SHARED_OIDC_ISSUERS.keys()].filter(
    (issuer) => issuer !== 'cognito-identity.amazonaws.com',
  );
  const providers = issuers.map((issuer) => ({
    ...principal(
      `${start}${at}:oidc-provider/${issuer}`,
      'OpenID Connect',
      issuer.startsWith('token.actions.') ? 2 : 3,
    ),
    text: `${start}${holder}:oidc-provider/${issuer}`,
    snippet: true,
  }));
  return fitting(typed, [
    ...PUBLIC_PROVIDERS.map((name) => principal(name, 'identity provider', 2)),
    ...providers,
    {
      ...principal(`${start}${at}:saml-provider/\${Name}`, 'SAML', 4),
      text: `${start}${holder}:saml-provider/\${2:Name}`,
      snippet: true,
    },
  ]);
}

/** The completions for Principal: under `kind`, or as a bare value. */
export function principals(kind: string | undefined, scene: CompletionContext): readonly Proposal[] {
  const { typed, question } = scene;
  switch (kind) {
    case undefined:
      return [
        principal('*', 'everyone', 10),
        ...(scene.cursor.token
          ? []
          : [
              {
                label: '{ … }',
                json: '{ $1 }',
                kind: 'value' as const,
                detail: 'by kind',
                rank: 0,
                more: true,
              },
            ]),
      ];
    case 'Service':
      return servicePrincipals(typed, (service) =>
        question.type === 'trust' ? service.assumes === 'role' : service.inResourcePolicies,
      );
    case 'AWS':
      return awsPrincipals(scene);
    case 'Federated':
      return federatedPrincipals(scene);
    default:
      return [];
  }
}
