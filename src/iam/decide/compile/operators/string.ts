// StringEquals, StringEqualsIgnoreCase, StringLike and their negations: text, to the code point.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String
import { isEverything, patternMatches, type Pattern } from '#iam/policy/patterns/pattern.ts';
import { piecesOf, templateOf, testTemplate } from '#iam/decide/compile/template.ts';
import { triOf, UNKNOWN, type Tri } from '#iam/decide/three-valued.ts';
import type { ConditionFamily } from './family.ts';

const escaped = (character: string): string =>
  /[\\^$.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character;

/** Regular expressions use Unicode's simple case folding, which does not depend on the locale. */
const foldsAlike = (a: string, b: string): boolean => a === b || new RegExp(`^${escaped(a)}$`, 'iu').test(b);

/** Whether two texts differ in case at most. */
export function isSameButForCase(a: string, b: string): boolean {
  // Simple folding makes one character of one.
  const given = [...b];
  const expectedCharacters = [...a];
  return (
    expectedCharacters.length === given.length &&
    expectedCharacters.every((character, index) => foldsAlike(character, given[index] ?? ''))
  );
}

const likes = (pattern: Pattern, value: string): Tri => triOf(patternMatches(pattern, value));

/** A pattern that is not literal contains an unknown variable. */
const foldsTo = ({ literal }: Pattern, value: string): Tri =>
  literal === undefined ? UNKNOWN : triOf(isSameButForCase(literal, value));

export const stringFamily: ConditionFamily = {
  reads: () => true,
  compile(base, text, variables) {
    const wildcards = base.endsWith('Like');
    const template = templateOf(piecesOf(text, wildcards, variables), wildcards);
    const test = base.endsWith('IgnoreCase') ? foldsTo : likes;
    return {
      matches: (value, context) => testTemplate(template, context, (pattern) => test(pattern, value)),
      everything: template.fixed !== undefined && isEverything(template.fixed.codes),
    };
  },
};
