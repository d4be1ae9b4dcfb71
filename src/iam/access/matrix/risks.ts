// Risky access in a matrix, which should be reviewed first.
import { CREDENTIAL_ACTIONS, DATA_ACTIONS } from '#iam/facts/data-actions.ts';
import { ESCALATION_PATHS, type Strength, type EscalationPath } from '#iam/facts/privilege-escalation.ts';
import type { Cell } from './action-access.ts';
import type { ActionRow, Matrix } from './matrix.ts';

/**
 * `escalation`: a privilege-escalation path whose actions may all be allowed. `pass-role`: passes roles to services.
 * `permissions`: AWS's access level "Permissions management". `credentials`: returns secrets. `data`: returns data.
 */
export type RiskKind = 'escalation' | 'pass-role' | 'permissions' | 'credentials' | 'data';

export interface Risk {
  readonly kind: RiskKind;
  readonly strength: Strength;
  /** As service:Name, spelled as in the reference. */
  readonly actions: readonly string[];
  /** The narrowest of their cells. */
  readonly cell: Cell;
  /** "write an inline policy on a role" */
  readonly does: string;
}

interface AllowedAction {
  readonly name: string;
  readonly row: ActionRow;
}

type AllowedActions = ReadonlyMap<string, AllowedAction>;

const RANK: Readonly<Record<Cell, number>> = { no: 0, conditional: 1, some: 2, all: 3 };

const least = (allowed: readonly AllowedAction[]): Cell =>
  allowed.map(({ row }) => row.access.cell).toSorted((a, b) => RANK[a] - RANK[b])[0] ?? 'no';

const allowedActions = ({ services }: Matrix): AllowedActions =>
  new Map(
    services.flatMap(({ prefix, actions }) =>
      actions.map((row) => {
        const name = `${prefix}:${row.name}`;
        return [name.toLowerCase(), { name, row }] as const;
      }),
    ),
  );

/** The actions of the path, the widest of each group of alternatives; undefined if a group has none. */
function openedBy(
  { kind, needs }: EscalationPath,
  allowed: AllowedActions,
): readonly AllowedAction[] | undefined {
  const groups = kind === 'pass' ? [['iam:PassRole'], ...needs] : needs;
  const found: AllowedAction[] = [];
  for (const group of groups) {
    const [widest] = group
      .flatMap((name) => allowed.get(name.toLowerCase()) ?? [])
      .toSorted((a, b) => RANK[b.row.access.cell] - RANK[a.row.access.cell]);
    if (!widest) return undefined;
    found.push(widest);
  }
  return found;
}

const riskOf = (
  kind: RiskKind,
  strength: Strength,
  actions: readonly AllowedAction[],
  does: string,
): Risk => ({
  kind,
  strength,
  actions: actions.map(({ name }) => name),
  cell: least(actions),
  does,
});

const listed = (
  kind: RiskKind,
  strength: Strength,
  table: ReadonlyMap<string, string>,
  allowed: AllowedActions,
) =>
  [...table].flatMap(([name, gives]) => {
    const found = allowed.get(name.toLowerCase());
    return found ? riskOf(kind, strength, [found], `get ${gives.replace(/^every /, '')}`) : [];
  });

const STRENGTHS: readonly Strength[] = ['critical', 'high', 'medium'];

const rankOf = ({ strength, cell }: Risk): number => STRENGTHS.indexOf(strength) * 10 - RANK[cell];

/** Risks, the strongest first, then the widest. */
export function risksIn(matrix: Matrix): readonly Risk[] {
  const allowed = allowedActions(matrix);
  const ways = ESCALATION_PATHS.flatMap((way) => {
    const actions = openedBy(way, allowed);
    return actions ? riskOf('escalation', way.strength, actions, way.does) : [];
  });
  const passRole = allowed.get('iam:passrole');
  const managing = [...allowed.values()].filter(({ row }) => row.level === 'Permissions management');
  const risks = [
    ...ways,
    ...(passRole ? [riskOf('pass-role', 'high', [passRole], 'pass roles to services')] : []),
    ...managing.map((each) => riskOf('permissions', 'high', [each], 'change permissions')),
    ...listed('credentials', 'high', CREDENTIAL_ACTIONS, allowed),
    ...listed('data', 'medium', DATA_ACTIONS, allowed),
  ];
  return risks.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** The kinds of risk of each action, by its name as in `Risk.actions`. */
export function risksByAction(risks: readonly Risk[]): ReadonlyMap<string, readonly RiskKind[]> {
  const found = new Map<string, Set<RiskKind>>();
  for (const { kind, actions } of risks)
    for (const name of actions) found.set(name, (found.get(name) ?? new Set()).add(kind));
  return new Map([...found].map(([name, kinds]) => [name, [...kinds]]));
}
