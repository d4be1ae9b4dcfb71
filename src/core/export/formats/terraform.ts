// The role kit as a Terraform configuration for the AWS provider.
import type { ExportKit } from '#core/export/export-kit.ts';
import {
  POLICY_KIND,
  chosen,
  type Choice,
  type Choices,
  type ExportedFile,
  type Exporter,
} from '#core/export/exporter.ts';
import { namer } from '#core/export/names.ts';
import type { AccountGroup } from '#core/export/targets.ts';
import { attribute, block, hclFile, list, object, type HclItem } from './terraform/hcl.ts';
import { startModule, type ModuleBuilder } from './terraform/module-builder.ts';
import { groupItems } from './terraform/resources.ts';
import { quoted } from './terraform/text.ts';

const DOCUMENTS: Choice = {
  id: 'documents',
  label: 'Policy documents',
  options: [
    {
      value: 'data-source',
      label: 'Data sources',
      detail: 'aws_iam_policy_document, checked when Terraform plans',
    },
    { value: 'jsonencode', label: 'jsonencode', detail: 'The policies unchanged, as HCL' },
  ],
};

/** The data sources and locals for partition and account, as far as they are used. */
function lookups(module: ModuleBuilder): readonly HclItem[] {
  const [partition, account] = [module.uses('partition'), module.uses('account')];
  const locals = [
    ...(partition ? [attribute('partition', 'data.aws_partition.current.partition')] : []),
    ...(account ? [attribute('account_id', 'data.aws_caller_identity.current.account_id')] : []),
  ];
  return [
    ...(partition ? [block('data "aws_partition" "current"', [])] : []),
    ...(account ? [block('data "aws_caller_identity" "current"', [])] : []),
    ...(locals.length > 0 ? [block('locals', locals)] : []),
  ];
}

/** The provider refuses credentials of any other account. */
const allowedAccount = (account: string): HclItem =>
  attribute('allowed_account_ids', list([quoted(account)]));

/** Required versions, and a provider for each account. */
function versions({ home, groups }: ExportKit, others: readonly OtherAccount[]): readonly HclItem[] {
  const region = attribute('region', quoted(home.regions[0] ?? 'us-east-1'));
  const provider = object([
    ['source', '"hashicorp/aws"'],
    ['version', '"~> 6.0"'],
  ]);
  const own = groups.some(({ account }) => account === undefined);
  return [
    block('terraform', [
      attribute('required_version', '">= 1.5"'),
      block('required_providers', [attribute('aws', provider)]),
    ]),
    block('provider "aws"', [region, ...(home.accountOpen || !own ? [] : [allowedAccount(home.account)])]),
    ...others.map(({ alias, profile, group }) =>
      block(
        'provider "aws"',
        [
          attribute('alias', quoted(alias)),
          region,
          attribute('profile', profile),
          ...(group.open || group.account === undefined ? [] : [allowedAccount(group.account)]),
        ],
        'The other account. In a pipeline, use assume_role instead of a profile.',
      ),
    ),
  ];
}

interface OtherAccount {
  readonly group: AccountGroup;
  readonly alias: string;
  /** The variable with the profile of the AWS CLI. */
  readonly profile: string;
}

function files(kit: ExportKit, choices?: Choices): readonly ExportedFile[] {
  const module = startModule(kit, {
    inline: chosen(POLICY_KIND, choices) === 'inline',
    jsonencode: chosen(DOCUMENTS, choices) === 'jsonencode',
  });
  const aliases = namer('snake');
  const others = kit.groups
    .filter(({ account }) => account !== undefined)
    .map((group): OtherAccount => {
      const alias = aliases(group.open ? 'other account' : group.id, group.id);
      return {
        group,
        alias,
        profile: module.variable(
          `${alias} profile`,
          group.open
            ? 'Profile of the AWS CLI with credentials of the other account'
            : `Profile of the AWS CLI with credentials of account ${group.account}`,
          'string',
        ),
      };
    });
  const made = kit.groups.flatMap((group) => {
    const other = others.find((each) => each.group === group);
    return groupItems({ module, group, provider: other && `aws.${other.alias}` });
  });
  const head: HclItem = { kind: 'comment', lines: [`${kit.title}. Made with Rolewright.`, ...kit.notes] };
  const outputs = module.outputs();
  const variables = module.variables();
  return [
    { name: 'main.tf', text: hclFile([head, ...lookups(module), ...made]) },
    ...(variables.length > 0 ? [{ name: 'variables.tf', text: hclFile(variables) }] : []),
    { name: 'versions.tf', text: hclFile(versions(kit, others)) },
    ...(outputs.length > 0 ? [{ name: 'outputs.tf', text: hclFile(outputs) }] : []),
  ];
}

export const terraform: Exporter = { choices: [POLICY_KIND, DOCUMENTS], files };
