// Which actions are shown: by words or patterns, access level, how far they are allowed, and risk.
import { globMatches, hasWildcard } from '#iam/policy/index.ts';
import type { AccessView, Cell, SameAccessActions, ServiceAccess } from '#iam/access/index.ts';
import type { AccessLevel } from '#iam/reference/index.ts';

export type AllowedCell = Exclude<Cell, 'no'>;

export interface AccessFilter {
  readonly query: string;
  readonly level: AccessLevel | 'any';
  readonly cell: AllowedCell | 'any';
  readonly risky: boolean;
}

export const NO_FILTER: AccessFilter = { query: '', level: 'any', cell: 'any', risky: false };

export const isFiltering = ({ query, level, cell, risky }: AccessFilter): boolean =>
  query.trim() !== '' || level !== 'any' || cell !== 'any' || risky;

type Searched = Pick<ServiceAccess, 'prefix' | 'name'>;

/** "s3:Get*" is a pattern of the whole, "Get*" of the action's name, "s3:get" its beginning, "bucket" a part. */
function fitsWord(word: string, prefix: string, lower: string): boolean {
  const full = `${prefix}:${lower}`;
  if (hasWildcard(word)) return globMatches(word, word.includes(':') ? full : lower);
  return word.includes(':') ? full.startsWith(word) : lower.includes(word);
}

const isPlain = (word: string): boolean => !word.includes(':') && !hasWildcard(word);

/** Whether every word of the query fits an action of the service, or the service itself. */
export function fitsQuery(query: string): (service: Searched) => (action: string) => boolean {
  const words = query
    .toLowerCase()
    .split(/[\s,"']+/)
    .filter(Boolean);
  return ({ prefix, name }) => {
    const service = `${prefix} ${name.toLowerCase()}`;
    const left = words.filter((word) => !(isPlain(word) && service.includes(word)));
    return (action) => {
      const lower = left.length > 0 ? action.toLowerCase() : '';
      return left.every((word) => fitsWord(word, prefix, lower));
    };
  };
}

export interface ShownService {
  readonly service: ServiceAccess;
  /** Actions that pass the filter. */
  readonly actionGroups: readonly SameAccessActions[];
  readonly count: number;
}

/** The services that have actions which pass, with these. */
export function filterServices(
  { services, riskKinds }: Pick<AccessView, 'services' | 'riskKinds'>,
  { query, level, cell, risky }: AccessFilter,
): readonly ShownService[] {
  const fitsService = fitsQuery(query);
  return services.flatMap((service) => {
    const fits = fitsService(service);
    const passes = (name: string): boolean =>
      (!risky || riskKinds.has(`${service.prefix}:${name}`)) && fits(name);
    const actionGroups = service.actionGroups
      .filter(
        (each) => (level === 'any' || each.level === level) && (cell === 'any' || each.access.cell === cell),
      )
      .map((each) => ({ ...each, names: each.names.filter(passes) }))
      .filter(({ names }) => names.length > 0);
    const count = actionGroups.reduce((sum, { names }) => sum + names.length, 0);
    return count > 0 ? [{ service, actionGroups, count }] : [];
  });
}
