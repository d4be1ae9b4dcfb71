// The statements of all layers, ready, and those of them that speak of a service.
import { hasWildcard } from '#core/iam/patterns/glob.ts';
import type { Reference } from '#core/reference/reference.ts';
import type { CompiledPolicies, PolicySet } from '#core/simulate/compile/compile-policies.ts';
import {
  hasOwnPolicies,
  needsNoSessionPolicy,
  scpsApply,
} from '#core/simulate/evaluate/applicable-layers.ts';
import type { PreparedRequest } from '#core/simulate/prepare-request.ts';
import { YES } from '#core/simulate/three-valued.ts';
import type { ApplicableStatements } from './access-to-resources.ts';
import { appliesToService, appliesToAction } from './applies-to.ts';
import { toMatrixStatement, type MatrixStatement } from './matrix-statement.ts';

export interface LayerStatements {
  /** All statements of each layer that must allow. */
  readonly layers: readonly (readonly MatrixStatement[])[];
}

const matrixStatements = (
  { documents }: PolicySet,
  { context }: PreparedRequest,
): readonly MatrixStatement[] =>
  documents.flatMap(({ statements }) => statements.flatMap((each) => toMatrixStatement(each, context) ?? []));

/** The layers that bear on the requests of this caller. */
export function layerStatements(compiled: CompiledPolicies, request: PreparedRequest): LayerStatements {
  const { identity, boundaries, session, scps } = compiled;
  const isLeftOut = !session && needsNoSessionPolicy(request.principal) !== YES;
  const own = hasOwnPolicies(request.principal) ? [identity, ...boundaries] : [];
  const sets = [...own, ...(session ? [session] : []), ...(scpsApply(request) ? scps : [])];
  return { layers: [...sets.map((set) => matrixStatements(set, request)), ...(isLeftOut ? [[]] : [])] };
}

/** Whether an entry of the statement can be a resource of this service's actions. */
function reaches(
  { everything, isNot, patterns: entries }: MatrixStatement,
  service: string,
  reference: Reference,
): boolean {
  if (everything || isNot) return true;
  return entries.some(({ text }) => {
    const [arn, , segment = ''] = text.split(':', 3);
    // What is left out counts as a wildcard, and what cannot be read may be anything.
    if (arn !== 'arn' || segment === '' || hasWildcard(segment)) return true;
    // Recovery points have the ARNs of whatever service they were made of.
    return [...reference.ownersOf(segment), ...reference.ownersOf('${Vendor}')].includes(service);
  });
}

/** What a service's actions have in common, and in what they differ. */
export interface ServiceStatements {
  /** Which of the statements that do not speak of all actions speak of this one: "0,3,". */
  keyOf(action: string): string;
  /** The statements that speak of actions with this key; undefined where some layer has none that allow. */
  applicable(key: string, request: PreparedRequest): ApplicableStatements | undefined;
}

/** Undefined where no action of the service can be allowed. */
export function serviceStatements(
  service: string,
  { layers }: LayerStatements,
  reference: Reference,
): ServiceStatements | undefined {
  const always = new Set<MatrixStatement>();
  const sometimes: MatrixStatement[] = [];
  for (const layer of layers) {
    let mayAllow = false;
    for (const ready of layer) {
      const speaks = appliesToService(ready.statement, service);
      if (speaks === 'none' || !reaches(ready, service, reference)) continue;
      if (speaks === 'all') always.add(ready);
      else sometimes.push(ready);
      mayAllow ||= ready.mayAllow;
      const deniesAll = speaks === 'all' && ready.everything && !ready.isNot && ready.conditionsHold === YES;
      if (deniesAll && !ready.mayAllow) return undefined;
    }
    if (!mayAllow) return undefined;
  }
  return {
    keyOf(action) {
      let key = '';
      for (const [index, { statement }] of sometimes.entries())
        if (appliesToAction(statement, service, action)) key += `${index},`;
      return key;
    },
    applicable(key, request) {
      const speaks = new Set(always);
      for (const index of key.split(',')) {
        const ready = index === '' ? undefined : sometimes[Number(index)];
        if (ready) speaks.add(ready);
      }
      const found = layers.map((layer) => layer.filter((ready) => ready.mayAllow && speaks.has(ready)));
      if (found.some((layer) => layer.length === 0)) return undefined;
      return { layers: found, denials: [...speaks].filter(({ mayDeny }) => mayDeny), request };
    },
  };
}
