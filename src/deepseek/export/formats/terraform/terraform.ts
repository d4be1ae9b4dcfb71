// The role kit as a Terraform module for the AWS provider, with an example that calls it.
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import {
  POLICY_KIND,
  chosen,
  isInline,
  type Choice,
  type Choices,
  type ExportedFile,
  type Exporter,
} from '#deepseek/export/exporter.ts';
import { exampleFiles } from './example.ts';
import { attribute, block, hclFile, type HclItem } from './hcl.ts';
import { outputItem, startModule, variableItem, type ModuleBuilder } from './module-builder.ts';
import { otherAccounts } from './other-accounts.ts';
import { moduleReadMe } from './readme.ts';
import { groupItems } from './resources.ts';
import { versions } from './versions.ts';
import { notReadyLines } from '#deepseek/export/not-ready.ts';

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

function files(kit: ExportKit, choices?: Choices): readonly ExportedFile[] {
  const module = startModule(kit, {
    inline: isInline(kit, choices),
    jsonencode: chosen(DOCUMENTS, choices) === 'jsonencode',
  });
  const others = otherAccounts(kit);
  const made = kit.groups.flatMap((group) => {
    const other = others.find(({ account }) => account === group.account);
    return groupItems({ module, group, provider: other && `aws.${other.alias}` });
  });
  const head: HclItem = {
    kind: 'comment',
    lines: [`${kit.title}. Made with Rolewright.`, ...notReadyLines(kit.left, 'parameters'), ...kit.notes],
  };
  const outputs = module.outputs();
  const variables = module.variables();
  const example = exampleFiles(module, others);
  return [
    { name: 'main.tf', text: hclFile([head, ...lookups(module), ...made]) },
    ...(variables.length > 0 ? [{ name: 'variables.tf', text: hclFile(variables.map(variableItem)) }] : []),
    { name: 'versions.tf', text: hclFile([versions(kit, others)]) },
    ...(outputs.length > 0 ? [{ name: 'outputs.tf', text: hclFile(outputs.map(outputItem)) }] : []),
    ...example,
    { name: 'README.md', text: moduleReadMe(module, example) },
  ];
}

export const terraform: Exporter = { choices: [POLICY_KIND, DOCUMENTS], files };
