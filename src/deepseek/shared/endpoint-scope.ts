// What passes a VPC endpoint, in whose accounts: the parts of the policies in endpoint-services.ts.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { PageId } from '#deepseek/catalog/pages.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { Condition } from '#iam/policy/policy.ts';
import { whoseCredentials } from './endpoint-policy.ts';
import { PASSES } from './endpoint-words.ts';

interface EndpointScope {
  readonly checked: CheckedAnswers;
  readonly credentials: Condition;
  readonly asked: readonly FieldId[];
  readonly page: PageId;
  /** ARNs of the service in each Region, in the account of the callers or in every one of their organization. */
  readonly own: (service: string, ...resources: readonly string[]) => readonly string[];
  /** Who owns what is called, for ARNs that do not say. */
  readonly owner: Condition;
}

export const joined = (first: Condition, second: Condition): Condition => ({
  StringEquals: { ...first['StringEquals'], ...second['StringEquals'] },
});

export function scopeOf(checked: CheckedAnswers, page: PageId): EndpointScope {
  const { home } = checked.view;
  const { condition, asked } = whoseCredentials(checked);
  const organization = checked.answer('endpointCallers') === 'organization';
  const account = organization ? '*' : home.account;
  return {
    checked,
    asked: ['endpointServices', 'regions', ...asked],
    page,
    credentials: condition,
    owner: {
      StringEquals: organization
        ? { 'aws:ResourceOrgID': checked.answer('organizationId') }
        : { 'aws:ResourceAccount': home.account },
    },
    own: (service, ...resources) =>
      resources.flatMap((resource) =>
        home.regions.map((region) => `arn:${home.partition}:${service}:${region}:${account}:${resource}`),
      ),
  };
}

interface Passing {
  readonly sid: string;
  readonly title: string;
  readonly text: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition?: Condition;
  readonly asks?: readonly FieldId[];
  readonly doubt?: string;
}

export const passing = (
  scope: EndpointScope,
  { condition, asks = [], title, text, doubt, ...parts }: Passing,
): PlannedStatement =>
  allow({
    ...parts,
    principal: '*',
    condition: condition ?? scope.credentials,
    why: {
      title,
      text: `${text} ${PASSES}`,
      calls: parts.actions.map((action) => action.slice(action.indexOf(':') + 1)),
      answers: [...scope.asked, ...asks],
      page: scope.page,
      ...(doubt ? { doubt } : {}),
    },
  });

/** On ARNs with a star for the account, the owner must be of the organization. */
const ownedBy = ({ checked, credentials, owner }: EndpointScope): Condition =>
  checked.answer('endpointCallers') === 'organization' ? joined(credentials, owner) : credentials;

/** Actions on things of the callers, and those that AWS checks without a resource. */
export function ofAccount(
  scope: EndpointScope,
  sid: string,
  title: string,
  on: { readonly actions: readonly string[]; readonly resources: readonly string[] },
  bare: readonly string[] = [],
): readonly PlannedStatement[] {
  return [
    passing(scope, {
      sid,
      title,
      text: 'Only in the accounts of the callers.',
      ...on,
      condition: ownedBy(scope),
    }),
    ...(bare.length > 0
      ? [
          passing(scope, {
            sid: `${sid}Lists`,
            title: `${title}: calls without a resource`,
            text: 'These actions do not support resources in IAM.',
            actions: bare,
            resources: ['*'],
          }),
        ]
      : []),
  ];
}

export const of = (service: string, names: string): readonly string[] =>
  names.split(' ').map((name) => `${service}:${name}`);
