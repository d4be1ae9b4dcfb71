// What AWS Organizations refuses in service and resource control policies, apart from faults of grammar.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
import { isList, own } from '#iam/json/json-value.ts';
import type { JsonLocation } from '#iam/json/json-path.ts';
import {
  keyAt,
  perStatement,
  valueAt,
  wrongStringsOf,
  type LocatedObject,
  type RefusalRow,
} from './refusal.ts';

const keysOf = ({ value, path }: LocatedObject, names: readonly string[]): readonly JsonLocation[] =>
  names.filter((name) => own(value, name) !== undefined).map((name) => keyAt([...path, name]));

/** Everyone, in either of the two ways to write it. */
function isEveryone(statement: LocatedObject): boolean {
  const principal = own(statement.value, 'Principal');
  const aws = own(principal, 'AWS');
  return principal === '*' || aws === '*' || (isList(aws) && aws.length === 1 && aws[0] === '*');
}

export const ORGANIZATIONS_REFUSALS: readonly RefusalRow[] = [
  {
    types: ['scp'],
    rules: ['principal-in-scp'],
    find: perStatement((statement) => keysOf(statement, ['Principal', 'NotPrincipal'])),
  },
  {
    types: ['rcp'],
    rules: ['rcp-principal', 'not-action-in-rcp'],
    find: perStatement((statement) => keysOf(statement, ['NotPrincipal', 'NotAction'])),
  },
  {
    types: ['rcp'],
    rules: ['missing-principal', 'rcp-principal'],
    find: perStatement((statement) => {
      if (own(statement.value, 'NotPrincipal') !== undefined || isEveryone(statement)) return [];
      const isMissing = own(statement.value, 'Principal') === undefined;
      return [valueAt(isMissing ? statement.path : [...statement.path, 'Principal'])];
    }),
  },
  {
    types: ['rcp'],
    rules: ['rcp-effect'],
    find: perStatement(({ value, path }) =>
      own(value, 'Effect') === 'Allow' ? [valueAt([...path, 'Effect'])] : [],
    ),
  },
  {
    types: ['rcp'],
    rules: ['rcp-action'],
    find: perStatement((statement) =>
      wrongStringsOf(statement, 'Action', (text) => text === '*').map(({ path }) => valueAt(path)),
    ),
  },
];
