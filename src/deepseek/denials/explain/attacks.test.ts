// What an attack on this folder found, each with what must and must not be said.
import { expect, test } from 'vitest';
import { explainText, textOf } from '#deepseek/denials/testing/fixed-policy.ts';
import cases from '#deepseek/denials/cases/attacks.json' with { type: 'json' };

test.each(cases.map((each) => [each.text.slice(-160), each] as const))(
  '…%s',
  (_, { text, says, saysNot }) => {
    const words = textOf(explainText(text).map(({ cause, fixes }) => [cause.text, fixes]));
    for (const said of says) expect(words).toContain(said);
    for (const said of saysNot) expect(words).not.toContain(said);
  },
);
