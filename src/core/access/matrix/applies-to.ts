// Which statements can speak of a service's actions at all: worked out by service, so that names are only compared within.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
import { patternMatches, STAR, type Pattern } from '#core/iam/patterns/pattern.ts';
import type { CompiledStatement } from '#core/simulate/compile/compile-statement.ts';

/** What a list of actions has of one service. */
interface ServiceActions {
  everything: boolean;
  readonly names: Set<string>;
  readonly patterns: Pattern[];
}

/** `some`: that depends on the action. */
export type ServiceCoverage = 'all' | 'some' | 'none';

const COLON = 58;

/** The service that a pattern names: there are no wildcards before the colon. */
const serviceIn = ({ codes }: Pattern): string =>
  codes
    .slice(0, codes.indexOf(COLON))
    .map((code) => String.fromCharCode(code))
    .join('');

const isWholeService = ({ codes }: Pattern): boolean =>
  codes.slice(codes.indexOf(COLON) + 1).every((code) => code === STAR);

function byService({ actions: { set } }: CompiledStatement): ReadonlyMap<string, ServiceActions> {
  const found = new Map<string, ServiceActions>();
  const of = (service: string): ServiceActions => {
    const cache = found.get(service);
    if (cache) return cache;
    const fresh: ServiceActions = { everything: false, names: new Set(), patterns: [] };
    found.set(service, fresh);
    return fresh;
  };
  for (const name of set.names) of(name.slice(0, name.indexOf(':'))).names.add(name);
  for (const pattern of set.patterns) {
    const entry = of(serviceIn(pattern));
    if (isWholeService(pattern)) entry.everything = true;
    else entry.patterns.push(pattern);
  }
  return found;
}

const known = new WeakMap<CompiledStatement, ReadonlyMap<string, ServiceActions>>();

function servicesOf(statement: CompiledStatement): ReadonlyMap<string, ServiceActions> {
  const before = known.get(statement);
  if (before) return before;
  const fresh = byService(statement);
  known.set(statement, fresh);
  return fresh;
}

/** Whether the statement speaks of a service's actions. */
export function appliesToService(statement: CompiledStatement, service: string): ServiceCoverage {
  const { set, isNot } = statement.actions;
  const entry = servicesOf(statement).get(service);
  const listed = set.everything || entry?.everything === true;
  if (listed || !entry) return listed === isNot ? 'none' : 'all';
  return 'some';
}

/** Whether it speaks of this action, of a service of which it speaks in part. `action` in lower case. */
export function appliesToAction(statement: CompiledStatement, service: string, action: string): boolean {
  const entry = servicesOf(statement).get(service);
  const listed =
    entry !== undefined &&
    (entry.names.has(action) || entry.patterns.some((pattern) => patternMatches(pattern, action)));
  return listed !== statement.actions.isNot;
}
