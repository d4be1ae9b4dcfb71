// The list for the AWS console: what comes first, every document in the account it belongs to, and what comes afterwards.
import {
  isCreated,
  otherAccountOf,
  type AttachTarget,
  type CreatedRole,
  type KitPolicy,
  type NextStep,
  type RoleKit,
} from '#deepseek/compose/role-kit.ts';
import type { HomeAccount } from '#deepseek/export/parameters.ts';
import { parseArn } from '#iam/policy/arn.ts';
import {
  attachmentItems,
  isAttachment,
  resourceItems,
  roleItems,
  type DocumentTexts,
} from './console-items.ts';
import { section, withOwnTitles, type CreateItem, type CreateList } from './create-list.ts';
import { consoleStep, type RoleUser } from './console-steps.ts';
import { follows, instead, timeOf, type ItemKind } from './step-order.ts';

interface KitToCreate extends DocumentTexts {
  readonly kit: RoleKit;
  readonly home: HomeAccount;
  /** Who uses the role, and where: names the last step, which gives it to them. */
  readonly user: RoleUser;
}

/** Items that are made in one place. */
interface Placed {
  /** Where: one or several accounts, or a place in words. */
  readonly place: string;
  readonly kind: ItemKind | undefined;
  readonly items: readonly CreateItem[];
}

const MANAGEMENT = 'In the management account of the organization';

function placeOf(accounts: readonly string[], home: HomeAccount): string {
  const others = [...new Set(accounts)].filter((account) => account !== home.account);
  if (accounts.length === 0 || others.length === 0)
    return home.accountOpen ? 'In your account' : `In account ${home.account}`;
  const all = [...new Set(accounts)];
  return all.length === 1 ? `In account ${all[0]}` : `In each of the accounts ${all.join(', ')}`;
}

/** Roles in the order in which their trust policies can be saved: a trust policy can only name roles that exist. */
function inOrderOfTrust(roles: readonly CreatedRole[]): readonly CreatedRole[] {
  const done = new Set<CreatedRole>();
  const visit = (role: CreatedRole, path: ReadonlySet<CreatedRole>): void => {
    if (done.has(role) || path.has(role)) return;
    const trust = JSON.stringify(role.trust.document);
    for (const other of roles)
      if (other !== role && trust.includes(`"${other.arn}"`)) visit(other, new Set([...path, role]));
    done.add(role);
  };
  for (const role of roles) visit(role, new Set());
  return [...done];
}

function attachAccounts(target: AttachTarget): readonly string[] {
  const arns = 'arns' in target ? target.arns : [];
  return arns.flatMap((arn) => parseArn(arn)?.account ?? []);
}

function placedPolicy(texts: KitToCreate, policy: KitPolicy): Placed {
  const { target } = policy;
  const items = resourceItems(texts, policy);
  const here = (account: string | undefined): string =>
    placeOf(account === undefined ? [] : [account], texts.home);
  switch (target.kind) {
    case 'bucket':
      return { place: here(target.account), kind: 'bucket', items };
    case 'endpoint':
      return { place: here(target.account), kind: 'endpoint', items };
    case 'repository':
      return { place: here(target.account), kind: 'repository', items };
    case 'guardrail':
      return { place: here(parseArn(target.arn)?.account), kind: 'guardrail', items };
    case 'session':
      return { place: 'Where the broker runs', kind: undefined, items };
    case 'boundary':
      return { place: here(undefined), kind: 'boundary', items };
    case 'organization':
      return { place: MANAGEMENT, kind: 'organization', items };
  }
}

/** Everything that is made, in its order: boundaries, roles, permissions for others, policies of resources, the organization. */
function placedItems(texts: KitToCreate): readonly Placed[] {
  const { kit, home } = texts;
  const policies = kit.policies.map((policy) => placedPolicy(texts, policy));
  const of = (holds: (kind: Placed['kind']) => boolean) => policies.filter(({ kind }) => holds(kind));
  return [
    ...of((kind) => kind === 'boundary'),
    ...inOrderOfTrust(kit.roles.filter(isCreated)).map((role): Placed => {
      const account = otherAccountOf(role);
      const place = placeOf(account === undefined ? [] : [account], home);
      return { place, kind: role.kind === 'main' ? 'role' : undefined, items: roleItems(texts, role) };
    }),
    ...kit.roles.filter(isAttachment).map((role): Placed => {
      const sets = role.target.kind === 'permission-sets';
      return {
        place: sets ? 'In IAM Identity Center' : placeOf(attachAccounts(role.target), home),
        kind: sets ? 'permission-set' : undefined,
        items: attachmentItems(texts, role),
      };
    }),
    ...of((kind) => kind !== 'boundary' && kind !== 'organization'),
    ...of((kind) => kind === 'organization'),
  ];
}

/** The items with the steps that belong to them. Each step is given away once. */
function withSteps(placed: readonly Placed[], { kit, user, partition }: KitToCreate): readonly Placed[] {
  const steps = kit.nextSteps;
  const given = new Set<NextStep>();
  const take = (fits: (step: NextStep) => boolean): readonly NextStep[] => {
    const taken = steps.filter((step) => fits(step) && !given.has(step));
    for (const step of taken) given.add(step);
    return taken;
  };
  const lastOf = (kind: ItemKind): number => placed.findLastIndex((each) => each.kind === kind);
  return placed.map(({ place, kind, items }, index) => {
    if (kind === undefined) return { place, kind, items };
    const also = take(instead(kind));
    const after = index === lastOf(kind) ? take(follows(kind)) : [];
    const [first, ...rest] = items;
    const own = first && also.length > 0 ? [{ ...first, also }, ...rest] : items;
    return { place, kind, items: [...own, ...after.map((step) => consoleStep(step, user, partition))] };
  });
}

/** Neighbors in the same place are one section. */
function sections(placed: readonly Placed[]): CreateList {
  const runs: { place: string; items: CreateItem[] }[] = [];
  for (const { place, items } of placed) {
    const last = runs.at(-1);
    if (last?.place === place) last.items.push(...items);
    else runs.push({ place, items: [...items] });
  }
  return runs.flatMap(({ place, items }, index) => section(`create-${index + 1}`, place, items));
}

/** Next steps of one time, and those whose item the kit does not have. */
function stepsAt(
  { kit, user, partition }: KitToCreate,
  list: CreateList,
  when: 'before' | 'after',
): readonly CreateItem[] {
  const shown = new Set(
    list.flatMap(({ items }) =>
      items.flatMap(({ id, also }) => [id, ...also.map((step) => `step ${step.id}`)]),
    ),
  );
  return kit.nextSteps
    .filter((step) => {
      const time = timeOf(step);
      return !shown.has(`step ${step.id}`) && (when === 'before' ? time === 'before' : time !== 'before');
    })
    .map((step) => consoleStep(step, user, partition));
}

/** Every document and every next step of the kit, each once. */
export function consoleList(kitToCreate: KitToCreate): CreateList {
  const placed = sections(withSteps(placedItems(kitToCreate), kitToCreate));
  return withOwnTitles([
    ...section('before', 'Before you start', stepsAt(kitToCreate, placed, 'before')),
    ...placed,
    ...section('after', 'Afterwards', stepsAt(kitToCreate, placed, 'after')),
  ]);
}
