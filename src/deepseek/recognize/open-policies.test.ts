// What opening pasted policies in the wizard puts in place.
import { describe, expect, test } from 'vitest';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import { print } from '#iam/policy/print.ts';
import { openPoliciesInSteps, type OpenedPolicies, type PolicyToOpen } from './open-policies.ts';

function open(policies: readonly PolicyToOpen[]): OpenedPolicies | undefined {
  const steps = openPoliciesInSteps(policies);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const kit = compose({ scenario: 'invoke', values: { account: '444455556666', functionNames: ['chat'] } });
const texts = documentsOf(kit).map(({ type, document }) => ({ type, text: print(document) }));

const withStatement = (type: PolicyType, statement: object): readonly PolicyToOpen[] =>
  texts.map((each) => {
    if (each.type !== type) return each;
    const document = JSON.parse(each.text) as { Statement: unknown[] };
    return { type, text: JSON.stringify({ ...document, Statement: [...document.Statement, statement] }) };
  });

const READS = {
  Sid: 'ReadTable',
  Effect: 'Allow',
  Action: 'dynamodb:GetItem',
  Resource: 'arn:aws:dynamodb:us-east-1:444455556666:table/a',
};

describe('open in the wizard', () => {
  test('what the wizard makes becomes answers alone', () => {
    expect(open(texts)).toMatchObject({
      answers: {
        scenario: 'invoke',
        // Those to start from too: the policies show them.
        values: {
          account: '444455556666',
          functionNames: ['chat'],
          entity: 'lambda',
          regions: ['us-east-1'],
          models: ['v3.2'],
        },
      },
      overrides: {},
      added: [],
      kept: [],
      unplaced: [],
      unread: 0,
    });
  });

  test('what the policies do not show stays assumed', () => {
    const found = open(texts.filter(({ type }) => type === 'trust'))!;
    expect(Object.keys(found.answers.values)).toEqual(['entity']);
  });

  test("other statements follow the kit's own, as a hand edit", () => {
    const found = open(withStatement('identity', READS))!;
    expect(found.kept).toEqual([{ name: 'ReadTable', document: 'Permissions policy' }]);
    const [[id, text]] = Object.entries(found.overrides) as [[string, string]];
    const own = documentsOf(compose(found.answers)).find((each) => each.id === id)!;
    expect(JSON.parse(text)).toEqual({
      ...own.document,
      Statement: [...own.document.Statement, READS],
    });
  });

  test('an element that IAM does not know is not lost with its statement', () => {
    const sources = texts.map(({ type, text }) => {
      const document = JSON.parse(text) as { Statement: object[] };
      const [first, ...rest] = document.Statement;
      const condition = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
      return type === 'identity'
        ? { type, text: JSON.stringify({ ...document, Statement: [{ ...first, condition }, ...rest] }) }
        : { type, text };
    });
    const found = open(sources)!;
    expect(found.kept).toHaveLength(1);
    expect(Object.values(found.overrides)[0]).toContain('"condition"');
  });

  test('what a template leaves open in place of a statement is kept', () => {
    const sources = texts.map((each) =>
      each.type === 'identity'
        ? { ...each, text: each.text.replace(/\](?=\s*\}\s*$)/, ', "${var.more}"]') }
        : each,
    );
    const found = open(sources)!;
    expect(found).toMatchObject({
      kept: [{ name: 'a statement', document: 'Permissions policy' }],
      unread: 0,
    });
    expect(Object.values(found.overrides)[0]).toContain('"${var.more}"');
  });

  test('a Sid that the wizard has already gets a number', () => {
    const sid = documentsOf(kit).find(({ type }) => type === 'identity')!.document.Statement[0]!.Sid!;
    const found = open(withStatement('identity', { ...READS, Sid: sid }))!;
    expect(Object.values(found.overrides)[0]).toContain(`"${sid}2"`);
  });

  test('a statement of a policy that the kit has none of is named', () => {
    const found = open([...texts, { type: 'scp', text: JSON.stringify({ Statement: READS }) }])!;
    expect(found.unplaced).toEqual(['ReadTable']);
    expect(found.overrides).toEqual({});
  });

  test('texts that are no JSON are counted, and the others read', () => {
    expect(open([...texts, { type: 'identity', text: '{' }])).toMatchObject({ unread: 1, matched: 3 });
  });

  test('nothing is made of nothing', () => {
    expect(open([])).toBeUndefined();
    expect(open([{ type: 'identity', text: '[]' }])).toBeUndefined();
  });
});
