// Kits with the same grounds decide the same, so that a search may decide with one of them.
import { describe, expect, test } from 'vitest';
import { WHOLE } from '#iam/access/testing/reference-and-policies.ts';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import cases from '#deepseek/denials/cases/denials.json' with { type: 'json' };
import { parseDenials } from '#deepseek/denials/parse/parse.ts';
import type { PolicyEnvironment } from '#iam/environment/policy-environment.ts';
import { NO_CLUES } from './clues.ts';
import { evidenceOf, variantsOf } from './answer-variants.ts';
import { compareDenial } from './compare.ts';
import { decisionGrounds } from './answer-fixes.ts';
import { deniedCall, type CallReading } from './denied-call.ts';
import { explainDenials } from './explain.ts';
import { groundOfAnswers, VariantKits } from './ground.ts';

interface Case {
  readonly name: string;
  readonly text: unknown;
  readonly answers?: Answers;
}

/** A few are enough: each is decided with over a hundred kits. */
const some = (cases as unknown as readonly Case[])
  .filter(({ answers }) => answers)
  .filter((_, index) => index % 4 === 0);
const READING: CallReading = {
  takesNoResource: false,
  isRoleNamed: false,
  model: undefined,
  clues: NO_CLUES,
};

describe('environments with the same grounds decide the same', () => {
  test.each(some.map((each) => [each.name, each] as const))('%s', (_name, { text, answers }) => {
    const [denial] = parseDenials(typeof text === 'string' ? text : JSON.stringify(text));
    if (!denial || !answers) throw new Error('A case with answers has a denial');
    const kits = new VariantKits({});
    const ground = groundOfAnswers({ answers, edits: {} }, denial.account, WHOLE, kits);
    const variants = variantsOf(ground.from!.answers, evidenceOf(denial), () => true);
    const decisions = new Map<string, string>();
    for (const { answers: other } of variants) {
      const environment = kits.environmentOf(other);
      if (!environment) break;
      const { decision, explicit } = compareDenial(denial, deniedCall(denial, environment, READING), ground);
      const grounds = decisionGrounds(environment, denial.action ?? '');
      const known = decisions.get(grounds) ?? `${decision} ${explicit}`;
      decisions.set(grounds, known);
      expect(`${decision} ${explicit}`).toBe(known);
    }
  });
});

const role = (statements: readonly object[]): PolicyEnvironment => ({
  account: '111122223333',
  partition: 'aws',
  roles: [
    {
      id: 'r',
      title: 'R',
      name: 'R',
      arn: 'arn:aws:iam::111122223333:role/R',
      trust: undefined,
      permissions: [{ id: 'p', title: 'P', source: { Version: '2012-10-17', Statement: statements } }],
      hasKitBoundary: false,
    },
  ],
  policies: [],
});

const ALLOW = { Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::a/*' };

test.each([
  ['another action', { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }, true],
  ['the same action in other letters', { Effect: 'Deny', Action: 'S3:getobject', Resource: '*' }, false],
  ['all other actions', { Effect: 'Deny', NotAction: 'kms:Decrypt', Resource: '*' }, false],
])('a statement about %s', (_name, statement, isSame) => {
  const [before, after] = [role([ALLOW]), role([ALLOW, statement])].map((each) =>
    decisionGrounds(each, 's3:GetObject'),
  );
  expect(before === after).toBe(isSame);
});

test('of several refusals in one account, the last has its fix too', () => {
  const refusals = ['dev', 'test', 'stage', 'prod'].map(
    (name) =>
      `An error occurred (AccessDenied) when calling the GetObject operation: User: arn:aws:sts::111122223333:assumed-role/DeepSeekInvoke/app is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::amzn-s3-demo-${name}/x because no identity-based policy allows the s3:GetObject action`,
  );
  const invoke =
    'User: arn:aws:sts::111122223333:assumed-role/DeepSeekInvoke/app is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2 because no identity-based policy allows the bedrock:InvokeModelWithResponseStream action';
  const answers = { answers: startAnswers('invoke'), edits: {} };
  const only = explainDenials(parseDenials(invoke), { answers }, WHOLE).at(-1)!;
  const last = explainDenials(parseDenials([...refusals, invoke].join('\n')), { answers }, WHOLE).at(-1)!;
  expect(last.fixes[0]?.kind).toBe('answer');
  expect(last.fixes).toEqual(only.fixes);
});
