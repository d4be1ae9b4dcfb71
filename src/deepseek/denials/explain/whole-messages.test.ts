// Whole messages, as people paste them: what each says of which call, what is no denial, and that its fix lets the call and
// what the same step needs next through, and nothing else.
import { expect, test } from 'vitest';
import messages from '#deepseek/denials/cases/whole-messages.json' with { type: 'json' };
import { NOTICES } from '#deepseek/denials/parse/notices.ts';
import { explainText, fixed, lets, textOf, type FixedCall } from '#deepseek/denials/testing/fixed-policy.ts';
import type { ExplainedDenial } from './explained.ts';

interface Message {
  readonly text: string;
  /** The refused calls: who, what, on what, by which kind of policy, and why. */
  readonly denials: readonly string[];
  /** What is no denial. */
  readonly notices: readonly string[];
  /** Of each, one of the words between the bars stands in the explanation. */
  readonly says?: readonly string[];
  /** The kind of policy that the fix is for, and what it must and must not let through. */
  readonly fix?: {
    readonly layer: string;
    readonly allows: readonly FixedCall[];
    readonly denies: readonly FixedCall[];
  };
}

const all = messages as unknown as readonly Message[];
const told = ({ denial, cause }: ExplainedDenial): string =>
  [
    denial.principal ?? 'nobody',
    [denial.action, ...denial.alsoNeeds].join(' '),
    denial.resource ?? '-',
    `${denial.layer}${denial.explicit === true ? ' deny' : ''}`,
    cause.id,
  ].join(' | ');

test.each(all.map((each) => [each.text.slice(0, 100), each] as const))('%s', (_, message) => {
  const explained = explainText(message.text);
  expect({
    denials: explained.filter(({ denied }) => denied).map(told),
    notices: explained.filter(({ denied }) => !denied).map(({ cause }) => cause.id),
  }).toEqual({ denials: message.denials, notices: message.notices });
  const words = textOf(explained.map(({ cause, fixes }) => [cause, fixes]));
  for (const said of message.says ?? []) expect(words).toMatch(new RegExp(said, 'i'));
  if (!message.fix) return;
  const { layer, allows, denies } = message.fix;
  const refused = explained.find(({ denied }) => denied);
  const who = refused?.denial.principal ?? 'arn:aws:iam::111122223333:role/Somebody';
  const policy = fixed(explained, layer);
  const wrong = (calls: readonly FixedCall[], isLet: boolean) =>
    calls.filter(([action, resource, caller = who]) => lets(policy, [action, resource, caller]) !== isLet);
  expect({ refused: wrong(allows, true), opened: wrong(denies, false) }).toEqual({ refused: [], opened: [] });
});

test('there are many, and every notice is among them', () => {
  expect(all.length).toBeGreaterThanOrEqual(120);
  const known = new Set(all.flatMap(({ notices }) => notices));
  expect(NOTICES.flatMap(({ id }) => (known.has(id) ? [] : id))).toEqual([]);
});
