// The parts of a space of resources that layers allow together, and what denials leave of them. Whatever may be allowed is
// kept: a part is dropped only where it is sure that nothing of it is left.
import { covers, meets } from '#core/iam/patterns/intersect.ts';
import { NO, UNKNOWN, YES, type Tri } from '#core/simulate/three-valued.ts';
import type { ResourcePattern, MatrixStatement } from './matrix-statement.ts';
import type { ResourceSpace } from './resource-space.ts';

/** Resources that all of these patterns match, and none of the others. */
export interface ResourceArea {
  readonly within: readonly ResourcePattern[];
  readonly except: readonly ResourcePattern[];
  /** The Allow statements that make it, one of each layer. */
  readonly allowedBy: readonly MatrixStatement[];
  /** Whether each of those surely applies. */
  readonly isSure: boolean;
  /** Whether some layer was too long to be taken into account. */
  readonly isIncomplete: boolean;
}

/** More pairs than these are not looked at: the next layer is then taken to allow what others do, but nothing for sure. */
const MAX_AREA_PAIRS = 4096;

/**
 * Whether the entry matches some resource of the space. One that only would if a wildcard of its Region or account ran on
 * into a name with a colon does not: "arn:aws:iam::*:role/x" has no users.
 */
export const overlaps = (
  { loose, boundToFields: bound }: ResourcePattern,
  { codes, withoutColons }: ResourceSpace,
): boolean =>
  meets(loose, codes) && (withoutColons === undefined || meets(bound, codes) || meets(loose, withoutColons));

const surelyApplies = ({ conditionsHold: when }: MatrixStatement): boolean => when === YES;

/** Whether the statement's resources hold the pseudo-resource of actions that take none. */
export type MatchesNoResource = (ready: MatrixStatement) => Tri;

/** What one Allow statement has of the space. */
function areasOf(
  ready: MatrixStatement,
  space: ResourceSpace,
  noResource: MatchesNoResource,
): readonly ResourceArea[] {
  const { everything, isNot, patterns: entries } = ready;
  const isSure = surelyApplies(ready);
  const whole: ResourceArea = { within: [], except: [], allowedBy: [ready], isSure, isIncomplete: false };
  if (everything) return isNot ? [] : [whole];
  if (space.kind === 'none') {
    const found = noResource(ready);
    return found === NO ? [] : [{ ...whole, isSure: isSure && found === YES }];
  }
  if (isNot) {
    if (entries.some((entry) => entry.isSure && covers(entry.strict, space.codes))) return [];
    return [{ ...whole, except: entries.filter((entry) => overlaps(entry, space)) }];
  }
  return entries
    .filter((entry) => overlaps(entry, space))
    .map((entry) => {
      const isWhole = entry.isSure && covers(entry.strict, space.codes);
      return { ...whole, within: isWhole ? [] : [entry], isSure: isSure && entry.isSure };
    });
}

/** Patterns without those that others make needless. */
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

function isEmpty({ within: parts, except: without }: ResourceArea): boolean {
  for (const [index, part] of parts.entries()) {
    if (parts.some((other, at) => at > index && !meets(part.loose, other.loose))) return true;
    if (without.some((taken) => taken.isSure && covers(taken.strict, part.loose))) return true;
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

/** The areas that every layer may allow; each layer is given by its Allow statements. */
export function allowedAreas(
  layers: readonly (readonly MatrixStatement[])[],
  space: ResourceSpace,
  noResource: MatchesNoResource,
): readonly ResourceArea[] {
  let areas: readonly ResourceArea[] | undefined;
  for (const layer of layers) {
    const next = layer.flatMap((ready) => areasOf(ready, space, noResource));
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

/** Whether the Deny statement's resources and the area have one in common: surely all, perhaps some, or none. */
export function denialOf(
  ready: MatrixStatement,
  { within: parts }: ResourceArea,
  space: ResourceSpace,
  noResource: MatchesNoResource,
): Tri {
  const { everything, isNot, patterns: entries } = ready;
  if (everything) return isNot ? NO : YES;
  if (space.kind === 'none') return noResource(ready);
  const isIn = ({ strict, isSure }: ResourcePattern): boolean =>
    isSure && (covers(strict, space.codes) || parts.some(({ loose }) => covers(strict, loose)));
  const isOut = (entry: ResourcePattern): boolean =>
    !overlaps(entry, space) || parts.some((part) => !meets(entry.loose, part.loose));
  if (entries.some(isIn)) return isNot ? NO : YES;
  if (entries.every(isOut)) return isNot ? YES : NO;
  return UNKNOWN;
}
