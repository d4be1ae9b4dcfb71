// Prepares a statement for the matrix: the result of its conditions, and its resources as patterns.
import { ANY, FIELD_ANY, FIELD_STAR, STAR, type Codes, type Pattern } from '#iam/policy/patterns/pattern.ts';
import type { CompiledCondition } from '#iam/decide/compile/compile-condition.ts';
import type { CompiledStatement } from '#iam/decide/compile/compile-statement.ts';
import { isVariable, testTemplate, type VariableTemplate } from '#iam/decide/compile/template.ts';
import { evaluateCondition } from '#iam/decide/evaluate/evaluate-condition.ts';
import type { RequestContext } from '#iam/decide/key-state.ts';
import { and, NO, UNKNOWN, YES, type Tri } from '#iam/decide/three-valued.ts';

/** An entry of Resource or NotResource. */
export interface ResourcePattern {
  /** As written. */
  readonly text: string;
  /** Wildcards do not match beyond their field. */
  readonly strict: Codes;
  /** Wildcards match colons. */
  readonly loose: Codes;
  /** Wildcards before the fifth colon, also those at the end of a field, do not match beyond their field. */
  readonly boundToFields: Codes;
  /** Whether all variables in it are known. */
  readonly isSure: boolean;
  /** Unknown variables: "${aws:username}". */
  readonly openVariables: readonly string[];
}

export interface MatrixStatement {
  readonly statement: CompiledStatement;
  readonly mayAllow: boolean;
  readonly mayDeny: boolean;
  /** YES or UNKNOWN; UNKNOWN also if some part of the statement cannot be evaluated. */
  readonly conditionsHold: Tri;
  /** Unknown conditions, in words. */
  readonly openConditions: readonly string[];
  readonly everything: boolean;
  readonly isNot: boolean;
  readonly patterns: readonly ResourcePattern[];
}

const loosened = (codes: Codes): Codes =>
  codes.map((code) => (code === FIELD_STAR ? STAR : code === FIELD_ANY ? ANY : code));

const COLON = 58;
const COLONS_BEFORE_RESOURCE = 5;

/** Keeps wildcards at the end of a field before the fifth colon within their field. */
function boundToFields(codes: Codes): Codes {
  let colons = 0;
  let isSame = true;
  const bound = codes.map((code, at) => {
    if (code === COLON) colons += 1;
    if (code !== STAR || colons >= COLONS_BEFORE_RESOURCE || codes[at + 1] !== COLON) return code;
    isSame = false;
    return FIELD_STAR;
  });
  return isSame ? codes : bound;
}

export const patternFrom = (
  text: string,
  codes: Codes,
  isSure: boolean,
  open: readonly string[],
): ResourcePattern => ({
  text,
  strict: codes,
  loose: loosened(codes),
  boundToFields: boundToFields(codes),
  isSure,
  openVariables: open,
});

function patternsOf(
  text: string,
  template: VariableTemplate,
  context: RequestContext,
): readonly ResourcePattern[] {
  if (template.fixed) return [patternFrom(text, template.fixed.codes, true, [])];
  const found: Pattern[] = [];
  const result = testTemplate(template, context, (pattern) => {
    found.push(pattern);
    return YES;
  });
  // A variable without a value makes a pattern that matches nothing.
  if (result === NO) return [];
  const open = template.pieces.filter(isVariable).map(({ key }) => `\${${key}}`);
  // A value with wildcards makes two patterns; AWS's pages do not say which is right.
  const isSure = result === YES && found.length === 1;
  return found.map(({ codes }) => patternFrom(text, codes, isSure, isSure ? [] : open));
}

/** "StringEquals aws:RequestedRegion us-east-1, us-west-2" */
const conditionWords = ({ operatorName, key, texts }: CompiledCondition): string =>
  `${operatorName} ${quoted(key, / /)} ${texts.map((text) => quoted(text, /,| (?:and|on) /)).join(', ')}`;

/** In quotation marks where it holds what stands between words here: two conditions never read the same. */
const quoted = (text: string, separator: RegExp): string =>
  separator.test(text) || text === '' || text.startsWith('"') ? JSON.stringify(text) : text;

/** Undefined if the conditions cannot hold. */
export function toMatrixStatement(
  statement: CompiledStatement,
  context: RequestContext,
): MatrixStatement | undefined {
  let when: Tri = statement.isUnsure ? UNKNOWN : YES;
  const conditions: string[] = statement.isUnsure ? ['part of the statement cannot be evaluated'] : [];
  for (const condition of statement.conditions) {
    const result = evaluateCondition(condition, context);
    when = and(when, result);
    if (result === UNKNOWN) conditions.push(conditionWords(condition));
  }
  if (when === NO) return undefined;
  const { resources, effect } = statement;
  // An entry that cannot be read allows nothing; what it denies or excludes is unknown.
  const isPlainAllow = effect === 'Allow' && resources?.isNot !== true;
  const entries = (resources?.set.patterns ?? []).flatMap(({ text, template }) => {
    if (template) return patternsOf(text, template, context);
    // A value that a template leaves open may be anything.
    if (/^(?:arn:.*)?\$\{/.test(text)) return [patternFrom(text, [STAR], false, isPlainAllow ? [text] : [])];
    return isPlainAllow ? [] : [patternFrom(text, [STAR], false, [])];
  });
  return {
    statement,
    mayAllow: effect !== 'Deny',
    mayDeny: effect !== 'Allow',
    conditionsHold: when,
    openConditions: conditions,
    everything: resources === undefined || resources.set.everything,
    isNot: resources?.isNot ?? false,
    patterns: entries,
  };
}
