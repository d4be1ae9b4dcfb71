// Policies as JSON: checked, mended, formatted, hovered and completed.
import { startAnswers } from '#core/answers/answers.ts';
import { scenarios } from '#core/catalog/scenarios.ts';
import { compose } from '#core/compose/compose.ts';
import { documentsOf } from '#core/compose/role-kit.ts';
import { policyOf as examplePolicy } from '#core/diagnostics/example.ts';
import { POLICY_TYPES } from '#core/iam/policy.ts';
import { print } from '#core/iam/print.ts';
import { format } from '#core/json/format.ts';
import { fixAll } from '#core/language/apply-fix.ts';
import { checkPolicy, type PolicyText } from '#core/language/check-policy.ts';
import { complete } from '#core/language/completion/complete.ts';
import { hoverAt } from '#core/language/hover.ts';
import { RULES } from '#core/language/rules.ts';
import { POLICY_WORDS, randomJson, randomPolicy } from '#fuzz/grammar.ts';
import type { FuzzKind } from '#fuzz/kind.ts';
import { hashOf } from '#fuzz/random.ts';
import { REFERENCE } from '#fuzz/reference.ts';

const EXAMPLES = RULES.flatMap((rule) =>
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
  generate: (random) =>
    JSON.stringify(random.once(4) ? randomJson(random) : randomPolicy(random), null, random.pick([0, 2])),
  answers: {
    check: (text) => checkPolicy(policyOf(text), REFERENCE),
    'fix all': (text) => fixAll(policyOf(text), REFERENCE, 'safe'),
    format,
    hover: (text) => hoverAt(cursorIn(text), REFERENCE),
    complete: (text) => complete({ ...cursorIn(text), reference: REFERENCE }),
  },
};
