// Checking and fixing never throw, whatever the text or document, and every finding has a location in the text.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { BASE_OPERATORS } from '#iam/policy/operators.ts';
import { DOCUMENT_ELEMENTS, POLICY_TYPES, STATEMENT_ELEMENTS, type PolicyType } from '#iam/policy/policy.ts';
import { applyTextEdits, editsOfFix, fixAll } from '#iam/editing/apply-fix.ts';
import { checkPolicy, readPolicy, type PolicyText } from '#iam/editing/check-policy.ts';
import { PRINCIPAL_KINDS } from '#iam/grammar/elements.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { examplesOf } from './documents.arbitrary.ts';
import { loadFor, reference } from './testing/service-reference.ts';

function load(policy: PolicyText): void {
  const { source } = readPolicy(policy);
  if (source) loadFor(source);
}

const inText = (text: string, { start, end }: { readonly start: number; readonly end: number }): boolean =>
  start >= 0 && start <= end && end <= text.length;

/** Checks the text and makes each of its fixes, and all that are safe. */
function survives(policy: PolicyText): void {
  const { text } = policy;
  load(policy);
  for (const { id, message, fix, others, ...range } of checkPolicy(policy, reference, RULES).findings) {
    expect(inText(text, range) && others.every((other) => inText(text, other)), id).toBe(true);
    expect(message, id).not.toMatch(/\bundefined\b(?!`)|\[object|\bNaN\b(?!`)/);
    const edits = fix && editsOfFix(text, fix);
    if (edits) applyTextEdits(text, edits);
  }
  fixAll(policy, reference, RULES);
}

/** Names that an object has without being asked, and those that mean something to a policy. */
const HERE = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'length',
  '0',
  '',
  '\ud800',
  '${',
  '*',
];
const ELEMENTS = [...STATEMENT_ELEMENTS, ...PRINCIPAL_KINDS, ...DOCUMENT_ELEMENTS];
const KEYS =
  'aws: : aws:__proto__ s3:constructor aws:PrincipalTag/ aws:ResourceTag/toString aws:SourceIp aws:TagKeys aws:arn kms:ViaService token.actions.githubusercontent.com:sub';
const VALUES =
  '2012-10-17 Allow Deny ? s3:* constructor:* __proto__:toString iam:PassRole sts:AssumeRole bedrock:* arn: arn:aws::::: arn:aws:__proto__:::x arn:aws:s3:::${aws:username arn:*:*:*:*:* ${} 10.0.0.0/8 ::/0 1e400 -0 vpc- AROA 111122223333 arn:aws:iam::aws:oidc-provider/ .amazonaws.com ec2.amazonaws.com';
const NAMES = [
  ...HERE,
  ...ELEMENTS,
  ...BASE_OPERATORS,
  'NullIfExists',
  'ForAllValues:',
  'ForAnyValue:Null',
  ...KEYS.split(' '),
];
const TEXTS = [...NAMES, ...VALUES.split(' '), "${a, 'b", '\u202e', '\0'];

const name = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...NAMES) }, fc.string({ unit: 'binary' }));
const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    { weight: 4, arbitrary: fc.constantFrom(...TEXTS) },
    fc.constantFrom(null, true, false, 0, -1, 1e308, 2 ** 53, 0.5),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.array(fc.tuple(name, tie('any')), { maxLength: 4 }).map((members) => Object.fromEntries(members)),
    fc.jsonValue({ maxDepth: 2 }),
  ),
})).any;

const element = (names: readonly string[]) => fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 5 });
const statement = element(STATEMENT_ELEMENTS).chain((made) =>
  fc.constantFrom('Allow', 'Deny').map((Effect) => ({ Effect, Action: 's3:*', Resource: '*', ...made })),
);
const document = fc.oneof(
  value,
  element(NAMES),
  fc.array(fc.oneof(statement, value), { maxLength: 3 }).map((made) => ({ Statement: made })),
  fc
    .array(statement, { minLength: 1, maxLength: 3 })
    .map((made) => ({ Version: '2012-10-17', Statement: made })),
);

const type = fc.constantFrom(...POLICY_TYPES);
const attachedTo = fc.constantFrom(undefined, 'AWS::S3::AccessPoint', 'AWS::DynamoDB::Table');

const RUNS = { numRuns: runs(400) };

test('any document is checked', () => {
  fc.assert(
    fc.property(type, attachedTo, document, (kind, at, made) => {
      survives({ type: kind, attachedTo: at, text: JSON.stringify(made) });
    }),
    RUNS,
  );
});

test('any text is checked', () => {
  const tokens = fc.constantFrom(...'{}[]:,"\'\\/ \n01eE-.tfn#', '\ufeff', '\ud800', ...TEXTS);
  const text = fc.array(tokens, { maxLength: 40 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(type, fc.oneof(fc.string({ unit: 'binary' }), text), (kind, made) => {
      survives({ type: kind, text: made });
    }),
    RUNS,
  );
});

/** A policy of the examples with a few characters gone, doubled or replaced. */
const broken = fc
  .tuple(
    fc.constantFrom(...examplesOf(RULES)),
    fc.array(fc.tuple(fc.nat(), fc.nat(12), fc.constantFrom('', ...TEXTS, '"', ',', '{', ']', '\\u')), {
      maxLength: 4,
    }),
    fc.constantFrom(undefined, 2, '\t'),
  )
  .map(([example, cuts, indent]): { type: PolicyType; text: string } => ({
    type: example.type,
    text: cuts.reduce(
      (text, [at, length, put]) => {
        const start = at % (text.length + 1);
        return text.slice(0, start) + put + text.slice(start + length);
      },
      JSON.stringify(example.document, null, indent),
    ),
  }));

test('any policy with typing errors is checked', () => {
  fc.assert(fc.property(broken, survives), RUNS);
});
