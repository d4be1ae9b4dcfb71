// The areas of a resource space that all layers may allow, and how denials overlap them. An area is dropped only if it is
// certainly empty, so that nothing that may be allowed is lost.
import { covers, meets } from '#iam/policy/patterns/intersect.ts';
import { NO, UNKNOWN, YES, type Tri } from '#iam/decide/three-valued.ts';
import type { ResourcePattern, MatrixStatement } from './matrix-statement.ts';
import type { ResourceSpace } from './resource-space.ts';

/** Resources that match all patterns of `within` and none of `except`. */
export interface ResourceArea {
  readonly within: readonly ResourcePattern[];
  readonly except: readonly ResourcePattern[];
  /** The Allow statements behind it, one of each layer. */
  readonly allowedBy: readonly MatrixStatement[];
  /** Whether each of these certainly applies. */
  readonly isSure: boolean;
  /** Whether a layer was skipped because it is too long. */
  readonly isIncomplete: boolean;
}

/** If two layers make more pairs of areas, the second layer is skipped, and the areas are not certain any more. */
const MAX_AREA_PAIRS = 4096;

/**
 * Whether the pattern matches some resource of the space. A wildcard in the Region or account field does not match beyond
 * its field into names that have no colons: "arn:aws:iam::*:role/x" matches no users.
 */
export const overlaps = (
  { loose, boundToFields }: ResourcePattern,
  { codes, withoutColons }: ResourceSpace,
): boolean =>
  meets(loose, codes) &&
  (withoutColons === undefined || meets(boundToFields, codes) || meets(loose, withoutColons));

const surelyApplies = ({ conditionsHold }: MatrixStatement): boolean => conditionsHold === YES;

/** Whether the statement matches `*`, the resource of actions that take none. */
export type MatchesNoResource = (candidate: MatrixStatement) => Tri;

/** The areas of the space that one Allow statement matches. */
function areasOf(
  candidate: MatrixStatement,
  space: ResourceSpace,
  noResource: MatchesNoResource,
): readonly ResourceArea[] {
  const { everything, isNot, patterns } = candidate;
  const isSure = surelyApplies(candidate);
  const whole: ResourceArea = { within: [], except: [], allowedBy: [candidate], isSure, isIncomplete: false };
  if (everything) return isNot ? [] : [whole];
  if (space.kind === 'none') {
    const found = noResource(candidate);
    return found === NO ? [] : [{ ...whole, isSure: isSure && found === YES }];
  }
  if (isNot) {
    if (patterns.some((pattern) => pattern.isSure && covers(pattern.strict, space.codes))) return [];
    return [{ ...whole, except: patterns.filter((pattern) => overlaps(pattern, space)) }];
  }
  return patterns
    .filter((pattern) => overlaps(pattern, space))
    .map((pattern) => {
      const isWhole = pattern.isSure && covers(pattern.strict, space.codes);
      return { ...whole, within: isWhole ? [] : [pattern], isSure: isSure && pattern.isSure };
    });
}

/** The patterns without those that a narrower one makes redundant. */
function narrowestPatterns(parts: readonly ResourcePattern[]): readonly ResourcePattern[] {
  if (parts.length < 2) return parts;
  const unique = [...new Set(parts)];
  return unique.filter(
    (wide, index) =>
      !unique.some(
        (other, at) =>
          at !== index &&
          wide.isSure &&
          covers(wide.strict, other.loose) &&
          (at < index || !covers(other.strict, wide.loose)),
      ),
  );
}

function isEmpty({ within, except }: ResourceArea): boolean {
  for (const [index, part] of within.entries()) {
    if (within.some((other, at) => at > index && !meets(part.loose, other.loose))) return true;
    if (except.some((excluded) => excluded.isSure && covers(excluded.strict, part.loose))) return true;
  }
  return false;
}

const intersectAreas = (a: ResourceArea, b: ResourceArea): ResourceArea => ({
  within: narrowestPatterns([...a.within, ...b.within]),
  except: [...a.except, ...b.except],
  allowedBy: [...a.allowedBy, ...b.allowedBy],
  isSure: a.isSure && b.isSure,
  isIncomplete: a.isIncomplete || b.isIncomplete,
});

/** The areas that every layer may allow. `layers`: the Allow statements of each layer. */
export function allowedAreas(
  layers: readonly (readonly MatrixStatement[])[],
  space: ResourceSpace,
  noResource: MatchesNoResource,
): readonly ResourceArea[] {
  let areas: readonly ResourceArea[] | undefined;
  for (const layer of layers) {
    const next = layer.flatMap((candidate) => areasOf(candidate, space, noResource));
    if (next.length === 0) return [];
    if (!areas) areas = next;
    else if (areas.length * next.length > MAX_AREA_PAIRS)
      areas = areas.map((area) => ({ ...area, isSure: false, isIncomplete: true }));
    else
      areas = areas.flatMap((area) =>
        next.map((other) => intersectAreas(area, other)).filter((each) => !isEmpty(each)),
      );
  }
  return areas ?? [];
}

/** Whether the Deny statement matches the area: YES for all of it, NO for none of it, UNKNOWN otherwise. */
export function denialOf(
  candidate: MatrixStatement,
  { within }: ResourceArea,
  space: ResourceSpace,
  noResource: MatchesNoResource,
): Tri {
  const { everything, isNot, patterns } = candidate;
  if (everything) return isNot ? NO : YES;
  if (space.kind === 'none') return noResource(candidate);
  const isIn = ({ strict, isSure }: ResourcePattern): boolean =>
    isSure && (covers(strict, space.codes) || within.some(({ loose }) => covers(strict, loose)));
  const isOut = (pattern: ResourcePattern): boolean =>
    !overlaps(pattern, space) || within.some((part) => !meets(pattern.loose, part.loose));
  if (patterns.some(isIn)) return isNot ? NO : YES;
  if (patterns.every(isOut)) return isNot ? YES : NO;
  return UNKNOWN;
}
