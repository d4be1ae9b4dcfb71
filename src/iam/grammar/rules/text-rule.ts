// Builds the rules on texts that are not JSON, which differ only in texts and examples.
import { POLICY_TYPES } from '#iam/policy/policy.ts';
import type { Rule } from '#iam/findings/rule.ts';
import { SYNTAX_PAGE } from '#iam/json/text-problem.ts';

const STATEMENT = '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }';
export const POLICY = `{ "Version": "2012-10-17", "Statement": [${STATEMENT}] }`;

/** The policy with the first `part` of it replaced. */
export const but = (part: string, by: string): string => POLICY.replace(part, () => by);

/** The policy with a condition on a tag, of whose value this is the JSON. */
export const tagged = (value: string): string =>
  but('"*" }', `"*", "Condition": { "StringEquals": { "aws:PrincipalTag/team": ${value} } } }`);

/** A text, and the characters in it that are found fault with. */
export type BadText = readonly [text: string, ...at: string[]];

export const badTexts = (texts: readonly BadText[]): Rule['bad'] =>
  texts.map(([text, ...at]) => ({ text, at }));

export const syntaxRule = (
  id: string,
  title: string,
  why: string,
  bad: readonly BadText[],
  good: readonly string[],
): Rule => ({
  id,
  code: 'JSON_SYNTAX_ERROR',
  severity: 'error',
  types: POLICY_TYPES,
  title,
  why,
  source: SYNTAX_PAGE,
  bad: badTexts(bad),
  good: good.map((text) => ({ text })),
});
