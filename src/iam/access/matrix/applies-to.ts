// Which statements apply to the actions of a service. Entries are grouped by service, so that few names are compared.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
import { patternMatches, STAR, type Pattern } from '#iam/policy/patterns/pattern.ts';
import type { CompiledStatement } from '#iam/decide/compile/compile-statement.ts';

/** The entries of a list of actions for one service. */
interface ServiceActions {
  everything: boolean;
  readonly names: Set<string>;
  readonly patterns: Pattern[];
}

/** Whether a statement applies to all, some or none of the actions of a service. */
type ServiceCoverage = 'all' | 'some' | 'none';

const COLON = 58;

/** The service of a pattern, which has no wildcards before the colon. */
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

/** Whether the statement applies to the actions of the service. */
export function appliesToService(statement: CompiledStatement, service: string): ServiceCoverage {
  const { set, isNot } = statement.actions;
  const entry = servicesOf(statement).get(service);
  const listed = set.everything || entry?.everything === true;
  if (listed || !entry) return listed === isNot ? 'none' : 'all';
  return 'some';
}

/** Whether the statement applies to this action; for services that it applies to in part. `action` in lower case. */
export function appliesToAction(statement: CompiledStatement, service: string, action: string): boolean {
  const entry = servicesOf(statement).get(service);
  const listed =
    entry !== undefined &&
    (entry.names.has(action) || entry.patterns.some((pattern) => patternMatches(pattern, action)));
  return listed !== statement.actions.isNot;
}
