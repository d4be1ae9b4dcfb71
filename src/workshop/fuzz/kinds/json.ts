// Policies as JSON: checked, mended, formatted, hovered and completed.
import * as fc from 'fast-check';
import { RULES } from '#deepseek/rules/index.ts';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import { policyOf as examplePolicy } from '#iam/findings/example.ts';
import { POLICY_TYPES } from '#iam/policy/policy.ts';
import { print } from '#iam/policy/print.ts';
import { format } from '#iam/json/format.ts';
import { fixAll } from '#iam/editing/apply-fix.ts';
import { checkPolicy, type PolicyText } from '#iam/editing/check-policy.ts';
import { complete } from '#iam/editing/completion/complete.ts';
import { hoverAt } from '#iam/editing/hover.ts';
import { allRules } from '#iam/editing/rules.ts';
import { anyJson, anyPolicy, POLICY_WORDS } from '#workshop/fuzz/grammar.ts';
import type { FuzzKind } from '#workshop/fuzz/kind.ts';
import { hashOf } from '#workshop/fuzz/hash.ts';
import { REFERENCE } from '#workshop/fuzz/reference.ts';

const EXAMPLES = allRules(RULES).flatMap((rule) =>
  [...rule.bad, ...rule.good].map((example) => JSON.stringify(examplePolicy(rule, example), null, 2)),
);

const COMPOSED = scenarios
  .all()
  .flatMap(({ id }) => documentsOf(compose(startAnswers(id))).map(({ document }) => print(document)));

/** The type is drawn from the text, so that a saved text is checked the same way again. */
const policyOf = (text: string): PolicyText => ({
  type: POLICY_TYPES[hashOf(text) % POLICY_TYPES.length] ?? 'identity',
  text,
});

const cursorIn = (text: string) => ({ ...policyOf(text), offset: hashOf(text) % (text.length + 1) });

export const json: FuzzKind = {
  id: 'json',
  seeds: [...EXAMPLES, ...COMPOSED],
  words: POLICY_WORDS,
  generated: fc
    .tuple(fc.oneof({ weight: 3, arbitrary: anyPolicy }, anyJson), fc.constantFrom(0, 2))
    .map(([value, indent]) => JSON.stringify(value, null, indent)),
  answers: {
    check: (text) => checkPolicy(policyOf(text), REFERENCE, RULES),
    'fix all': (text) => fixAll(policyOf(text), REFERENCE, RULES, 'safe'),
    format,
    hover: (text) => hoverAt(cursorIn(text), REFERENCE),
    complete: (text) => complete({ ...cursorIn(text), reference: REFERENCE }),
  },
};
