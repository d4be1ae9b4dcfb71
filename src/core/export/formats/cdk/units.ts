// One stack for each account, and one more for each other Region in which a policy has to be made.
import type { ExportKit } from '#core/export/export-kit.ts';
import { identifier, namer } from '#core/export/names.ts';
import { documentsIn, type Group, type ResourceTarget } from '#core/export/targets.ts';

export interface Unit {
  readonly group: Group;
  /** Twelve digits; undefined where the stack takes the account in which it is deployed. */
  readonly account: string | undefined;
  readonly region: string;
  /** The name of the stack: "DeepSeekInvoke". */
  readonly name: string;
  /** Follows the title of the kit: ", in the other account 444455556666". */
  readonly titleSuffix: string;
}

/** Where a policy has to be made: that of a guardrail or an endpoint in its own Region. */
const regionsOf = ({ on }: ResourceTarget, home: string): readonly string[] => {
  if (on.kind === 'guardrail') return [on.region];
  return on.kind === 'endpoint' ? on.regions : [home];
};

const NOTHING = { boundaries: [], roles: [], attachments: [], organization: [] };

/** What the stack of another account is called, and how that is said. */
function otherWords({ account, open }: Group): readonly [name: string, titleSuffix: string] {
  if (account === undefined) return ['', ''];
  return open
    ? [' OtherAccount', ', in the other account']
    : [` Account ${account}`, `, in the other account ${account}`];
}

export function unitsOf(kit: ExportKit): readonly Unit[] {
  const name = namer('pascal', ['Stack', 'App', 'Construct']);
  // Names of stacks and files have limits.
  const base = identifier(kit.name.slice(0, 64), 'pascal');
  const [home = 'us-east-1'] = kit.home.regions;
  return kit.groups.flatMap((group) => {
    const account = group.open ? undefined : (group.account ?? kit.home.account);
    const [more, titleSuffix] = otherWords(group);
    const inRegion = (region: string) =>
      group.resources.filter((each) => regionsOf(each, home).includes(region));
    const others = new Set(group.resources.flatMap((each) => regionsOf(each, home)));
    others.delete(home);
    const rest = { ...group, resources: inRegion(home) };
    const main: Unit = {
      group: rest,
      account,
      region: home,
      name: name(`${base}${more}`, group.id),
      titleSuffix,
    };
    return [
      ...(documentsIn(rest).length > 0 ? [main] : []),
      ...[...others].map((region): Unit => ({
        group: { ...group, ...NOTHING, resources: inRegion(region) },
        account,
        region,
        name: name(`${base}${more} ${region.slice(0, 20)}`, `${group.id} ${region}`),
        titleSuffix: `${titleSuffix}, in ${region}`,
      })),
    ];
  });
}
