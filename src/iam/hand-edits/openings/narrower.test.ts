// Where one element of a statement counts as no wider than another, no request passes it that the other stops: tried for
// every pair of many conditions and principals, and every kind of request.
import { expect, test } from 'vitest';
import { BASE_OPERATORS } from '#iam/policy/operators.ts';
import { decide } from '#iam/decide/evaluate/decide.ts';
import { ALLOW_ALL, documentOf, requestOf } from '#iam/decide/testing/builders.ts';
import { openingsOf } from './openings.ts';
import { readPolicyText } from './read-statements.ts';

const OWN = '111122223333';
const OTHER = '444455556666';
const readingOf = (statement: Readonly<Record<string, unknown>>) =>
  readPolicyText(JSON.stringify(documentOf([statement]))).readings[0]!;

interface Subject {
  readonly key: string;
  readonly operators: readonly string[];
  /** What stands in policies. */
  readonly values: readonly (readonly string[])[];
  /** What requests send; undefined is nothing. */
  readonly sent: readonly (string | readonly string[] | undefined)[];
}

const withFamily = (family: RegExp): readonly string[] => BASE_OPERATORS.filter((base) => family.test(base));

const TEXTS = [['a'], ['A'], ['a*'], ['*'], ['?'], ['a', 'b'], ['b'], ['${aws:PrincipalTag/x}'], ['a?', 'b']];

const SUBJECTS: readonly Subject[] = [
  {
    key: 'aws:PrincipalTag/team',
    operators: [...withFamily(/^String/), 'Null'],
    values: [...TEXTS, ['true'], ['false'], ['true', 'false']],
    sent: [undefined, 'a', 'A', 'b', 'ab', 'true', '', 'a*'],
  },
  {
    key: 'aws:TagKeys',
    operators: withFamily(/^String/),
    values: TEXTS,
    sent: [undefined, [], ['a'], ['b'], ['a', 'b'], ['A', 'c'], ['ab', 'a']],
  },
  {
    key: 'aws:SourceArn',
    operators: [...withFamily(/^Arn/), ...withFamily(/^String(Not)?(Like|Equals)$/)],
    values: [
      ['arn:aws:s3:::b'],
      ['arn:aws:s3:::*'],
      ['arn:aws:s3*'],
      ['arn:*:s3:::b'],
      ['arn:aws:x:s3:::b'],
      ['*'],
      ['arn:aws:s3:::b', 'arn:aws:s3:::c'],
    ],
    sent: [
      undefined,
      'arn:aws:s3:::b',
      'arn:aws:s3:::c',
      'arn:aws:s3:eu-west-1:1:b',
      'arn:x:s3:::b',
      'arn:aws:x:s3:::b',
      'b',
    ],
  },
  {
    key: 'aws:SecureTransport',
    operators: ['Bool', 'StringEquals'],
    values: [['true'], ['True'], ['false'], ['true', 'false']],
    sent: ['true', 'false'],
  },
  {
    key: 'aws:SourceIp',
    operators: withFamily(/IpAddress$/),
    values: [
      ['10.0.0.0/8'],
      ['10.1.0.0/16'],
      ['10.1.2.3'],
      ['10.1.0.0/16', '192.0.2.0/24'],
      ['2001:db8::1'],
      ['2001:db8::/64'],
    ],
    sent: [undefined, '10.1.2.3', '10.1.9.9', '10.9.9.9', '192.0.2.1', '2001:db8::1', '2001:db8::2'],
  },
  {
    key: 'aws:MultiFactorAuthAge',
    operators: withFamily(/^Numeric/),
    values: [['1'], ['10'], ['1', '10'], ['9.5']],
    sent: [undefined, '1', '5', '10', '9.5', '11'],
  },
  {
    key: 'aws:CurrentTime',
    operators: withFamily(/^Date/),
    values: [['2026-01-01T00:00:00Z'], ['2027-01-01'], ['1767225600']],
    sent: ['2025-06-01T00:00:00Z', '2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z', '2028-01-01T00:00:00Z'],
  },
];

const NOT_ALLOWED = new Set(['implicitlyDenied', 'explicitlyDenied']);

/** Every operator with its prefixes and endings. */
const variantsOf = (base: string): readonly string[] =>
  base === 'Null'
    ? [base]
    : ['', 'ForAllValues:', 'ForAnyValue:'].flatMap((set) => [`${set}${base}`, `${set}${base}IfExists`]);

function faultsOf({ key, operators, values, sent }: Subject) {
  const conditions = operators
    .flatMap(variantsOf)
    .flatMap((operator) => values.map((list) => ({ [operator]: { [key]: list } })));
  const requests = sent.map((value) =>
    requestOf({
      principal: `arn:aws:iam::${OWN}:user/mara`,
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::b/x',
      resourceAccount: OWN,
      context: value === undefined ? {} : { [key]: value },
    }),
  );
  const known = conditions.map((Condition) => {
    const statement = { ...ALLOW_ALL, Condition };
    const identity = [documentOf([statement])];
    const decisions = requests.map((each) => decide(each, { identity }).decision);
    return { Condition, reading: readingOf(statement), decisions };
  });
  let kept = 0;
  const faults: string[] = [];
  for (const wide of known)
    for (const narrow of known) {
      if (openingsOf(wide.reading, narrow.reading, new Set()).length > 0) continue;
      kept += 1;
      const at = narrow.decisions.findIndex(
        (decision, index) => decision === 'allowed' && NOT_ALLOWED.has(wide.decisions[index]!),
      );
      if (at >= 0)
        faults.push(`${JSON.stringify([wide.Condition, narrow.Condition])} with ${JSON.stringify(sent[at])}`);
    }
  return { faults, kept, conditions: conditions.length };
}

test.each(SUBJECTS.map((each) => [each.key, each] as const))('conditions on %s', (_, subject) => {
  const { faults, kept, conditions } = faultsOf(subject);
  expect(faults.slice(0, 10)).toEqual([]);
  // Each keeps itself, and some keep others.
  expect(kept).toBeGreaterThan(conditions);
});

const ROLE = `arn:aws:iam::${OWN}:role/team/App`;
const PRINCIPALS: readonly unknown[] = [
  '*',
  { AWS: '*' },
  ...[
    OWN,
    // A bare account ID is of the partition that the policy is in, so there is none of OTHER here.
    `arn:aws-cn:iam::${OTHER}:root`,
    `arn:aws:iam::${OWN}:root`,
    `arn:aws:iam::${OTHER}:root`,
    ROLE,
    `arn:aws:iam::${OTHER}:role/App`,
    `arn:aws:iam::${OTHER}:user/kim`,
    `arn:aws:iam::${OWN}:user/kim`,
    `arn:aws:sts::${OWN}:assumed-role/App/s`,
    `arn:aws:iam::${OTHER}:group/g`,
    `arn:aws:iam::*:root`,
  ].map((AWS) => ({ AWS })),
  { Service: 'lambda.amazonaws.com' },
  { Service: 'ec2.amazonaws.com' },
  { Federated: `arn:aws:iam::${OWN}:oidc-provider/gitlab.com` },
  { Federated: 'cognito-identity.amazonaws.com' },
];
const CALLERS: readonly unknown[] = [
  `arn:aws:sts::${OWN}:assumed-role/App/s`,
  { kind: 'role-session', roleArn: ROLE },
  { kind: 'role-session', roleArn: `arn:aws:iam::${OTHER}:role/App` },
  `arn:aws:iam::${OTHER}:user/kim`,
  `arn:aws:iam::${OWN}:user/kim`,
  `arn:aws:iam::${OTHER}:root`,
  `arn:aws:iam::${OWN}:root`,
  'lambda.amazonaws.com',
  'ec2.amazonaws.com',
];

test.each(['Principal', 'NotPrincipal'])('principals, in an Allow and in a Deny against %s', (against) => {
  const requests = CALLERS.map((principal) =>
    requestOf({
      principal,
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::b/x',
      resourceAccount: OWN,
      context: {},
    }),
  );
  const all = { Action: 's3:*', Resource: '*' };
  const faults: string[] = [];
  for (const effect of ['Allow', 'Deny'])
    for (const wide of PRINCIPALS)
      for (const narrow of PRINCIPALS) {
        const [one, two] = [
          { Effect: effect, [against]: wide, ...all },
          { Effect: effect, Principal: narrow, ...all },
        ];
        // A Deny that is no narrower than the composed one.
        const [before, after] = effect === 'Allow' ? [one, two] : [two, one];
        if (openingsOf(readingOf(before), readingOf(after), new Set([OWN])).length > 0) continue;
        for (const identity of [[], [documentOf([ALLOW_ALL])]])
          for (const [index, request] of requests.entries()) {
            const [was, is] = [before, after].map(
              (statement) =>
                decide(request, {
                  identity,
                  resource: documentOf(
                    effect === 'Allow'
                      ? [statement]
                      : [{ Effect: 'Allow', Principal: '*', ...all }, statement],
                  ),
                }).decision,
            );
            if (is === 'allowed' && NOT_ALLOWED.has(was!))
              faults.push(
                `${effect} ${JSON.stringify([wide, narrow])} for ${JSON.stringify(CALLERS[index])}`,
              );
          }
      }
  expect(faults).toEqual([]);
});
