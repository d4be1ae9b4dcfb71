// Who composes what, as far as it is loaded: the page composes its first view before the rest has come.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { TrustedEntity } from '#deepseek/catalog/entities.ts';
import type { Extras } from './extras.ts';
import type { DerivedBoundary } from '#deepseek/shared/governance/derived-boundary.ts';
import type { PlannedStatement } from './planned-statement.ts';
import type { ScenarioComposer } from './plan.ts';

export type EntityExtras = (checked: CheckedAnswers) => Extras;

export type TrustComposer = (
  entity: TrustedEntity,
  checked: CheckedAnswers,
) => PlannedStatement | readonly PlannedStatement[];

/** The boundary that follows from the statements of a role. */
type BoundaryComposer = (
  checked: CheckedAnswers,
  statements: readonly PlannedStatement[],
) => DerivedBoundary | undefined;

interface ComposerRows {
  readonly scenarios?: Readonly<Record<string, ScenarioComposer>>;
  readonly extras?: Readonly<Record<string, EntityExtras>>;
  /** What answers add for each trusted entity. */
  readonly always?: EntityExtras;
  /** Of those that are no service. */
  readonly trusts?: Readonly<Record<string, TrustComposer>>;
  readonly boundary?: BoundaryComposer;
}

const scenarios = new Map<string, ScenarioComposer>();
const extras = new Map<string, EntityExtras>();
const trusts = new Map<string, TrustComposer>();
let always: EntityExtras | undefined;
let boundary: BoundaryComposer | undefined;

/** Adds composers: of a scenario, of what a trusted entity adds, of its trust policy, of boundaries. */
export function addComposers(rows: ComposerRows): void {
  for (const [id, composer] of Object.entries(rows.scenarios ?? {})) scenarios.set(id, composer);
  for (const [id, composer] of Object.entries(rows.extras ?? {})) extras.set(id, composer);
  for (const [id, composer] of Object.entries(rows.trusts ?? {})) trusts.set(id, composer);
  always = rows.always ?? always;
  boundary = rows.boundary ?? boundary;
}

export const composerOf = (scenario: string): ScenarioComposer | undefined => scenarios.get(scenario);
export const extrasOf = (entity: string): EntityExtras | undefined => extras.get(entity);
export const extrasOfAll = (): EntityExtras | undefined => always;
export const trustOf = (entity: string): TrustComposer | undefined => trusts.get(entity);
export const boundaryComposer = (): BoundaryComposer | undefined => boundary;
