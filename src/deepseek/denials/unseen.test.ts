// How well messages are explained that no rule was written for. They are not looked at when wordings are added, and the bounds
// only rise.
import { expect, test } from 'vitest';
import MESSAGES from './cases/unseen.json' with { type: 'json' };
import { explainText, fixed, lets, type FixedCall } from './testing/fixed-policy.ts';

interface UnseenMessage {
  readonly text: string;
  readonly isDenied: boolean;
  readonly says?: {
    readonly principal?: string;
    readonly action?: string;
    readonly resource?: string;
    readonly layer?: string;
  };
  readonly fix?: { readonly allows: readonly FixedCall[]; readonly denies: readonly FixedCall[] };
}

const ALL = MESSAGES as unknown as readonly UnseenMessage[];

const isSame = (said: string | undefined, found: string | undefined): boolean =>
  said === undefined || said === found;

function scoreOf({ text, isDenied, says = {}, fix }: UnseenMessage) {
  const explained = explainText(text);
  if (!isDenied) return { notices: explained.length > 0 && explained.every(({ denied }) => !denied) };
  const found = explained.find(
    ({ denied, denial }) =>
      denied &&
      isSame(says.principal, denial.principal) &&
      isSame(says.resource, denial.resource) &&
      isSame(says.layer, denial.layer) &&
      (says.action === undefined || [denial.action, ...denial.alsoNeeds].includes(says.action)),
  );
  const who = found?.denial.principal ?? 'arn:aws:iam::111122223333:role/Somebody';
  const layers = new Set((found?.fixes ?? []).flatMap((each) => ('layer' in each ? [each.layer] : [])));
  const isGood = [...layers].some((layer) => {
    const policy = fixed(explained, layer);
    const isLet = ([action, resource]: FixedCall): boolean => lets(policy, [action, resource, who]);
    return fix?.allows.every(isLet) === true && !fix.denies.some(isLet);
  });
  return { right: found !== undefined, good: isGood };
}

test('of 53 denials 52 are read right, and 50 have a fix that is enough and no more; 22 are none', () => {
  const scores: readonly { right?: boolean; good?: boolean; notices?: boolean }[] = ALL.map(scoreOf);
  expect(ALL.filter(({ isDenied }) => isDenied)).toHaveLength(53);
  expect(scores.filter(({ right }) => right)).toHaveLength(52);
  expect(scores.filter(({ good }) => good).length).toBeGreaterThanOrEqual(50);
  expect(scores.filter(({ notices }) => notices)).toHaveLength(22);
});
