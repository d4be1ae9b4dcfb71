// The statements of all layers, and which of them apply to the actions of a service.
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type { CompiledPolicies, PolicySet } from '#iam/decide/compile/compile-policies.ts';
import { hasOwnPolicies, needsNoSessionPolicy, scpsApply } from '#iam/decide/evaluate/applicable-layers.ts';
import type { PreparedRequest } from '#iam/decide/prepare-request.ts';
import { YES } from '#iam/decide/three-valued.ts';
import { appliesToService, appliesToAction } from './applies-to.ts';
import { toMatrixStatement, type MatrixStatement } from './matrix-statement.ts';

/** The statements that apply to an action. */
export interface ApplicableStatements {
  /** Statements that may allow, by layer. Each layer must allow. */
  readonly layers: readonly (readonly MatrixStatement[])[];
  /** Statements of all layers that may deny. */
  readonly denials: readonly MatrixStatement[];
  /** Represents all requests for the action. */
  readonly request: PreparedRequest;
}

export interface LayerStatements {
  /** The statements of each layer that must allow. */
  readonly layers: readonly (readonly MatrixStatement[])[];
}

const matrixStatements = (
  { documents }: PolicySet,
  { context }: PreparedRequest,
): readonly MatrixStatement[] =>
  documents.flatMap(({ statements }) => statements.flatMap((each) => toMatrixStatement(each, context) ?? []));

/** The layers that apply to requests of the caller. */
export function layerStatements(compiled: CompiledPolicies, request: PreparedRequest): LayerStatements {
  const { identity, boundaries, session, scps } = compiled;
  const isLeftOut = !session && needsNoSessionPolicy(request.principal) !== YES;
  const own = hasOwnPolicies(request.principal) ? [identity, ...boundaries] : [];
  const sets = [...own, ...(session ? [session] : []), ...(scpsApply(request) ? scps : [])];
  return { layers: [...sets.map((set) => matrixStatements(set, request)), ...(isLeftOut ? [[]] : [])] };
}

/** Whether the statement can match resources of the actions of the service. */
function reaches(
  { everything, isNot, patterns }: MatrixStatement,
  service: string,
  reference: Reference,
): boolean {
  if (everything || isNot) return true;
  return patterns.some(({ text }) => {
    const [arn, , segment = ''] = text.split(':', 3);
    // A missing field counts as a wildcard, and an unreadable text may match anything.
    if (arn !== 'arn' || segment === '' || segment.includes('${') || hasWildcard(segment)) return true;
    // Recovery points of AWS Backup have ARNs of the services that they were made in.
    return [...reference.ownersOf(segment), ...reference.ownersOf('${Vendor}')].includes(service);
  });
}

/** The statements that apply to the actions of a service. */
export interface ServiceStatements {
  /** Indexes of the statements that apply to this action, of those that do not apply to all actions: "0,3,". */
  keyOf(action: string): string;
  /** The statements that apply to actions with this key; undefined if a layer has none that may allow. */
  applicable(key: string, request: PreparedRequest): ApplicableStatements | undefined;
}

/** Undefined if no action of the service can be allowed. */
export function serviceStatements(
  service: string,
  { layers }: LayerStatements,
  reference: Reference,
): ServiceStatements | undefined {
  const always = new Set<MatrixStatement>();
  const sometimes: MatrixStatement[] = [];
  for (const layer of layers) {
    let mayAllow = false;
    for (const candidate of layer) {
      const coverage = appliesToService(candidate.statement, service);
      if (coverage === 'none' || !reaches(candidate, service, reference)) continue;
      if (coverage === 'all') always.add(candidate);
      else sometimes.push(candidate);
      mayAllow ||= candidate.mayAllow;
      const deniesAll =
        coverage === 'all' && candidate.everything && !candidate.isNot && candidate.conditionsHold === YES;
      if (deniesAll && !candidate.mayAllow) return undefined;
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
      const applying = new Set(always);
      for (const index of key.split(',')) {
        const candidate = index === '' ? undefined : sometimes[Number(index)];
        if (candidate) applying.add(candidate);
      }
      const found = layers.map((layer) =>
        layer.filter((candidate) => candidate.mayAllow && applying.has(candidate)),
      );
      if (found.some((layer) => layer.length === 0)) return undefined;
      return { layers: found, denials: [...applying].filter(({ mayDeny }) => mayDeny), request };
    },
  };
}
