// A configuration that calls the module: its providers, and a variable for each value that the module needs.
// https://developer.hashicorp.com/terraform/language/modules/develop/structure
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import type { ExportedFile } from '#deepseek/export/exporter.ts';
import { identifier } from '#deepseek/export/names.ts';
import { attribute, block, hclFile, list, object, type HclItem } from './hcl.ts';
import { outputItem, variableItem, type ModuleBuilder, type ModuleVariable } from './module-builder.ts';
import type { AliasedAccount } from './other-accounts.ts';
import { quoted } from './text.ts';
import { versions } from './versions.ts';

export const EXAMPLE = 'examples/basic';

/** What the module is called where it is used. */
export const moduleName = ({ name }: ExportKit): string => identifier(name.slice(0, 64), 'snake');

/** The provider refuses credentials of any other account. */
const allowedAccount = (account: string): HclItem =>
  attribute('allowed_account_ids', list([quoted(account)]));

const profileName = (alias: string): string => `${alias}_profile`;

/** The profile of the AWS CLI of each other account. */
const profiles = (others: readonly AliasedAccount[]): readonly ModuleVariable[] =>
  others.map(({ alias, account, open }) => ({
    name: profileName(alias),
    description: open
      ? 'Profile of the AWS CLI with credentials of the other account'
      : `Profile of the AWS CLI with credentials of account ${account}`,
    type: 'string',
    example: quoted(identifier(alias, 'kebab')),
  }));

function providers({ home, groups }: ExportKit, others: readonly AliasedAccount[]): readonly HclItem[] {
  const region = attribute('region', quoted(home.regions[0] ?? 'us-east-1'));
  const own = groups.some(({ account }) => account === undefined);
  return [
    block('provider "aws"', [region, ...(home.accountOpen || !own ? [] : [allowedAccount(home.account)])]),
    ...others.map(({ alias, account, open }) =>
      block(
        'provider "aws"',
        [
          attribute('alias', quoted(alias)),
          region,
          attribute('profile', `var.${profileName(alias)}`),
          ...(open ? [] : [allowedAccount(account)]),
        ],
        'The other account. In a pipeline, use assume_role instead of a profile.',
      ),
    ),
  ];
}

/** The values that a caller decides about; names of roles and policies stay as they are. */
const passedOn = (module: ModuleBuilder): readonly ModuleVariable[] =>
  module.variables().filter(({ isName }) => isName !== true);

function moduleCall(module: ModuleBuilder, others: readonly AliasedAccount[]): HclItem {
  const aliases = ['aws', ...others.map(({ alias }) => `aws.${alias}`)];
  return block(`module "${moduleName(module.kit)}"`, [
    attribute('source', '"../.."'),
    ...(others.length > 0 ? [attribute('providers', object(aliases.map((each) => [each, each])))] : []),
    ...passedOn(module).map(({ name }) => attribute(name, `var.${name}`)),
  ]);
}

export function exampleFiles(
  module: ModuleBuilder,
  others: readonly AliasedAccount[],
): readonly ExportedFile[] {
  const variables = [...profiles(others), ...passedOn(module)].map(
    // The module checks the values.
    (variable) => ({ ...variable, validation: undefined }),
  );
  const required = variables.filter(({ starts }) => starts === undefined);
  const outputs = module.outputs().map(({ name, description }) => ({
    name,
    description,
    value: `module.${moduleName(module.kit)}.${name}`,
  }));
  const files: readonly (readonly [name: string, items: readonly HclItem[]])[] = [
    ['main.tf', [versions(module.kit, []), ...providers(module.kit, others), moduleCall(module, others)]],
    ['variables.tf', variables.map(variableItem)],
    ['outputs.tf', outputs.map(outputItem)],
    ['terraform.tfvars.example', required.map(({ name, example = '""' }) => attribute(name, example))],
  ];
  return files
    .filter(([, items]) => items.length > 0)
    .map(([name, items]) => ({ name: `${EXAMPLE}/${name}`, text: hclFile(items) }));
}
