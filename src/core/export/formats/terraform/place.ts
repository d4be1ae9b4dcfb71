// Where resources are written: a module, an account in it, and what all of them share.
import type { ExportDocument } from '#core/export/export-document.ts';
import type { Refer } from '#core/export/own-names.ts';
import type { Group } from '#core/export/targets.ts';
import { attribute, block, type Expression, type Item } from './hcl.ts';
import type { Module } from './module.ts';

/** A module, and the group that is being written. */
export interface Place {
  readonly module: Module;
  readonly group: Group;
  /** "aws.other_account": the provider of another account. */
  readonly provider: string | undefined;
}

export const nothing: Refer = () => false;
export const everything: Refer = () => true;

export function resource(
  { provider }: Place,
  type: string,
  label: string,
  attributes: readonly (readonly [name: string, value: Expression | undefined])[],
  comment?: string,
): Item {
  return block(
    `resource "${type}" "${label}"`,
    [
      ...(provider === undefined ? [] : [attribute('provider', provider)]),
      ...attributes.flatMap(([name, value]) => (value === undefined ? [] : [attribute(name, value)])),
    ],
    comment,
  );
}

/** A managed policy, and the reference to it. */
export function managed(place: Place, document: ExportDocument, path: string | undefined, refer: Refer) {
  const { module, group } = place;
  const label = module.label(document.id, group);
  const { items, value, note } = module.policy(document, group, refer);
  const made = resource(
    place,
    'aws_iam_policy',
    label,
    [
      ['name', module.nameOf('policy', document.id, group, document.name)],
      ['path', path === undefined || path === '/' ? undefined : module.text(path)],
      ['policy', value],
    ],
    note,
  );
  return { items: [...items, made], label, arn: `aws_iam_policy.${label}.arn` };
}
