// Compiles a text with policy variables, which are filled in from a request.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
import { hasWildcard } from '#core/iam/patterns/glob.ts';
import {
  globCodes,
  literalCodes,
  patternOf,
  STAR,
  type Codes,
  type Pattern,
} from '#core/iam/patterns/pattern.ts';
import { readTemplate } from '#core/iam/variables.ts';
import { isMultivaluedKey, type RequestContext } from '#core/simulate/key-state.ts';
import { ifSame, NO, UNKNOWN, type Tri } from '#core/simulate/three-valued.ts';

export interface Variable {
  /** In lower case. */
  readonly key: string;
  readonly fallback: string | undefined;
}

export type TemplatePiece = Codes | Variable;

export const isVariable = (piece: TemplatePiece): piece is Variable => 'key' in piece;

export interface VariableTemplate {
  /** Whether * and ? are wildcards in it. */
  readonly wildcards: boolean;
  readonly pieces: readonly TemplatePiece[];
  /** The pattern, if there is no variable. */
  readonly fixed: Pattern | undefined;
}

/** The pieces of a text. `wildcards`: whether * and ? are wildcards. `variables`: whether it can have variables. */
export function piecesOf(text: string, wildcards: boolean, variables: boolean): readonly TemplatePiece[] {
  const codes = wildcards ? globCodes : literalCodes;
  if (!variables) return [codes(text)];
  return readTemplate(text).map((part): TemplatePiece => {
    if (part.kind === 'variable') return { key: part.name.toLowerCase(), fallback: part.fallback };
    return part.kind === 'escape' ? literalCodes(part.text) : codes(part.text);
  });
}

export function templateOf(pieces: readonly TemplatePiece[], wildcards: boolean): VariableTemplate {
  const fixed = pieces.some(isVariable) ? undefined : patternOf((pieces as readonly Codes[]).flat());
  return { wildcards, pieces, fixed };
}

/** The single value of a variable's key; undefined if there is none, 'unknown' if it is not known. */
function valueOf(
  { key, fallback }: Variable,
  context: RequestContext,
): { value: string } | 'unknown' | undefined {
  // Keys with several values cannot be variables.
  if (isMultivaluedKey(key) === true) return undefined;
  const state = context.state(key);
  if (state === 'absent') return fallback === undefined ? undefined : { value: fallback };
  if (state === 'unknown' || state === 'present') return 'unknown';
  const [value, ...more] = 'atLeast' in state ? [] : state;
  return value === undefined || more.length > 0 ? undefined : { value };
}

/**
 * The result of `test` for the pattern with its variables filled in from the context. With an absent key the pattern
 * matches nothing; an unknown key is tested as a wildcard. A value is literal; AWS does not say whether that includes
 * wildcards in it, so both readings are tested.
 */
export function testTemplate(
  template: VariableTemplate,
  context: RequestContext,
  test: (pattern: Pattern) => Tri,
): Tri {
  if (template.fixed) return test(template.fixed);
  const codes: Codes[] = [];
  const wild: Codes[] = [];
  let isKnown = true;
  let hasWild = false;
  for (const piece of template.pieces) {
    if (!isVariable(piece)) {
      codes.push(piece);
      wild.push(piece);
      continue;
    }
    const found = valueOf(piece, context);
    if (found === undefined) return NO;
    if (found === 'unknown') {
      isKnown = false;
      codes.push([STAR]);
      wild.push([STAR]);
    } else {
      codes.push(literalCodes(found.value));
      wild.push(globCodes(found.value));
      hasWild ||= template.wildcards && hasWildcard(found.value);
    }
  }
  const literally = test(patternOf(codes.flat()));
  const result = hasWild ? ifSame(literally, test(patternOf(wild.flat()))) : literally;
  return isKnown || result === NO ? result : UNKNOWN;
}
