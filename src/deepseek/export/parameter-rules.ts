// What a value for a placeholder has to look like: every format checks it in the same way.
import type { InputRuleId } from '#iam/facts/input-rules.ts';
import type { CreatedEntity } from './created-entities.ts';
import { portablePattern } from '#iam/facts/portable-pattern.ts';

/** By the name of a parameter, without the number of a further one. Others may be any text that stays what it is. */
export const PARAMETER_RULES: readonly (readonly [parameter: RegExp, rule: InputRuleId])[] = [
  [/Bucket$/, 's3Bucket'],
  [/^modelAccount$/, 'accountId'],
  [/^(?:callerRoleName|userName)$/, 'roleName'],
  [/^domainName$/, 'openSearchDomainName'],
  [/^hyperpodEks$/, 'eksClusterArn'],
  [/^eksIssuer$/, 'eksOidcIssuer'],
  [/^(?:e|marketplaceE)ndpointName$/, 'sagemakerEndpointName'],
  [/^externalId$/, 'externalId'],
  [/^githubRepositoryName$/, 'githubRepo'],
  [/^githubRepositoryOwner$/, 'githubOwner'],
  [/^namespace$/, 'k8sNamespace'],
  [/^serviceAccount$/, 'k8sServiceAccount'],
  [/^organizationId$/, 'organizationId'],
  [/^permissionSet$/, 'permissionSetName'],
  [/^vpcEndpoints$/, 'vpceId'],
];

/** The pattern for a value of a parameter, without anchors; undefined for those that may be any text. */
export function parameterPattern({ id }: { readonly id: string }): string | undefined {
  const name = id.replace(/\d+$/, '');
  const rule = PARAMETER_RULES.find(([parameter]) => parameter.test(name))?.[1];
  return rule && portablePattern(rule);
}

/** What no value may contain: the ends of JSON strings, and what means more than one thing in a policy. */
const TEXT_PATTERN = String.raw`[^"\\*?$\x00-\x1f]+`;

/** The pattern in formats that can say any character. */
export const patternOf = (parameter: { readonly id: string }): string =>
  parameterPattern(parameter) ?? TEXT_PATTERN;

/** What IAM takes as a name, without anchors. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const NAME_PATTERNS: Readonly<Record<CreatedEntity['kind'], string>> = {
  role: String.raw`[\w+=,.@-]{1,64}`,
  policy: String.raw`[\w+=,.@-]{1,128}`,
};

/** Whether the name is one that its own pattern takes: a default has to. */
export const fitsPattern = ({ kind, name }: CreatedEntity): boolean =>
  new RegExp(`^${NAME_PATTERNS[kind]}$`).test(name);

/** What a value must be, after "must". */
export const mustOf = (parameter: { readonly id: string; readonly standIn: string }): string =>
  parameterPattern(parameter) === undefined
    ? 'not be empty or contain wildcards, quotation marks, backslashes, dollar signs or line breaks'
    : `look like ${parameter.standIn}`;
