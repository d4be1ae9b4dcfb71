// Facts of the project that the service reference can contradict: names that must exist, or must not.
import { CREDENTIAL_ACTIONS, DATA_ACTIONS } from '#iam/facts/data-actions.ts';
import { ESCALATION_PATHS } from '#iam/facts/privilege-escalation.ts';
import { RETIRED_SERVICES } from '#iam/facts/retired-services.ts';
import { VPC_ENDPOINT_KEY_SERVICES } from '#iam/facts/vpc-endpoint-keys.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { actionsIn, type ComposedExample } from './kits.ts';

export interface FactRow {
  /** "s3:GetObject is an action" */
  readonly says: string;
  /** The file that has it. */
  readonly from: string;
  readonly holds: (reference: Reference) => boolean;
}

function isAction(reference: Reference, name: string): boolean {
  const [prefix = '', action = ''] = name.toLowerCase().split(':');
  const known = reference.listed(prefix)?.actions;
  if (!known) return false;
  const [start = '', ...rest] = action.split('*');
  return rest.length === 0
    ? known.has(action)
    : [...known.keys()].some((each) => each.startsWith(start) && each.endsWith(rest.at(-1) ?? ''));
}

function isKey(reference: Reference, key: string): boolean {
  if (reference.globalKey(key)) return true;
  const namespace = key.slice(0, Math.max(0, key.indexOf(':'))).toLowerCase();
  return reference
    .ownersOf(namespace)
    .some((prefix) => (reference.service(prefix)?.keys.findAll(key) ?? []).length > 0);
}

const actionRows = (names: Iterable<string>, from: string): readonly FactRow[] =>
  [...new Set(names)]
    .filter((name) => name.includes(':'))
    .map((name) => ({ says: `${name} is an action`, from, holds: (reference) => isAction(reference, name) }));

const keyRows = (keys: Iterable<string>, from: string): readonly FactRow[] =>
  [...new Set(keys)].map((key) => ({
    says: `${key} is a condition key`,
    from,
    holds: (reference) => isKey(reference, key),
  }));

const serviceRows = (prefixes: Iterable<string>, from: string, exists: boolean): readonly FactRow[] =>
  [...new Set(prefixes)].map((prefix) => ({
    says: `${prefix} is ${exists ? 'a service' : 'retired'}`,
    from,
    holds: (reference) => (reference.listed(prefix) !== undefined) === exists,
  }));

const keysIn = ({ documents }: ComposedExample): readonly string[] =>
  documents.flatMap(({ document }) =>
    document.Statement.flatMap(({ Condition = {} }) =>
      Object.values(Condition).flatMap((keys) => Object.keys(keys)),
    ),
  );

export const factRows = (kits: readonly ComposedExample[]): readonly FactRow[] => [
  ...actionRows(
    kits.flatMap(({ documents }) => actionsIn(documents)),
    'src/deepseek/compose',
  ),
  ...keyRows(kits.flatMap(keysIn), 'src/deepseek/compose'),
  ...actionRows(
    ESCALATION_PATHS.flatMap(({ needs }) => needs.flat()),
    'src/iam/facts/privilege-escalation.ts',
  ),
  ...actionRows([...CREDENTIAL_ACTIONS.keys(), ...DATA_ACTIONS.keys()], 'src/iam/facts/data-actions.ts'),
  ...serviceRows(
    [...VPC_ENDPOINT_KEY_SERVICES.values()].flatMap((services) => [...services]),
    'src/iam/facts/vpc-endpoint-keys.ts',
    true,
  ),
  ...serviceRows(RETIRED_SERVICES, 'src/iam/facts/retired-services.ts', false),
];
