// What policies allow on a resource space: where the action is certainly allowed, and where it may be.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
import { commonText, covers, meets, sampleOf } from '#iam/policy/patterns/intersect.ts';
import { literalCodes } from '#iam/policy/patterns/pattern.ts';
import { matchesResource } from '#iam/decide/evaluate/match-resource.ts';
import { NO, YES } from '#iam/decide/three-valued.ts';
import { NO_ACCESS, sortedGrants, type ActionAccess, type Cell, type AccessGrant } from './action-access.ts';
import {
  allowedAreas,
  denialOf,
  overlaps,
  type ResourceArea,
  type MatchesNoResource,
} from './allowed-areas.ts';
import type { ApplicableStatements } from './applicable-statements.ts';
import type { ResourcePattern, MatrixStatement } from './matrix-statement.ts';
import type { ResourceSpace } from './resource-space.ts';

/** Texts to put in place of wildcards. There are two, as a denial may match one of them. */
const FILLERS = ['x', 'Zq-7'] as const;
/** More patterns than these are not tried for an allowed resource. */
const MAX_SPARED_PATTERNS = 20;
/** If there are more grants, redundant ones are not removed. */
const MAX_COMPARED_GRANTS = 64;

/** Whether the evaluator allows the action on this resource, whatever the context of the request is. */
function isSurelyAllowed(resource: string, { layers, denials, request }: ApplicableStatements): boolean {
  const asked = { ...request, resource };
  const matches = ({ statement }: MatrixStatement) => matchesResource(statement, asked);
  return (
    layers.every((layer) =>
      layer.some(
        (candidate) => candidate.conditionsHold === YES && !candidate.mayDeny && matches(candidate) === YES,
      ),
    ) && denials.every((candidate) => matches(candidate) === NO)
  );
}

/** Patterns that denials exclude, and that may therefore match an allowed resource. */
const sparedPatterns = ({ denials }: ApplicableStatements): readonly ResourcePattern[] =>
  denials.flatMap(({ isNot, patterns }) => (isNot ? patterns : [])).slice(0, MAX_SPARED_PATTERNS);

/** Whether some resource of the area is certainly allowed. */
function hasWitness(area: ResourceArea, space: ResourceSpace, applicable: ApplicableStatements): boolean {
  const parts = [...area.within, ...sparedPatterns(applicable)];
  const [first, ...more] = parts;
  for (const filler of FILLERS) {
    const texts = [
      ...(area.within.length === 0 ? [sampleOf(space.codes, filler)] : []),
      ...parts.map(({ strict }) => commonText(strict, space.codes, filler)),
      ...more.map(({ strict }) => first && commonText(first.strict, strict, filler)),
    ];
    for (const text of texts) {
      if (text === undefined || !isSurelyAllowed(text, applicable)) continue;
      if (meets(literalCodes(text), space.codes)) return true;
    }
  }
  return false;
}

const sorted = (texts: readonly string[]): readonly string[] =>
  texts.length < 2 ? texts : [...new Set(texts)].toSorted();

const textsOf = (patterns: readonly ResourcePattern[]): readonly string[] =>
  sorted(patterns.map(({ text }) => text));

interface RemainingArea {
  readonly area: ResourceArea;
  readonly grant: AccessGrant;
  /** How much of it denials match if their conditions hold. */
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
  for (const candidate of denials) {
    const found = denialOf(candidate, area, space, noResource);
    if (found === NO) continue;
    if (found === YES && candidate.conditionsHold === YES) return undefined;
    if (reached !== 'all') reached = found === YES ? 'all' : 'some';
    if (candidate.conditionsHold === YES) {
      const near = candidate.patterns.filter((pattern) => overlaps(pattern, space));
      const texts = textsOf(near.length > 0 ? near : candidate.patterns);
      except.push(...(candidate.isNot ? [`all but ${texts.join(', ')}`] : texts));
    } else {
      const where =
        found === YES
          ? ''
          : ` on ${candidate.isNot ? 'all but ' : ''}${textsOf(candidate.patterns).join(', ')}`;
      unless.push(`${candidate.openConditions.join(' and ')}${where}`);
    }
  }
  const open = [...area.within, ...area.except].flatMap((pattern) => pattern.openVariables);
  const isDisputed =
    space.kind === 'none' &&
    !area.isSure &&
    !area.isIncomplete &&
    area.allowedBy.every((each) => each.conditionsHold === YES);
  const when = [
    ...area.allowedBy.flatMap(({ openConditions }) => openConditions),
    ...open,
    ...(isDisputed ? ['an ARN matches it, on which AWS’s pages disagree'] : []),
    ...(area.isIncomplete ? ['the other policies, which are too long to compare here, allow it there'] : []),
  ];
  return {
    area,
    grant: { on: textsOf(area.within), except: sorted(except), when: sorted(when), unless: sorted(unless) },
    reached,
  };
}

/** Whether the wide grant covers the narrow one. */
function includes(wide: RemainingArea, narrow: RemainingArea): boolean {
  const { grant, area } = wide;
  if (!area.isSure || grant.except.length > 0) return false;
  if (grant.unless.some((each) => !narrow.grant.unless.includes(each))) return false;
  return area.within.every((part) => narrow.area.within.some(({ loose }) => covers(part.strict, loose)));
}

/** Those that no other includes; of two that include each other, the first. */
const widest = (all: readonly RemainingArea[]): readonly RemainingArea[] =>
  all.length > MAX_COMPARED_GRANTS
    ? all
    : all.filter(
        (left, index) =>
          !all.some(
            (other, at) => at !== index && includes(other, left) && (at < index || !includes(left, other)),
          ),
      );

export function accessToResources(space: ResourceSpace, applicable: ApplicableStatements): ActionAccess {
  const { layers, denials, request } = applicable;
  const asked = { ...request, resource: '*' };
  const noResource: MatchesNoResource = ({ statement }) => matchesResource(statement, asked);
  const left = allowedAreas(layers, space, noResource).flatMap(
    (area) => remainingArea(area, space, denials, noResource) ?? [],
  );
  if (left.length === 0) return NO_ACCESS;
  return {
    cell: cellOf(left, space, applicable),
    grants: sortedGrants(widest(left).map(({ grant }) => grant)),
  };
}

function cellOf(
  left: readonly RemainingArea[],
  space: ResourceSpace,
  applicable: ApplicableStatements,
): Cell {
  const sure = left.filter(({ area, reached }) => area.isSure && reached !== 'all');
  const isWhole = ({ area, reached }: RemainingArea): boolean =>
    reached === 'none' && area.within.length === 0 && area.except.length === 0;
  if (sure.some(isWhole)) return 'all';
  if (space.kind === 'none') return 'conditional';
  return sure.some(({ area }) => hasWitness(area, space, applicable)) ? 'some' : 'conditional';
}
