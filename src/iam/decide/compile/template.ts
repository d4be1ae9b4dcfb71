// Compiles a text with policy variables, which are filled in from a request.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import {
  globCodes,
  literalCodes,
  patternOf,
  STAR,
  type Codes,
  type Pattern,
} from '#iam/policy/patterns/pattern.ts';
import { readTemplate } from '#iam/policy/variables.ts';
import { isMultivaluedKey, isOpen, type RequestContext } from '#iam/decide/key-state.ts';
import { ifSame, NO, UNKNOWN, type Tri } from '#iam/decide/three-valued.ts';

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

/**
 * The texts that a variable may stand for; undefined if it stands for nothing, so that what it is in matches nothing.
 * There are two where AWS's pages leave open which is right. `unknown`: any text.
 */
type VariableReadings = readonly (string | undefined)[] | 'unknown';

/**
 * AWS says that a variable is null if its key is absent or has no value, and does not say whether an empty text is a
 * value. It also says that keys with several values cannot be variables, but not what happens if they are.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value
 */
function readingsOf({ key, fallback }: Variable, context: RequestContext): VariableReadings {
  const state = context.state(key);
  if (state === 'absent') return [fallback];
  if (typeof state === 'string' || isOpen(state)) return 'unknown';
  const [value, ...more] = state;
  if (value === undefined) return [fallback, undefined];
  if (more.length > 0 || isMultivaluedKey(key) === true) return 'unknown';
  return value === '' ? ['', fallback] : state;
}

interface FilledIn {
  readonly codes: Codes;
  /** The same with the wildcards in values of the request. */
  readonly wild: Codes | undefined;
  readonly isKnown: boolean;
  /** Whether some variable has two readings. */
  readonly isDisputed: boolean;
}

/** The template with its variables filled in by one of their readings; undefined if one of them stands for nothing. */
function fillIn(
  { pieces, wildcards }: VariableTemplate,
  context: RequestContext,
  reading: 0 | 1,
): FilledIn | undefined {
  const codes: Codes[] = [];
  const wild: Codes[] = [];
  let isKnown = true;
  let hasWild = false;
  let isDisputed = false;
  for (const piece of pieces) {
    if (!isVariable(piece)) {
      codes.push(piece);
      wild.push(piece);
      continue;
    }
    const readings = readingsOf(piece, context);
    if (readings === 'unknown') {
      isKnown = false;
      codes.push([STAR]);
      wild.push([STAR]);
      continue;
    }
    isDisputed ||= readings.length > 1;
    const value = readings[Math.min(reading, readings.length - 1)];
    if (value === undefined) return undefined;
    codes.push(literalCodes(value));
    wild.push(globCodes(value));
    hasWild ||= wildcards && hasWildcard(value);
  }
  return { codes: codes.flat(), wild: hasWild ? wild.flat() : undefined, isKnown, isDisputed };
}

function testFilledIn(filled: FilledIn | undefined, test: (pattern: Pattern) => Tri): Tri {
  if (!filled) return NO;
  const { codes, wild, isKnown } = filled;
  const literally = test(patternOf(codes));
  const result = wild ? ifSame(literally, test(patternOf(wild))) : literally;
  return isKnown || result === NO ? result : UNKNOWN;
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
  const filled = fillIn(template, context, 0);
  const result = testFilledIn(filled, test);
  return filled?.isDisputed === true
    ? ifSame(result, testFilledIn(fillIn(template, context, 1), test))
    : result;
}
