// What policies allow on a space of resources: must and may, as the specification's matrix has them.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
import { commonText, covers, meets, sampleOf } from '#core/iam/patterns/intersect.ts';
import { literalCodes } from '#core/iam/patterns/pattern.ts';
import { matchesResource } from '#core/simulate/evaluate/match-resource.ts';
import type { PreparedRequest } from '#core/simulate/prepare-request.ts';
import { NO, YES } from '#core/simulate/three-valued.ts';
import { NO_ACCESS, sortedGrants, type ActionAccess, type Cell, type AccessGrant } from './action-access.ts';
import {
  allowedAreas,
  denialOf,
  overlaps,
  type ResourceArea,
  type MatchesNoResource,
} from './allowed-areas.ts';
import type { ResourcePattern, MatrixStatement } from './matrix-statement.ts';
import type { ResourceSpace } from './resource-space.ts';

/** The statements that speak of an action. */
export interface ApplicableStatements {
  /** Those that may allow, by layer: each layer must. */
  readonly layers: readonly (readonly MatrixStatement[])[];
  /** Those that may deny, of all layers. */
  readonly denials: readonly MatrixStatement[];
  /** Stands for requests for the action. */
  readonly request: PreparedRequest;
}

/** Names that stand where anything can: if a denial has one of them, it hardly has the other. */
const FILLERS = ['x', 'Zq-7'] as const;
const MAX_SPARED_PATTERNS = 20;
/** Grants beyond this number are not compared with each other. */
const MAX_COMPARED_GRANTS = 64;

/** Whether the evaluator itself says that all this is allowed, whatever the request's context holds. */
function isSurelyAllowed(resource: string, { layers, denials, request }: ApplicableStatements): boolean {
  const asked = { ...request, resource };
  const matches = ({ statement }: MatrixStatement) => matchesResource(statement, asked);
  return (
    layers.every((layer) =>
      layer.some((ready) => ready.conditionsHold === YES && !ready.mayDeny && matches(ready) === YES),
    ) && denials.every((ready) => matches(ready) === NO)
  );
}

/** Patterns that denials leave alone, so that a resource that is allowed is among them. */
const sparedPatterns = ({ denials }: ApplicableStatements): readonly ResourcePattern[] =>
  denials.flatMap(({ isNot, patterns: entries }) => (isNot ? entries : [])).slice(0, MAX_SPARED_PATTERNS);

/** Whether a resource of the area is found that is surely allowed. */
function hasWitness(area: ResourceArea, space: ResourceSpace, speaking: ApplicableStatements): boolean {
  const parts = [...area.within, ...sparedPatterns(speaking)];
  const [first, ...more] = parts;
  for (const filler of FILLERS) {
    const texts = [
      ...(area.within.length === 0 ? [sampleOf(space.codes, filler)] : []),
      ...parts.map(({ strict }) => commonText(strict, space.codes, filler)),
      ...more.map(({ strict }) => first && commonText(first.strict, strict, filler)),
    ];
    for (const text of texts) {
      if (text === undefined || !isSurelyAllowed(text, speaking)) continue;
      if (meets(literalCodes(text), space.codes)) return true;
    }
  }
  return false;
}

const textsOf = (entries: readonly ResourcePattern[]): readonly string[] =>
  [...new Set(entries.map(({ text }) => text))].toSorted();

interface RemainingArea {
  readonly area: ResourceArea;
  readonly grant: AccessGrant;
  /** What denials reach of it, as far as their conditions hold. */
  readonly reached: 'none' | 'some' | 'all';
}

/** What denials leave of an area; undefined if nothing. */
function remainingArea(
  area: ResourceArea,
  space: ResourceSpace,
  denials: readonly MatrixStatement[],
  noResource: MatchesNoResource,
): RemainingArea | undefined {
  const except: string[] = [...textsOf(area.except)];
  const unless: string[] = [];
  let reached: RemainingArea['reached'] = 'none';
  for (const ready of denials) {
    const found = denialOf(ready, area, space, noResource);
    if (found === NO) continue;
    if (found === YES && ready.conditionsHold === YES) return undefined;
    if (reached !== 'all') reached = found === YES ? 'all' : 'some';
    if (ready.conditionsHold === YES) {
      const near = ready.patterns.filter((entry) => overlaps(entry, space));
      const texts = textsOf(near.length > 0 ? near : ready.patterns);
      except.push(...(ready.isNot ? [`all but ${texts.join(', ')}`] : texts));
    } else {
      const where =
        found === YES ? '' : ` on ${ready.isNot ? 'all but ' : ''}${textsOf(ready.patterns).join(', ')}`;
      unless.push(`${ready.openConditions.join(' and ')}${where}`);
    }
  }
  const open = [...area.within, ...area.except].flatMap((entry) => entry.openVariables);
  const isDisputed =
    space.kind === 'none' &&
    !area.isSure &&
    !area.isIncomplete &&
    area.allowedBy.every((each) => each.conditionsHold === YES);
  const when = [
    ...area.allowedBy.flatMap(({ openConditions: conditions }) => conditions),
    ...open,
    ...(isDisputed ? ['an ARN counts for it, which AWS’s pages disagree on'] : []),
    ...(area.isIncomplete ? ['the other policies allow it there: they are too long to compare here'] : []),
  ];
  const sorted = (texts: readonly string[]) => [...new Set(texts)].toSorted();
  return {
    area,
    grant: { on: textsOf(area.within), except: sorted(except), when: sorted(when), unless: sorted(unless) },
    reached,
  };
}

/** Whether one grant says all that the other does. */
function includes(wide: RemainingArea, narrow: RemainingArea): boolean {
  const { grant, area } = wide;
  if (!area.isSure || grant.except.length > 0) return false;
  if (grant.unless.some((each) => !narrow.grant.unless.includes(each))) return false;
  return area.within.every((part) => narrow.area.within.some(({ loose }) => covers(part.strict, loose)));
}

/** Those that no other holds; of two that hold each other, the first. */
const widest = (all: readonly RemainingArea[]): readonly RemainingArea[] =>
  all.length > MAX_COMPARED_GRANTS
    ? all
    : all.filter(
        (left, index) =>
          !all.some(
            (other, at) => at !== index && includes(other, left) && (at < index || !includes(left, other)),
          ),
      );

export function accessToResources(space: ResourceSpace, speaking: ApplicableStatements): ActionAccess {
  const { layers, denials, request } = speaking;
  const asked = { ...request, resource: '*' };
  const noResource: MatchesNoResource = ({ statement }) => matchesResource(statement, asked);
  const left = allowedAreas(layers, space, noResource).flatMap(
    (area) => remainingArea(area, space, denials, noResource) ?? [],
  );
  if (left.length === 0) return NO_ACCESS;
  return {
    cell: cellOf(left, space, speaking),
    grants: sortedGrants(widest(left).map(({ grant }) => grant)),
  };
}

function cellOf(left: readonly RemainingArea[], space: ResourceSpace, speaking: ApplicableStatements): Cell {
  const sure = left.filter(({ area, reached }) => area.isSure && reached !== 'all');
  const isWhole = ({ area, reached }: RemainingArea): boolean =>
    reached === 'none' && area.within.length === 0 && area.except.length === 0;
  if (sure.some(isWhole)) return 'all';
  if (space.kind === 'none') return 'conditional';
  return sure.some(({ area }) => hasWitness(area, space, speaking)) ? 'some' : 'conditional';
}
