// ArnEquals, ArnLike and their negations: ARNs, field by field. Equals and Like are the same.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
import {
  globCodes,
  isEverything,
  patternMatches,
  patternOf,
  type Codes,
} from '#iam/policy/patterns/pattern.ts';
import {
  isVariable,
  piecesOf,
  templateOf,
  testTemplate,
  type TemplatePiece,
} from '#iam/decide/compile/template.ts';
import { and, NO, triOf, YES, type Tri } from '#iam/decide/three-valued.ts';
import { show } from '#iam/text/quote.ts';
import { unreadableValue, type ConditionFamily, type ValueMatcher } from './family.ts';

const COLON = 58;
const FIELDS = 6;

/** The six fields of an ARN; fewer if there are fewer colons. */
function arnFields(text: string): readonly string[] {
  const fields = text.split(':', FIELDS - 1);
  const rest = fields.reduce((length, field) => length + field.length + 1, 0);
  return rest > text.length ? fields : [...fields, text.slice(rest)];
}

/** The pieces of each field. Only colons written in the policy separate fields, not those in variables. */
function fieldsOf(pieces: readonly TemplatePiece[]): readonly (readonly TemplatePiece[])[] {
  const fields: TemplatePiece[][] = [[]];
  for (const piece of pieces) {
    let rest: TemplatePiece = piece;
    while (!isVariable(rest) && fields.length < FIELDS) {
      const codes: Codes = rest;
      const colon = codes.indexOf(COLON);
      if (colon < 0) break;
      fields.at(-1)?.push(codes.slice(0, colon));
      fields.push([]);
      rest = codes.slice(colon + 1);
    }
    fields.at(-1)?.push(rest);
  }
  return fields;
}

/** The fields of a pattern without variables. */
function fieldsOfCodes(codes: Codes): readonly Codes[] {
  const fields: Codes[] = [];
  let rest = codes;
  while (fields.length < FIELDS - 1) {
    const colon = rest.indexOf(COLON);
    if (colon < 0) break;
    fields.push(rest.slice(0, colon));
    rest = rest.slice(colon + 1);
  }
  return [...fields, rest];
}

/** A pattern whose variables contain colons: "${aws:PrincipalArn}". It is split into fields once it is filled in. */
function filledInFirst(pieces: readonly TemplatePiece[]): ValueMatcher {
  const template = templateOf(pieces, true);
  return {
    matches: (value, context) =>
      testTemplate(template, context, (pattern) => {
        const patterns = fieldsOfCodes(pattern.codes);
        if (patterns.length < FIELDS) return triOf(patternMatches(pattern, value));
        const fields = arnFields(value);
        return triOf(patterns.every((codes, at) => patternMatches(patternOf(codes), fields[at] ?? '')));
      }),
  };
}

export const arnFamily: ConditionFamily = {
  reads: (value) => value.startsWith('arn:') && arnFields(value).length === FIELDS,
  compile(_base, text, variables) {
    if (isEverything(globCodes(text))) return { matches: () => YES };
    const pieces = piecesOf(text, true, variables);
    const templates = fieldsOf(pieces).map((field) => templateOf(field, true));
    if (templates.length < FIELDS && pieces.some(isVariable)) return filledInFirst(pieces);
    if (templates.length < FIELDS)
      return unreadableValue(`${show(text)} has fewer than the six fields of an ARN.`);
    return {
      matches(value, context) {
        const fields = arnFields(value);
        let result: Tri = YES;
        for (const [index, template] of templates.entries()) {
          const field = fields[index] ?? '';
          result = and(
            result,
            testTemplate(template, context, (pattern) => triOf(patternMatches(pattern, field))),
          );
          if (result === NO) break;
        }
        return result;
      },
    };
  },
};
