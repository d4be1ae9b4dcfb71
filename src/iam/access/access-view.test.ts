// Whose access is shown, what bears on it, and what the page hears of it.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completeAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { kitAccountOf } from '#deepseek/verify/kit-account.ts';
import { environmentOf } from '#deepseek/verify/kit-environment.ts';
import { type PolicyEnvironment } from '#iam/environment/policy-environment.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { accessMatrices, accessText, accessView, type AccessQuery, type AccessView } from './access-view.ts';
import { groupChangesByAccess } from './group-by-access.ts';
import { INDEX_ONLY, WHOLE } from './testing/reference-and-policies.ts';
import { summarizeAccess } from './access-summary.ts';
import { statementsByAction } from './statements-by-action.ts';
import {
  allowsNothingItself,
  documentsOf,
  isSameSubject,
  subjectsOf,
  subjectsOfPolicies,
  withSource,
  type Subject,
} from './subject.ts';

const environmentFor = (answers: Answers, edits: Record<string, string> = {}): PolicyEnvironment =>
  environmentOf(compose(answers), kitAccountOf(answers), edits);

const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
const allow = (Action: unknown, Resource: unknown = '*') => ({ Effect: 'Allow', Action, Resource });
const loose = (id: string, source: unknown, type: 'identity' | 'scp' | 'trust' = 'identity') => ({
  id,
  title: id,
  type,
  source,
});

const view = (ask: AccessQuery, reference = WHOLE): AccessView =>
  accessView(ask, accessMatrices(ask, reference), reference);
const actionsIn = ({ services }: AccessView): readonly string[] =>
  services
    .flatMap(({ prefix, actionGroups }) =>
      actionGroups.flatMap(({ names }) => names.map((name) => `${prefix}:${name}`)),
    )
    .toSorted();
const one = (source: unknown): Subject => subjectsOfPolicies([loose('p', source)])[0]!;

describe('subjects', () => {
  test('the starting kit has one, and it does what the wizard promises', () => {
    const subjects = subjectsOf(environmentFor(startAnswers()));
    expect(subjects.map(({ title, policiesText: counts }) => [title, counts])).toEqual([
      ['DeepSeekInvoke', 'Permissions policy'],
    ]);
    expect(actionsIn(view({ subject: subjects[0]! }))).toEqual([
      'bedrock:InvokeModel',
      'bedrock:InvokeModelWithResponseStream',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ]);
  });

  test('a kit of service control policies shows what they leave, beside what there is without them', () => {
    const subjects = subjectsOf(environmentFor(startAnswers('deny-deepseek')));
    expect(subjects.map(({ id }) => id)).toEqual(['policy:deny-deepseek', 'everything']);
    const [below, everything] = subjects.map((subject) => view({ subject }));
    // Without the policies, only what AWS lets nobody change is left out.
    expect(everything!.counts.some).toBeLessThan(20);
    expect(below!.counts.some - everything!.counts.some).toBeGreaterThan(20);
  });

  test('a boundary that the kit does not hold is said to be left out', () => {
    const answers = startAnswers('invoke');
    const boundary = 'arn:aws:iam::111122223333:policy/Team';
    const [role] = subjectsOf(environmentFor({ ...answers, values: { ...answers.values, boundary } }));
    expect(role!.policiesText).toMatch(new RegExp(`^Permissions policy, without .*${boundary}`));
  });

  test('the boundary of a kit limits who is below it', () => {
    const subjects = subjectsOf(environmentFor(startAnswers('app-boundary')));
    const below = subjects.find(({ id }) => id === 'policy:boundary')!;
    expect(below.boundaries.length).toBeGreaterThan(0);
    const { counts } = view({ subject: below });
    expect(counts.all + counts.some + counts.conditional).toBeLessThan(50);
  });

  test('whatever is answered: every permissions policy is of a subject, and a role limited is no wider', () => {
    fc.assert(
      fc.property(completeAnswers, (answers) => {
        const environment = environmentFor(answers);
        const subjects = subjectsOf(environment);
        expect(new Set(subjects.map(({ id }) => id)).size).toBe(subjects.length);
        const shown = new Set(subjects.flatMap(({ identity }) => identity.map(({ id }) => id)));
        for (const { id } of environment.roles.flatMap((role) => role.permissions))
          expect(shown).toContain(id);
        for (const subject of subjects.filter(({ id }) => id.startsWith('role:'))) {
          const free = new Set(
            actionsIn(view({ subject: { ...subject, boundaries: [], scps: [] } }, INDEX_ONLY)),
          );
          for (const action of actionsIn(view({ subject }, INDEX_ONLY))) expect(free).toContain(action);
        }
      }),
      { numRuns: runs(40) },
    );
  });

  test('a hand edit makes another version of the same subject', () => {
    const answers = startAnswers();
    const kit = compose(answers);
    const [before] = subjectsOf(environmentOf(kit, kitAccountOf(answers)));
    const [same] = subjectsOf(environmentOf(kit, kitAccountOf(answers)));
    const edits = { [before!.identity[0]!.id]: '{}' };
    const [after] = subjectsOf(environmentOf(kit, kitAccountOf(answers), edits));
    expect(after!.id).toBe(before!.id);
    expect(isSameSubject(before!, same!)).toBe(true);
    expect(isSameSubject(before!, after!)).toBe(false);
  });

  test('pasted policies: each by itself, all together, and below what limits them', () => {
    const reads = loose('reads', policy(allow('s3:GetObject')));
    const writes = loose('writes', policy(allow('s3:PutObject')));
    const limit = loose('limit', policy({ Effect: 'Deny', Action: 's3:Get*', Resource: '*' }), 'scp');
    const trust = loose(
      'trust',
      policy({ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }),
      'trust',
    );
    const subjects = subjectsOfPolicies([reads, writes, limit, trust]);
    expect(subjects.map((subject) => [subject.title, actionsIn(view({ subject }))])).toEqual([
      ['reads', ['s3:GetObject']],
      ['writes', ['s3:PutObject']],
      [expect.stringContaining('together'), ['s3:GetObject', 's3:PutObject']],
      [expect.stringMatching(/together under limit$/), ['s3:PutObject']],
    ]);
    expect(subjectsOfPolicies([trust])).toEqual([]);
    expect(subjectsOfPolicies([limit]).map(({ title }) => title)).toEqual([
      'Anyone under limit',
      expect.stringContaining('AdministratorAccess'),
    ]);
  });
});

describe('access', () => {
  test('resources of other accounts count', () => {
    const subject: Subject = {
      ...one(policy(allow('sts:AssumeRole', 'arn:aws:iam::444455556666:role/Other'))),
      account: '111122223333',
      roleArn: 'arn:aws:iam::111122223333:role/R',
    };
    expect(actionsIn(view({ subject }))).toEqual(['sts:AssumeRole']);
  });

  test('what a role is called is known to conditions', () => {
    const condition = (arn: string) => ({
      ...allow('sqs:SendMessage'),
      Condition: { ArnEquals: { 'aws:PrincipalArn': arn } },
    });
    const roleArn = 'arn:aws:iam::111122223333:role/R';
    const asRole = (arn: string): Subject => ({
      ...one(policy(condition(arn))),
      account: '111122223333',
      roleArn,
    });
    expect(view({ subject: asRole(roleArn) }).counts).toEqual({ all: 1, some: 0, conditional: 0 });
    expect(view({ subject: asRole(`${roleArn}2`) }).counts).toEqual({ all: 0, some: 0, conditional: 0 });
  });

  test('with the index alone it says which files would say more', () => {
    const ask = { subject: one(policy(allow('s3:Get*'))), against: one(policy(allow('sqs:*'))) };
    expect(accessMatrices(ask, INDEX_ONLY).needs).toEqual(['s3', 'sqs']);
    expect(accessMatrices(ask, WHOLE).needs).toEqual([]);
  });

  test('changes: gained, changed, lost, of each the risky first', () => {
    const against = one(policy(allow(['sqs:SendMessage', 's3:GetObject', 'secretsmanager:GetSecretValue'])));
    const subject = one(
      policy(
        allow(['s3:AbortMultipartUpload', 's3:PutBucketPolicy']),
        allow('s3:GetObject', 'arn:aws:s3:::b/*'),
      ),
    );
    const { difference } = view({ subject, against });
    expect(difference?.riskyGains).toBe(1);
    expect(difference?.counts).toEqual({ gained: 2, changed: 1, lost: 2 });
    expect(
      difference?.changes.flatMap(({ kind, prefix, actions }) =>
        actions.flatMap(({ names }) => names.map((name) => `${kind} ${prefix}:${name}`)),
      ),
    ).toEqual([
      'gained s3:PutBucketPolicy',
      'gained s3:AbortMultipartUpload',
      'changed s3:GetObject',
      'lost secretsmanager:GetSecretValue',
      'lost sqs:SendMessage',
    ]);
    expect([...(difference?.risksBefore.keys() ?? [])]).toEqual(['secretsmanager:GetSecretValue']);
  });

  test('another text of one of its documents changes that one alone', () => {
    const limit = loose('limit', policy(allow('*')), 'scp');
    const subject = subjectsOfPolicies([loose('a', policy(allow('s3:GetObject'))), limit]).at(-1)!;
    expect(withSource(subject, 'other', '{}')).toEqual(subject);
    const narrowed = withSource(subject, 'limit', policy({ ...allow('s3:*'), Effect: 'Deny' }));
    expect(actionsIn(view({ subject: narrowed }))).toEqual([]);
    expect(view({ subject: narrowed, against: subject }).difference?.counts.lost).toBe(1);
    const widened = withSource(subject, 'a', JSON.stringify(policy(allow(['s3:GetObject', 's3:PutObject']))));
    expect(view({ subject: widened, against: subject }).difference?.counts.gained).toBe(1);
  });

  test('a document that cannot be read is named, and makes nothing look lost', () => {
    const good = loose('good', policy(allow('s3:GetObject')));
    const [, broken, together] = subjectsOfPolicies([good, loose('broken', '{"Statement": [')]);
    expect(view({ subject: broken! })).toMatchObject({
      unread: ['broken'],
      hasNoReadablePolicy: true,
      problems: [],
    });
    const both = view({ subject: together!, against: one(good.source) });
    expect(both).toMatchObject({ unread: ['broken'], hasNoReadablePolicy: false, difference: undefined });
    expect(actionsIn(both)).toEqual(['s3:GetObject']);
  });

  test('a limit that cannot be read leaves nothing sure', () => {
    const limited = { ...one(policy(allow('s3:GetObject'))), boundaries: [loose('limit', '{')] };
    const { unread, counts } = view({ subject: limited });
    expect(unread).toEqual(['limit']);
    expect(counts.all + counts.some).toBe(0);
  });

  test('what cannot be evaluated is said', () => {
    const { problems } = view({
      subject: one(policy({ ...allow('s3:GetObject'), Condition: { StringIsh: { a: 'b' } } })),
    });
    expect(problems.join()).toContain('StringIsh');
  });

  test('a subject without policies can do nothing', () => {
    const subject = { ...one({}), identity: [] };
    expect(view({ subject })).toMatchObject({
      services: [],
      risks: [],
      hasNoReadablePolicy: false,
      unread: [],
    });
  });

  test('as texts: the table, or the changes where it is compared', () => {
    const ask = { subject: one(policy(allow('sqs:SendMessage'))) };
    const text = (asked: AccessQuery, form: 'csv' | 'markdown') =>
      accessText(accessMatrices(asked, WHOLE), form, WHOLE);
    expect(text(ask, 'csv')).toContain('sqs,SendMessage,Write,all');
    expect(text(ask, 'markdown')).toMatch(/1 of 2\d,\d{3} actions/);
    const compared = { ...ask, against: one(policy(allow('sqs:ListQueues'))) };
    expect(text(compared, 'csv')).toContain('gained,sqs:SendMessage');
    expect(text(compared, 'markdown')).toContain('1 gained, 1 lost');
  });

  test('it can be sent to the page as it is', () => {
    const ask = { subject: one(policy(allow('s3:*'))), against: one(policy(allow('s3:Get*'))) };
    const shown = view(ask);
    expect(structuredClone(shown)).toEqual(shown);
    expect(structuredClone(ask)).toEqual(ask);
  });
});

test('changes of one service that are alike are one group', () => {
  const change = (action: string, kind: 'gained' | 'lost') => {
    const access = { cell: 'all', grants: [] } as const;
    const [before, after] = kind === 'gained' ? [undefined, access] : [access, undefined];
    return { action, level: 'Read', kind, before, after } as const;
  };
  const groups = groupChangesByAccess([
    change('s3:A', 'gained'),
    change('sqs:A', 'gained'),
    change('s3:B', 'gained'),
    change('s3:C', 'lost'),
  ]);
  expect(groups.map(({ prefix, kind, actions }) => [prefix, kind, actions])).toEqual([
    ['s3', 'gained', [{ level: 'Read', names: ['A', 'B'] }]],
    ['sqs', 'gained', [{ level: 'Read', names: ['A'] }]],
    ['s3', 'lost', [{ level: 'Read', names: ['C'] }]],
  ]);
});

test('the statements that speak of an action, with their places', () => {
  const scp = loose('scp', policy({ Sid: 'No', Effect: 'Deny', NotAction: 's3:Get*', Resource: '*' }), 'scp');
  const own = loose('own', {
    Statement: [allow('sqs:*'), { Sid: 'Yes', ...allow(['s3:GetObject', 's3:Put*']) }],
  });
  const subject = subjectsOfPolicies([own, scp]).at(-1)!;
  const found = statementsByAction(subject, 's3', WHOLE);
  const said = (action: string) =>
    found.get(action)?.map(({ documentId, effect, sid, path }) => [documentId, effect, sid, path]);
  expect(said('GetObject')).toEqual([['own', 'Allow', 'Yes', ['Statement', 1]]]);
  expect(said('PutObject')).toEqual([
    ['own', 'Allow', 'Yes', ['Statement', 1]],
    ['scp', 'Deny', 'No', ['Statement', 0]],
  ]);
  expect(said('GetBucketAcl')).toBeUndefined();
  expect(statementsByAction(subject, 'nothing', WHOLE).size).toBe(0);
  expect(documentsOf(subject).map(({ id }) => id)).toEqual(['own', 'scp']);
});

const limitIn = (scenario: 'deny-deepseek' | 'app-boundary'): Subject =>
  subjectsOf(environmentFor(startAnswers(scenario))).find(({ id }) => id.startsWith('policy:'))!;

test.each<[name: string, subject: Subject, isLimit: boolean]>([
  ['the role of a kit', subjectsOf(environmentFor(startAnswers()))[0]!, false],
  ['anyone under a service control policy', limitIn('deny-deepseek'), true],
  ['anyone under a boundary', limitIn('app-boundary'), true],
  ['a pasted policy', one(policy(allow('bedrock:*'))), false],
])('%s: whether only limits are known of it', (_name, subject, isLimit) => {
  expect(allowsNothingItself(subject)).toBe(isLimit);
});

describe('what a report says', () => {
  const rowsOf = (source: unknown) => {
    const subject = one(source);
    return summarizeAccess(subject, accessMatrices({ subject }, WHOLE).matrix).rows;
  };

  test('all actions are one row, and each action with a limit has its own', () => {
    const [all, ...limited] = rowsOf(
      policy(allow('*'), { Effect: 'Deny', Action: 's3:PutObject', Resource: 'arn:aws:s3:::kept/*' }),
    );
    expect(all?.Action[0]).toMatch(/^[\d,]{5,} actions$/);
    expect(all?.Resources).toEqual(['*']);
    expect(limited.map(({ Service, Action }) => `${Service[0]}:${Action[0]}`)).toContain('s3:PutObject');
    expect(limited.length).toBeLessThan(100);
  });

  test('the actions of one service are listed', () => {
    const rows = rowsOf(policy(allow('bedrock:*')));
    expect(rows.map(({ Action }) => Action[0])).toContain('InvokeModel');
  });
});
