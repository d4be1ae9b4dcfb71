// Plans the stacks: one for each account, and another for each other Region that needs a policy.
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { deployedName } from '#deepseek/export/deployed-name.ts';
import { namer } from '#deepseek/export/names.ts';
import {
  documentsIn,
  LATER,
  NOTHING_MADE,
  type AccountGroup,
  type ResourceTarget,
} from '#deepseek/export/targets.ts';

export interface StackPlan {
  readonly group: AccountGroup;
  /** Twelve digits; undefined where the stack uses the account that it is deployed to. */
  readonly account: string | undefined;
  readonly region: string;
  /** The name of the stack, which no other kit has: "DeepSeekInvoke". */
  readonly name: string;
  /** What its class and file are named after. */
  readonly className: string;
  /** Follows the title of the kit: ", in the other account 444455556666". */
  readonly titleSuffix: string;
}

/** The Regions that a policy is created in: for a guardrail or an endpoint, its own. */
const regionsOf = ({ on }: ResourceTarget, home: string): readonly string[] => {
  if (on.kind === 'guardrail' || on.kind === 'repository') return [on.region];
  return on.kind === 'endpoint' ? on.regions : [home];
};

/** The suffix of names and titles of stacks for another account. */
function suffixesOf({ id, account, open }: AccountGroup): readonly [name: string, titleSuffix: string] {
  if (account === undefined) return ['', ''];
  const later = id.endsWith(LATER) ? ' Resources' : '';
  return open
    ? [` OtherAccount${later}`, ', in the other account']
    : [` Account ${account}${later}`, `, in the other account ${account}`];
}

export function stackPlans(kit: ExportKit): readonly StackPlan[] {
  const name = namer('pascal', ['Stack', 'App', 'Construct']);
  const classOf = namer('pascal', ['Stack', 'App', 'Construct']);
  const base = deployedName(kit.name, 'pascal');
  const named = (suffix: string, id: string): Pick<StackPlan, 'name' | 'className'> => ({
    name: name(`${base}${suffix}`, id),
    className: `${classOf(`${kit.name.slice(0, 64)}${suffix}`, id)}Stack`,
  });
  const [home = 'us-east-1'] = kit.home.regions;
  return kit.groups.flatMap((group) => {
    const account = group.open ? undefined : (group.account ?? kit.home.account);
    const [more, titleSuffix] = suffixesOf(group);
    const inRegion = (region: string) =>
      group.resources.filter((each) => regionsOf(each, home).includes(region));
    const others = new Set(group.resources.flatMap((each) => regionsOf(each, home)));
    others.delete(home);
    const rest = { ...group, resources: inRegion(home) };
    const main: StackPlan = {
      group: rest,
      account,
      region: home,
      ...named(more, group.id),
      titleSuffix,
    };
    return [
      ...(documentsIn(rest).length > 0 ? [main] : []),
      ...[...others].map((region): StackPlan => ({
        group: { ...group, ...NOTHING_MADE, resources: inRegion(region) },
        account,
        region,
        ...named(`${more} ${region.slice(0, 20)}`, `${group.id} ${region}`),
        titleSuffix: `${titleSuffix}, in ${region}`,
      })),
    ];
  });
}
