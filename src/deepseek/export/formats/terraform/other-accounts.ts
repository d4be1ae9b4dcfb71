// The accounts of a kit besides the role's own: each has a provider of its own, which the caller of the module sets.
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { namer } from '#deepseek/export/names.ts';
import { documentsIn, type AccountGroup } from '#deepseek/export/targets.ts';

export interface AliasedAccount {
  readonly account: string;
  /** Whether these digits are a stand-in. */
  readonly open: boolean;
  /** The name of its provider: "other_account" in aws.other_account. */
  readonly alias: string;
}

/** Whether it has resources: guardrail policies are outputs, since the provider has no resource for them. */
const hasResources = (group: AccountGroup): boolean =>
  documentsIn({ ...group, resources: group.resources.filter(({ on }) => on.kind !== 'guardrail') }).length >
  0;

/** Each account once, however many groups it has. */
export function otherAccounts({ groups }: ExportKit): readonly AliasedAccount[] {
  const aliases = namer('snake');
  const others = groups
    .filter(hasResources)
    .flatMap(({ account, open }) => (account === undefined ? [] : [[account, open] as const]));
  return [...new Map(others)].map(([account, open]) => ({
    account,
    open,
    alias: aliases(open ? 'other account' : `account ${account}`, account),
  }));
}
