// Files with one text have one result, and what depends on the file stays its own.
import { describe, expect, test } from 'vitest';
import { checkText, type CheckRun } from './check-text.ts';

const run = (given: Partial<CheckRun> = {}): CheckRun => ({
  type: undefined,
  attachedTo: undefined,
  configs: [],
  today: '2026-11-01',
  judgesAws: false,
  isPlaced: false,
  ...given,
});
const file = (path: string) => ({ path, named: true });
const WRONG =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObjct","Resource":"*"}]}';
const rulesOf = (outcome: Awaited<ReturnType<typeof checkText>>) =>
  outcome?.checked.policies.map(({ type, findings }) => [type, findings.map(({ rule }) => rule)]);

describe('a text that comes again', () => {
  test('has the same findings under its own name', async () => {
    const given = run();
    const first = await checkText(WRONG, file('a.json'), given);
    const again = await checkText(WRONG, file('b/c.yaml'), given);
    expect(first?.checked.policies[0]?.findings).not.toEqual([]);
    expect(again).toEqual({ checked: { ...first?.checked, file: 'b/c.yaml' } });
  });

  test('is another policy in a run that says its type', async () => {
    const [identity, scp] = [run(), run({ type: 'scp' })];
    expect(rulesOf(await checkText(WRONG, file('a.json'), identity))?.[0]?.[0]).toBe('identity');
    expect(rulesOf(await checkText(WRONG, file('b.json'), scp))?.[0]?.[0]).toBe('scp');
    expect(rulesOf(await checkText(WRONG, file('c.json'), identity))?.[0]?.[0]).toBe('identity');
  });

  test('has places in meaning where a run asks for them', async () => {
    await checkText(WRONG, file('a.json'), run());
    const placed = await checkText(WRONG, file('b.json'), run({ isPlaced: true }));
    expect(placed?.checked.policies[0]?.findings.every(({ at }) => at !== undefined)).toBe(true);
  });

  test('is read anew where its name matters', async () => {
    const given = run();
    const list = `[${WRONG},${WRONG}]`;
    const namesIn = async (name: string) =>
      (await checkText(list, file(name), given))?.checked.policies.map((policy) => policy.name);
    expect(await namesIn('a.json')).toEqual(['a.json', 'a.json']);
    expect(await namesIn('b.json')).toEqual(['b.json', 'b.json']);
  });
});
