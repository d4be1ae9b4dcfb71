// The accounts of a kit besides the role's own: each has a provider of its own, which the caller of the module sets.
import type { ExportKit } from '#core/export/export-kit.ts';
import { namer } from '#core/export/names.ts';
import type { AccountGroup } from '#core/export/targets.ts';

export interface OtherAccount {
  readonly group: AccountGroup;
  /** The name of its provider: "other_account" in aws.other_account. */
  readonly alias: string;
}

export function otherAccounts({ groups }: ExportKit): readonly OtherAccount[] {
  const aliases = namer('snake');
  return groups
    .filter(({ account }) => account !== undefined)
    .map((group) => ({ group, alias: aliases(group.open ? 'other account' : group.id, group.id) }));
}
