// The part of a module that belongs to one account, and the resources that are alike everywhere.
import type { ExportDocument } from '#deepseek/export/export-document.ts';
import type { MayRefer } from '#deepseek/export/created-entities.ts';
import type { AccountGroup } from '#deepseek/export/targets.ts';
import { attribute, block, type HclValue, type HclItem } from './hcl.ts';
import type { ModuleBuilder } from './module-builder.ts';
import { quoted } from './text.ts';

export interface ModuleScope {
  readonly module: ModuleBuilder;
  readonly group: AccountGroup;
  /** "aws.other_account": the provider of another account. */
  readonly provider: string | undefined;
}

export const referToNothing: MayRefer = () => false;
export const referToEverything: MayRefer = () => true;

export function resource(
  { provider }: ModuleScope,
  type: string,
  label: string,
  attributes: readonly (readonly [name: string, value: HclValue | undefined])[],
  comment?: string,
): HclItem {
  return block(
    `resource "${type}" "${label}"`,
    [
      ...(provider === undefined ? [] : [attribute('provider', provider)]),
      ...attributes.flatMap(([name, value]) => (value === undefined ? [] : [attribute(name, value)])),
    ],
    comment,
  );
}

interface PolicyDetails {
  readonly path?: string;
  readonly description?: string;
  readonly refer: MayRefer;
}

/** A managed policy, and the reference to it. */
export function managedPolicy(
  scope: ModuleScope,
  document: ExportDocument,
  { path = '/', description = '', refer }: PolicyDetails,
) {
  const { module, group } = scope;
  const label = module.label(document.id, group);
  const { items, value, note } = module.policy(document, group, refer);
  const made = resource(
    scope,
    'aws_iam_policy',
    label,
    [
      ['name', module.nameOf('policy', document.id, group, document.name)],
      ['path', path === '/' ? undefined : module.text(path)],
      ['description', description === '' ? undefined : quoted(description)],
      ['policy', value],
    ],
    note,
  );
  return { items: [...items, made], label, arn: `aws_iam_policy.${label}.arn` };
}
