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
import type { Group } from '#core/export/targets.ts';
import { attribute, block, hclFile, list, object, type Item } from './terraform/hcl.ts';
import { moduleOf, type Module } from './terraform/module.ts';
import { groupItems } from './terraform/resources.ts';
import { quoted } from './terraform/text.ts';

const DOCUMENTS: Choice = {
  id: 'documents',
  label: 'Policy documents',
  options: [
    {
      value: 'data-source',
      label: 'Data sources',
      detail: 'aws_iam_policy_document, checked by Terraform as it plans',
    },
    { value: 'jsonencode', label: 'jsonencode', detail: 'The policies as they are, in HCL' },
  ],
};

/** The data sources and locals that texts use. */
function surroundings(module: Module): readonly Item[] {
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

/** An account of its own, by digits that the provider checks before it does anything. */
const only = (account: string): Item => attribute('allowed_account_ids', list([quoted(account)]));

/** What Terraform and the provider must be, and a provider for each account. */
function versions({ home, groups }: ExportKit, others: readonly Other[]): readonly Item[] {
  const region = attribute('region', quoted(home.regions[0] ?? 'us-east-1'));
  const provider = object([
    ['source', '"hashicorp/aws"'],
    ['version', '">= 6.0"'],
  ]);
  const own = groups.some(({ account }) => account === undefined);
  return [
    block('terraform', [
      attribute('required_version', '">= 1.5"'),
      block('required_providers', [attribute('aws', provider)]),
    ]),
    block('provider "aws"', [region, ...(home.accountOpen || !own ? [] : [only(home.account)])]),
    ...others.map(({ alias, profile, group }) =>
      block(
        'provider "aws"',
        [
          attribute('alias', quoted(alias)),
          region,
          attribute('profile', profile),
          ...(group.open || group.account === undefined ? [] : [only(group.account)]),
        ],
        'The other account. In a pipeline, use assume_role instead of a profile.',
      ),
    ),
  ];
}

interface Other {
  readonly group: Group;
  readonly alias: string;
  /** The variable with the profile of the AWS CLI. */
  readonly profile: string;
}

function files(kit: ExportKit, choices?: Choices): readonly ExportedFile[] {
  const module = moduleOf(kit, {
    inline: chosen(POLICY_KIND, choices) === 'inline',
    jsonencode: chosen(DOCUMENTS, choices) === 'jsonencode',
  });
  const aliases = namer('snake');
  const others = kit.groups
    .filter(({ account }) => account !== undefined)
    .map((group): Other => {
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
  const head: Item = { kind: 'comment', lines: [`${kit.title}. Made with Rolewright.`, ...kit.notes] };
  const outputs = module.outputs();
  const variables = module.variables();
  return [
    { name: 'main.tf', text: hclFile([head, ...surroundings(module), ...made]) },
    ...(variables.length > 0 ? [{ name: 'variables.tf', text: hclFile(variables) }] : []),
    { name: 'versions.tf', text: hclFile(versions(kit, others)) },
    ...(outputs.length > 0 ? [{ name: 'outputs.tf', text: hclFile(outputs) }] : []),
  ];
}

export const terraform: Exporter = { choices: [POLICY_KIND, DOCUMENTS], files };
