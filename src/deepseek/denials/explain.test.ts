// Every denial has its cause and its fixes, and what is called proved holds when it is done.
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { WHOLE } from '#iam/access/testing/reference-and-policies.ts';
import { completeAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { setAnswer, type Answers } from '#deepseek/answers/answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { fieldOf } from '#deepseek/answers/fields/fields.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import type { PastedPolicy } from '#iam/environment/pasted-environment.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import cases from './cases/denials.json' with { type: 'json' };
import wholeMessages from './cases/whole-messages.json' with { type: 'json' };
import { denialOf, type Denial, type DenialLayer } from './denial.ts';
import { diagnose } from './diagnosis/diagnosis.ts';
import { CAUSE_IDS } from './explain/causes.ts';
import { explainDenials } from './explain/explain.ts';
import { stepFor } from './explain/steps.ts';
import { TEAMS } from './explain/teams.ts';
import type { DenialFix, ExplainedDenial } from './explain/explained.ts';
import { groupDenials } from './explain/group.ts';
import type { DenialDocuments } from './explain/ground.ts';
import { isNotice } from './parse/notices.ts';
import { parseDenials } from './parse/parse.ts';

vi.setConfig({ testTimeout: 60_000 });

interface Case {
  readonly name: string;
  readonly text: unknown;
  readonly answers?: Answers;
  readonly policies?: readonly Pick<PastedPolicy, 'text' | 'type'>[];
  readonly layer: DenialLayer;
  readonly cause: string;
  readonly comparison: string;
  /** Kind of each, and what it is about: answers, for which kind of policy how many statements, whom to ask, which step. */
  readonly fixes: readonly string[];
}

const all = cases as unknown as readonly Case[];

const documentsFor = ({ answers, policies }: Case): DenialDocuments => ({
  answers: answers && { answers, edits: {} },
  policies: policies?.map((policy, index) => ({ id: `p${index}`, title: 'Policy', ...policy })),
});

const denialsIn = ({ text }: Case): readonly Denial[] =>
  parseDenials(typeof text === 'string' ? text : JSON.stringify(text));

const known = new Map<Case, ExplainedDenial>();

function explain(each: Case): ExplainedDenial {
  const found = known.get(each) ?? explainDenials(denialsIn(each), documentsFor(each), WHOLE)[0]!;
  known.set(each, found);
  return found;
}

/** The kind of policy that a team is for; the words for a team of no kind. */
const askedOf = (team: string): string =>
  Object.entries(TEAMS).find(([, row]) => row.team === team)?.[0] ?? team;

/** The cause that a step is for. */
const stepped = (label: string, denial: Denial): string =>
  CAUSE_IDS.find((id) => stepFor(id, denial)?.label === label) ?? label;

function aboutOf(fix: DenialFix, denial: Denial): readonly string[] {
  if (fix.kind === 'team') return [askedOf(fix.team)];
  if (fix.kind === 'step') return [stepped(fix.label, denial)];
  if (fix.kind === 'statement') return [fix.layer, `${fix.statements.length}`];
  if (fix.kind !== 'answer') return [];
  return [fix, ...fix.further].map(({ field, value }) => `${field}=${[value].flat().join(',')}`);
}

/** What a fix is, without its words. */
const told = (fix: DenialFix, denial: Denial): string =>
  [fix.kind, ...aboutOf(fix, denial), ...fix.changes.map(({ after }) => `calling ${after}`)].join(' ');

/** What the label of a fix must name: what each answer becomes, what the code calls. */
function namesIn(fix: DenialFix, answers: Answers | undefined): readonly string[] {
  const changed = fix.kind === 'answer' && answers ? [fix, ...fix.further] : [];
  const become = changed.map(({ field, value }) => {
    const question = fieldOf(field);
    const last = [value].flat().at(-1);
    const options = 'options' in question ? question.options(viewOf(answers!)) : [];
    const option = options.find((each) => each.value === last);
    return typeof last === 'boolean' ? question.label : (option?.label ?? String(last));
  });
  return [...become, ...fix.changes.map(({ after }) => after)];
}

describe('every message and event', () => {
  test.each(all.map((each) => [each.name, each] as const))('%s', (_, each) => {
    const { denial, cause, comparison, fixes } = explain(each);
    expect({ cause: cause.id, comparison, fixes: fixes.map((fix) => told(fix, denial)) }).toEqual({
      cause: each.cause,
      comparison: each.comparison,
      fixes: each.fixes,
    });
    expect(cause.text).not.toMatch(/undefined|``/);
    expect(fixes.length).toBeGreaterThan(0);
    for (const fix of fixes) {
      expect([fix.label, fix.access?.lost ?? 0]).toEqual([fix.label, 0]);
      for (const name of namesIn(fix, each.answers)) expect(fix.label).toContain(name);
    }
  });

  test.each([
    [
      'CreateModel',
      'sagemaker.amazonaws.com',
      { scenario: 'host-sagemaker', values: { deployer: 'gitlab' } },
    ],
    ['CreateModelImportJob', 'bedrock.amazonaws.com', { scenario: 'import', values: { deployer: 'gitlab' } }],
  ] as const)(
    'what lets %s pass another role lets it pass that role to %s only',
    (operation, service, answers) => {
      const kit = compose(answers);
      const { name } = kit.roles.find(({ id }) => id === 'operator')!;
      const text = `An error occurred (AccessDeniedException) when calling the ${operation} operation: User: arn:aws:sts::111122223333:assumed-role/${name}/ci is not authorized to perform: iam:PassRole on resource: arn:aws:iam::111122223333:role/Other because no identity-based policy allows the iam:PassRole action`;
      const [explained] = explainDenials(
        parseDenials(text),
        { answers: { answers, edits: {} }, policies: undefined },
        WHOLE,
      );
      const fix = explained?.fixes.find(({ kind }) => kind === 'statement');
      expect(fix).toMatchObject({
        proved: true,
        statements: [
          {
            Action: 'iam:PassRole',
            Resource: 'arn:aws:iam::111122223333:role/Other',
            Condition: { StringEquals: { 'iam:PassedToService': service } },
          },
        ],
      });
    },
  );

  test('no fix leaves the caller out of every policy of the organization', () => {
    const fields = all.flatMap((each) =>
      explain(each).fixes.flatMap((fix) =>
        fix.kind === 'answer' ? [fix.field, ...fix.further.map(({ field }) => field)] : [],
      ),
    );
    expect(fields).not.toContain('scpExemptRoles');
    expect(fields).not.toContain('scpExemptAdmins');
  });

  test('there are many, of every layer and with every cause', () => {
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(new Set(all.map(({ layer }) => layer)).size).toBe(9);
    const causes = CAUSE_IDS.filter((id) => !isNotice(id));
    const ofTexts = wholeMessages.flatMap(({ denials }) => denials.map((told) => told.split(' | ').at(-1)!));
    const known = new Set([...all.map(({ cause }) => cause), ...ofTexts]);
    expect(causes.filter((id) => !known.has(id))).toEqual([]);
  });
});

/** Whether the documents may allow the call now. */
function isOpen(each: Case, documents: DenialDocuments): boolean {
  const { comparison, cause } = explainDenials(denialsIn(each), documents, WHOLE)[0]!;
  // The call that the model answers is allowed, if not the one that was refused.
  return ['documents-allow', 'depends'].includes(comparison) || cause.id === 'other-call';
}

describe('nothing is claimed that AWS did not say', () => {
  const alone = all.filter(({ comparison }) => comparison === 'no-documents');

  test.each(alone.map((each) => [each.name, each] as const))('%s', (_, each) => {
    const [denial] = denialsIn(each);
    const { cause, fixes } = explain(each);
    const isDeny = denial?.explicit === true && cause.id !== 'encoded';
    expect([cause.title, /\bDeny\b/.test(cause.title)]).toEqual([cause.title, isDeny]);
    if (isDeny) expect(cause.text).not.toMatch(/does not (?:allow|let)|must (?:both )?allow/);
    const because = fixes.some(
      ({ kind, text }) =>
        kind === 'team' &&
        text.includes('because of ') &&
        !text.includes(`because of ${TEAMS.unknown.policy}`),
    );
    if (each.layer === 'unknown') {
      expect(because).toBe(false);
      expect(cause.text).not.toMatch(/^(?:The|A) (?:trust|key|permissions|policy)/);
    }
  });

  test('nobody is asked about the policy of a foundation model: it has none', () => {
    for (const each of all.filter(({ text }) => JSON.stringify(text).includes('foundation-model')))
      expect(JSON.stringify(explain(each).fixes)).not.toContain(TEAMS.resource.policy);
  });
});

test('R1 needs two statements over its Regions, and its profile in the code', () => {
  const { fixes, cause } = explain(all.find(({ name }) => name === 'R1 by its model ID')!);
  const [fix] = fixes;
  expect(cause.text).toMatch(/routed .*us-east-1: .*profile ARNs/);
  const regions = ['us-east-1', 'us-east-2', 'us-west-2'];
  expect(fix).toMatchObject({
    kind: 'statement',
    statements: [
      {
        Resource: regions.map(
          (region) => `arn:aws:bedrock:${region}:210987654321:inference-profile/us.deepseek.r1-v1:0`,
        ),
      },
      {
        Resource: regions.map((region) => `arn:aws:bedrock:${region}::foundation-model/deepseek.r1-v1:0`),
        Condition: { ArnEquals: {} },
      },
    ],
    changes: [{ name: 'modelId', before: 'deepseek.r1-v1:0', after: 'us.deepseek.r1-v1:0' }],
  });
});

test('the Marketplace needs every action that the message names', () => {
  const { fixes } = explain(all.find(({ name }) => name === 'Marketplace subscription')!);
  expect(fixes[1]).toMatchObject({
    statements: [
      { Action: ['aws-marketplace:Subscribe', 'aws-marketplace:ViewSubscriptions'], Resource: '*' },
    ],
  });
});

describe('what is proved holds', () => {
  const withAnswers = all.flatMap((each) => (each.answers ? [{ each, answers: each.answers }] : []));

  test('answers', () => {
    let proved = 0;
    for (const { each, answers } of withAnswers) {
      for (const fix of explain(each).fixes) {
        if (fix.kind !== 'answer' || each.layer === 'scp') continue;
        const changed = [fix, ...fix.further].reduce(
          (now, { field, value }) => setAnswer(now, field, value),
          answers,
        );
        expect([each.name, fix.label, isOpen(each, { answers: { answers: changed, edits: {} } })]).toEqual([
          each.name,
          fix.label,
          true,
        ]);
        proved += 1;
      }
    }
    expect(proved).toBeGreaterThan(9);
  });

  test('statements', () => {
    let proved = 0;
    for (const { each, answers } of withAnswers) {
      const account = denialsIn(each)[0]?.account ?? '111122223333';
      const given = setAnswer(answers, 'account', account);
      for (const fix of explain(each).fixes) {
        if (fix.kind !== 'statement' || !fix.proved || each.layer === 'scp') continue;
        const document = documentsOf(compose(given)).find(({ id }) => id === fix.documentId)!.document;
        const text = JSON.stringify({ ...document, Statement: [...document.Statement, ...fix.statements] });
        const edits = { [fix.documentId!]: text };
        expect([each.name, isOpen(each, { answers: { answers: given, edits } })]).toEqual([each.name, true]);
        proved += 1;
      }
    }
    expect(proved).toBeGreaterThan(9);
  });
});

test('a fix says what else it opens', () => {
  const [fix] = explain(all.find(({ name }) => name === 'answer: another Region')!).fixes;
  expect(fix?.access?.opens).toContain(
    'bedrock:InvokeModel on arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2',
  );
});

test('the text for another team names the call and what to change', () => {
  const find = (name: string) => explain(all.find((each) => each.name === name)!).fixes[0]?.text;
  const scp = find('SCP, explicit, with its ARN');
  expect(scp).toContain('Caller: arn:aws:sts::111122223333:assumed-role/DeepSeekInvoke/app');
  expect(scp).toContain('p-examplepolicy');
  expect(scp).toContain('"aws:PrincipalArn": "arn:aws:iam::111122223333:role/DeepSeekInvoke"');
  for (const region of ['us-east-1', 'us-east-2', 'us-west-2']) expect(scp).toContain(region);
  expect(find('guardrail of another account')).toContain('"aws:PrincipalOrgID": "ORGANIZATION_ID"');
  expect(find('KMS, none of three')).toContain('the key policy');
});

test('an encoded message leads to the command that decodes it', () => {
  const [fix] = explain(all.find(({ name }) => name === 'EC2, encoded')!).fixes;
  expect(fix).toMatchObject({
    code: expect.stringMatching(
      /^aws sts decode-authorization-message --encoded-message PNDOV1o\w+ --query DecodedMessage/,
    ) as string,
  });
});

test('denials with one cause and one remedy are one group, the most frequent first', () => {
  const [event] = all.filter(({ name }) => name === 'event').map(({ text }) => text as object);
  const other = (modelId: string, region: string) => ({
    ...event,
    awsRegion: region,
    errorMessage: undefined,
    requestParameters: { modelId },
  });
  const records = [
    {
      ...event,
      errorCode: 'AccessDenied',
      eventSource: 's3.amazonaws.com',
      eventName: 'ListBuckets',
      errorMessage: 'Access Denied',
      requestParameters: {},
    },
    event,
    event,
    other('deepseek.v3.2', 'us-east-2'),
  ];
  const documents = { answers: { answers: { scenario: 'invoke', values: {} } as Answers, edits: {} } };
  const groups = groupDenials(
    explainDenials(parseDenials(JSON.stringify({ Records: records })), documents, WHOLE),
  );
  expect(groups.map(({ count, cause }) => [count, cause.id])[0]).toEqual([2, 'not-allowed']);
  expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(4);
});

test('nothing throws, whatever the answers and the denial', () => {
  const part = fc.option(fc.string(), { nil: undefined });
  const layer = fc.constantFrom<DenialLayer>(
    'identity',
    'resource',
    'boundary',
    'scp',
    'rcp',
    'endpoint',
    'session',
    'trust',
    'unknown',
  );
  const odd = fc
    .record({
      principal: part,
      principalArn: part,
      account: part,
      action: part,
      resource: part,
      layer,
      explicit: fc.constantFrom(true, false, null),
    })
    .map((known) => denialOf(known));
  const usual = fc.constantFrom(...all.flatMap(denialsIn));
  fc.assert(
    fc.property(completeAnswers, fc.oneof(odd, usual), (answers, denial) => {
      const [found] = explainDenials([denial], { answers: { answers, edits: {} } }, WHOLE);
      diagnose(denial.principal ?? '', denial, WHOLE);
      expect(found?.fixes.length).toBeGreaterThan(0);
    }),
    { numRuns: runs(25) },
  );
});

test('a model that AWS lists as legacy may be closed to the account: said where the account has no access to it', () => {
  const said = (id: string) => {
    const resource = `arn:aws:bedrock:us-east-1::foundation-model/${id}`;
    const denial = denialOf({ action: 'bedrock:InvokeModel', resource, form: 'model-access' });
    return explainDenials([denial], {}, WHOLE)[0]!.cause.text;
  };
  expect(said('deepseek.v3-v1:0')).toContain('legacy');
  expect(said('deepseek.v3.2')).not.toContain('legacy');
});
