// The matrix grouped by service and access level.
import { ACCESS_LEVELS, type AccessLevel } from '#iam/reference/files.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type { Service } from '#iam/reference/service.ts';
import { joinCells, type Cell } from './action-access.ts';
import { catalogActions } from './action-catalog.ts';
import type { ActionRow, CellCounts, Matrix, ServiceRow } from './matrix.ts';

/** The actions of a service with one access level. */
export interface LevelGroup {
  /** Undefined while the service's file is not loaded. */
  readonly level: AccessLevel | undefined;
  /** The number of actions, allowed or not. */
  readonly total: number;
  readonly cell: Cell;
  readonly counts: CellCounts;
  /** The actions that may be allowed. */
  readonly actions: readonly ActionRow[];
}

interface GroupedService {
  readonly service: ServiceRow;
  /** Access levels with actions, in AWS's order. */
  readonly groups: readonly LevelGroup[];
}

type LevelTotals = ReadonlyMap<AccessLevel, number>;

const totals = new WeakMap<Service, LevelTotals>();

/** How many actions of each level a service has. */
function levelTotals(service: Service, reference: Reference): LevelTotals {
  const known = totals.get(service);
  if (known) return known;
  const fresh = new Map<AccessLevel, number>();
  for (const { level } of catalogActions(reference, service.prefix))
    if (level !== undefined) fresh.set(level, (fresh.get(level) ?? 0) + 1);
  totals.set(service, fresh);
  return fresh;
}

function levelGroup(
  level: AccessLevel | undefined,
  total: number,
  actions: readonly ActionRow[],
): LevelGroup {
  const counts = { all: 0, some: 0, conditional: 0 };
  for (const { access } of actions) if (access.cell !== 'no') counts[access.cell] += 1;
  const cells = actions.map(({ access }) => access.cell);
  const isWhole = actions.length === total || cells.length === 0;
  const joined = joinCells(cells);
  // Actions that are not allowed keep a level from being all.
  return { level, total, cell: isWhole || joined !== 'all' ? joined : 'some', counts, actions };
}

function groupService(service: ServiceRow, reference: Reference): GroupedService {
  const file = reference.service(service.prefix);
  if (!file) return { service, groups: [levelGroup(undefined, service.total, service.actions)] };
  const counted = levelTotals(file, reference);
  const groups = ACCESS_LEVELS.flatMap((level) => {
    const total = counted.get(level);
    if (total === undefined) return [];
    return levelGroup(
      level,
      total,
      service.actions.filter((row) => row.level === level),
    );
  });
  return { service, groups };
}

/** All services with actions that may be allowed. */
export const groupByLevel = ({ services }: Matrix, reference: Reference): readonly GroupedService[] =>
  services.map((service) => groupService(service, reference));
