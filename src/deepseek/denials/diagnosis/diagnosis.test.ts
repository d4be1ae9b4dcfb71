// A diagnosis is of the role in the message, claims nothing of what AWS did not name, and its fix lets the call through.
import { widerThan } from '#deepseek/denials/explain/wider.ts';
import { describe, expect, test } from 'vitest';
import { WHOLE } from '#iam/access/testing/reference-and-policies.ts';
import cases from '#deepseek/denials/cases/denials.json' with { type: 'json' };
import { isNotice } from '#deepseek/denials/parse/notices.ts';
import { parseDenials } from '#deepseek/denials/parse/parse.ts';
import { parse } from '#iam/json/parse.ts';
import { decideFixed } from './decide-fixed.ts';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { explainDenials } from '#deepseek/denials/explain/explain.ts';
import type { DenialDocuments } from '#deepseek/denials/explain/ground.ts';
import { groupDenials } from '#deepseek/denials/explain/group.ts';
import { servicesOfDenials } from '#deepseek/denials/needed-services.ts';
import { diagnose, withDiagnoses, type Diagnosis } from './diagnosis.ts';

const textOf = ({ text }: (typeof cases)[number]): string =>
  typeof text === 'string' ? text : JSON.stringify(text);

const diagnoses = cases.map((each) => {
  const text = textOf(each);
  return { each, text, diagnosis: diagnose(text, parseDenials(text)[0]!, WHOLE) };
});

/** The policy types that are always shown. */
const USUAL = ['deny', 'organization', 'identity', 'boundary', 'session'];

const roleFixOf = ({ fixes }: Diagnosis) => fixes.find((fix) => fix.where === 'role');
const codeFixOf = ({ fixes }: Diagnosis) => fixes.find((fix) => fix.where === 'code');

const of = (text: string): Diagnosis => diagnose(text, parseDenials(text)[0]!, WHOLE);

const refusal = (region: string, model: string, who = 'assumed-role/ChatRole/chat'): string =>
  `An error occurred (AccessDeniedException) when calling the InvokeModel operation: User: arn:aws:sts::210987654321:${who} is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:${region}::foundation-model/${model} because no identity-based policy allows the bedrock:InvokeModel action`;

describe.each(diagnoses)('$each.name', ({ each, text, diagnosis }) => {
  test('names exactly what AWS named', () => {
    const named = diagnosis.layers.filter((layer) => layer.named).map(({ id }) => id);
    const layer = ['scp', 'rcp'].includes(each.layer) ? 'organization' : each.layer;
    expect(named).toEqual([
      ...(diagnosis.denial.explicit === true ? ['deny'] : []),
      ...(layer === 'unknown' ? [] : [layer]),
    ]);
    for (const { named: isNamed, text: words } of diagnosis.layers)
      expect(words === 'not named').toBe(!isNamed);
  });

  test('shows the usual policy types, and of the others the one that AWS named', () => {
    const shown = diagnosis.layers.filter(({ named, id }) => !named || USUAL.includes(id));
    // What no policy refused, none stopped.
    expect(shown.map(({ id }) => id)).toEqual(isNotice(diagnosis.denial.form) ? [] : USUAL);
  });

  test('says only what the message states', () => {
    const words = JSON.stringify([diagnosis.sentence, diagnosis.title, diagnosis.detail ?? '']);
    expect(words).not.toMatch(/undefined|null/);
    // A line, and at most one sentence more that says something else.
    expect(diagnosis.detail ?? '').not.toMatch(/[.?!] \S/);
    expect(diagnosis.detail?.toLowerCase()).not.toBe(`${diagnosis.title}.`.toLowerCase());
    for (const { start, end } of diagnosis.places) expect(text.slice(start, end).trim()).not.toBe('');
    const ordered = diagnosis.places.flatMap(({ start, end }) => [start, end]);
    expect(ordered).toEqual(ordered.toSorted((a, b) => a - b));
    for (const account of JSON.stringify(diagnosis.fixes).match(/(?<![\w-])\d{12}(?![\w-])/g) ?? [])
      expect(text).toContain(account);
  });

  test('says who was refused what, and how much the fix opens', () => {
    const { sentence, opens, fixes, answers } = diagnosis;
    expect(sentence.length).toBeGreaterThan(isNotice(diagnosis.denial.form) ? 2 : 3);
    expect(sentence.every((part) => Boolean(part.text))).toBe(true);
    expect(sentence.map((part) => part.text).join('')).not.toMatch(/\s\s|\s\.$/);
    const statements = roleFixOf(diagnosis)?.statements;
    expect(opens === undefined).toBe(statements === undefined);
    if (opens === undefined || !statements) return;
    const actions = new Set(statements.flatMap(({ Action }) => Action)).size;
    expect(/\bone action\b/.test(opens)).toBe(actions === 1);
    if (actions > 1) expect(opens).toContain(`${actions} actions`);
    const isOfAll = statements.some(({ Resource }) => Resource === '*');
    expect([/\bmodel\b/.test(opens), /\bno resource\b/.test(opens)]).toEqual([
      answers !== undefined,
      answers === undefined && isOfAll,
    ]);
    expect(fixes.every(({ title, text: words }) => title !== '' && words !== '')).toBe(true);
  });

  test('its statements allow the calls', () => {
    const fix = roleFixOf(diagnosis);
    // A message that hides its account does not say what to write.
    const { account, explicit, principalArn } = diagnosis.denial;
    if (account === undefined && principalArn !== undefined) return;
    const isOwn = each.layer === 'identity' && explicit !== true && each.cause !== 'service-linked';
    if (isOwn && diagnosis.denial.resource !== undefined) expect(fix).toBeDefined();
    if (!fix) return;
    // The policy of another account's resource is not here: the caller's half alone allows nothing.
    const decided = each.layer === 'resource' ? 'denied' : 'allowed';
    expect([each.layer, decideFixed(diagnosis, WHOLE)]).toEqual([each.layer, decided]);
    expect(parse(`[${fix.json}]`).problems).toEqual([]);
    // Nothing but the refused action.
    expect(fix.statements.flatMap(({ Action }) => Action)).toEqual(
      fix.statements.flatMap(() => [diagnosis.denial.action, ...diagnosis.denial.alsoNeeds]),
    );
  });
});

test.each(diagnoses.filter(({ each }) => 'diagnosis' in each))(
  '$each.name: what is stated, where it stands, and where it is fixed',
  ({ each, text, diagnosis: { sentence, places, fixes } }) => {
    expect({
      stated: sentence.flatMap((part) => (part.mark === 'stated' ? [part.text] : [])).join(', '),
      marked: places.map(({ is, start, end }) => `${is} ${text.slice(start, end)}`).join(', '),
      fixed: fixes.map(({ where }) => where).join(', '),
    }).toEqual('diagnosis' in each ? each.diagnosis : undefined);
  },
);

test('policy types are told apart, and what was found there is said alike of those that grant', () => {
  const all = diagnoses.flatMap(({ each, diagnosis: { denial, layers } }) =>
    layers.flatMap(({ id, name, named, text }) =>
      named && id !== 'deny' ? [{ id, name, text, denial, each }] : [],
    ),
  );
  const kinds = new Map<string, Set<string>>();
  for (const { id, text, denial } of all) {
    const grants = ['resource', 'trust', 'identity'].includes(id);
    const kind = denial.explicit === false ? `grants: ${grants}` : `${denial.explicit}`;
    kinds.set(kind, (kinds.get(kind) ?? new Set()).add(text));
  }
  expect([...kinds.values()].map(({ size }) => size)).toEqual([1, 1, 1, 1]);
  expect(new Set([...kinds.values()].flatMap((texts) => [...texts])).size).toBe(4);
  expect(new Set(all.map(({ id }) => id)).size).toBe(7);
  for (const { name } of all) expect(name).toMatch(/^\S/);
});

test('a fix of the caller’s permissions may depend on the call, or be none', () => {
  const diagnosis = of(refusal('us-west-2', 'deepseek.v3.2'));
  const withCondition = (Condition: object | undefined, where: 'role' | 'policy' = 'role') => ({
    ...diagnosis,
    fixes: diagnosis.fixes.map((fix) =>
      fix.where === 'role'
        ? ({
            ...fix,
            where,
            statements: fix.statements.map((each) => ({ ...each, Condition })),
          } as typeof fix)
        : fix,
    ),
  });
  const tagged = { StringEquals: { 'aws:PrincipalTag/team': 'a' } };
  expect(decideFixed(withCondition(tagged), WHOLE)).toBe('depends');
  expect(
    decideFixed(withCondition({ StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }), WHOLE),
  ).not.toBe('allowed');
  expect(decideFixed(withCondition(undefined, 'policy'), WHOLE)).toBe('none');
  expect(decideFixed({ ...diagnosis, calls: [] }, WHOLE)).toBe('none');
  const [call] = diagnosis.calls;
  const other = { ...call!, action: 'bedrock:GetGuardrail' };
  expect(decideFixed({ ...withCondition(tagged), calls: [call!, other] }, WHOLE)).toBe('denied');
});

test('of many groups the first have a diagnosis', () => {
  const texts = Array.from({ length: 12 }, (_, i) =>
    refusal('us-west-2', 'deepseek.v3.2', `assumed-role/R${i}/s`),
  );
  const text = texts.join('\n');
  const groups = groupDenials(explainDenials(parseDenials(text), {}, WHOLE));
  expect(withDiagnoses(text, groups, WHOLE).map(({ diagnosis }) => diagnosis?.denial.principalArn)).toEqual(
    groups.map(({ denials: [first] }, index) => (index < 10 ? first?.denial.principalArn : undefined)),
  );
});

test('a place near the message is marked before one that is far from it', () => {
  const before = 'ChatRole of 210987654321 calls in us-west-2. ';
  const text = `${before.repeat(9)}${refusal('us-west-2', 'deepseek.v3.2')}. ${before.repeat(9)}`;
  const [denial] = parseDenials(text);
  const { places } = diagnose(text, denial!, WHOLE);
  expect(places.length).toBe(6);
  for (const { start, end } of places) {
    expect(start).toBeGreaterThanOrEqual(denial!.position.start);
    expect(end).toBeLessThanOrEqual(denial!.position.end);
  }
  const far = `${'x '.repeat(300_000)}${refusal('us-west-2', 'deepseek.v3.2')}${' x'.repeat(300_000)}`;
  expect(diagnose(far, parseDenials(far)[0]!, WHOLE).places.length).toBe(6);
});

test('the services that are needed are those of the denials, the documents, and what answers may add', () => {
  const needed = (text: string, documents: DenialDocuments = {}) =>
    servicesOfDenials(parseDenials(text), documents, WHOLE);
  const said = (action: string) => `User: bob is not authorized to perform: ${action}`;
  expect(needed(said('SQS:SendMessage'))).toEqual(['sqs']);
  expect(needed(said('no-service:Call'))).toEqual([]);
  expect(needed('The provided model identifier is invalid')).toEqual([]);
  const policy = {
    id: 'p',
    title: 'P',
    type: 'identity',
    text: '{"Action":["sns:Publish","dynamodb:*"]}',
  } as const;
  expect(needed(said('sns:Publish'), { policies: [policy as never] })).toEqual(['sns', 'dynamodb']);
  const answers = { answers: startAnswers('invoke'), edits: { a: '{"Action":"glue:GetTable"}' } };
  const all = needed('', { answers });
  expect(all).toContain('glue');
  for (const prefix of ['bedrock', 'bedrock-mantle', 'kms', 'logs', 's3', 'sagemaker', 'sts'])
    expect(all).toContain(prefix);
});

/** R1 answers through its profile from each of these, and sends calls to each. */
const R1_REGIONS = ['us-east-1', 'us-east-2', 'us-west-2'];

test('R1 by its model ID: the profile in the code, and two statements over its three Regions', () => {
  const text = refusal('us-west-2', 'deepseek.r1-v1:0');
  const diagnosis = of(text);
  expect(diagnosis.sentence.map((part) => part.text).join('')).toBe(
    'AWS refused role ChatRole in account 210987654321 the action InvokeModel on DeepSeek-R1 in us-west-2.',
  );
  expect(diagnosis.places.map(({ is, start, end }) => `${is}: ${text.slice(start, end)}`)).toEqual([
    'action: InvokeModel',
    'account: 210987654321',
    'principal: ChatRole',
    'region: us-west-2',
    'resource: deepseek.r1-v1:0',
    'reason: no identity-based policy allows',
  ]);
  expect([diagnosis.title, diagnosis.detail, diagnosis.opens]).toEqual([
    'no policy of ChatRole allows this call',
    expect.stringMatching(/code .*policy/),
    expect.stringMatching(/one action .*one model/),
  ]);
  expect(codeFixOf(diagnosis)?.changes).toEqual([
    { name: 'modelId', before: 'deepseek.r1-v1:0', after: 'us.deepseek.r1-v1:0' },
  ]);
  // The Region in the message may be where the profile sent the call.
  const profiles = R1_REGIONS.map(
    (region) => `arn:aws:bedrock:${region}:210987654321:inference-profile/us.deepseek.r1-v1:0`,
  );
  expect(roleFixOf(diagnosis)?.text).toMatch(/permissions policy.* us-west-2: delete the profile ARNs/);
  expect(roleFixOf(diagnosis)?.statements).toEqual([
    { Sid: 'InvokeR1UsProfile', Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource: profiles },
    {
      Sid: 'InvokeR1ModelViaProfileOnly',
      Effect: 'Allow',
      Action: 'bedrock:InvokeModel',
      Resource: R1_REGIONS.map((region) => `arn:aws:bedrock:${region}::foundation-model/deepseek.r1-v1:0`),
      Condition: { ArnEquals: { 'bedrock:InferenceProfileArn': profiles } },
    },
  ]);
  expect(roleFixOf(diagnosis)?.console?.address).toBe(
    'https://console.aws.amazon.com/iam/home#/roles/details/ChatRole?section=permissions',
  );
  expect(diagnosis.calls.length).toBeGreaterThanOrEqual(2 * R1_REGIONS.length);
  expect(decideFixed(diagnosis, WHOLE)).toBe('allowed');
  expect(diagnosis.ends).toEqual({
    model: 'DeepSeek-R1',
    date: '2027-03-30',
    text: 'R1 ends on 30 March 2027',
    moveTo: 'DeepSeek-V3.2',
  });
});

test('an event says where the call began, and so does the ARN of a profile', () => {
  const message = refusal('us-east-2', 'deepseek.r1-v1:0').slice(refusal('', '').indexOf('User: '));
  const event = JSON.stringify({
    eventSource: 'bedrock.amazonaws.com',
    eventName: 'InvokeModel',
    awsRegion: 'us-west-2',
    errorCode: 'AccessDenied',
    errorMessage: message,
    userIdentity: {
      type: 'AssumedRole',
      arn: 'arn:aws:sts::210987654321:assumed-role/ChatRole/chat',
      accountId: '210987654321',
    },
  });
  const profile = refusal('us-west-2', 'x').replace(
    ':us-west-2::foundation-model/x',
    ':us-west-2:210987654321:inference-profile/us.deepseek.r1-v1:0',
  );
  for (const text of [event, profile]) {
    const fix = roleFixOf(of(text));
    expect(fix?.statements[0]?.Resource).toBe(
      'arn:aws:bedrock:us-west-2:210987654321:inference-profile/us.deepseek.r1-v1:0',
    );
    expect(fix?.text).not.toContain('routed');
  }
});

test('a fix that lacks one statement does not let R1 through', () => {
  const diagnosis = of(refusal('us-west-2', 'deepseek.r1-v1:0'));
  for (const index of [0, 1]) {
    const fixes = diagnosis.fixes.map((fix) =>
      fix.where === 'role' ? { ...fix, statements: fix.statements.toSpliced(index, 1) } : fix,
    );
    expect(decideFixed({ ...diagnosis, fixes }, WHOLE)).toBe('denied');
  }
});

test('a Region without the model: the code calls from one that has it', () => {
  const r1 = of(refusal('eu-west-1', 'deepseek.r1-v1:0'));
  expect(codeFixOf(r1)?.changes).toEqual([
    { name: 'modelId', before: 'deepseek.r1-v1:0', after: 'us.deepseek.r1-v1:0' },
    { name: 'region_name', before: 'eu-west-1', after: 'us-east-1' },
  ]);
  const v32 = of(refusal('eu-west-1', 'deepseek.v3.2'));
  expect(codeFixOf(v32)?.changes).toEqual([
    { name: 'region_name', before: 'eu-west-1', after: 'eu-north-1' },
  ]);
  expect(roleFixOf(v32)?.statements).toMatchObject([
    { Resource: 'arn:aws:bedrock:eu-north-1::foundation-model/deepseek.v3.2' },
  ]);
});

test('a model that is called directly needs one statement, and no change of the code', () => {
  const diagnosis = of(refusal('us-west-2', 'deepseek.v3.2'));
  expect(codeFixOf(diagnosis)).toBeUndefined();
  expect([diagnosis.detail, diagnosis.ends]).toEqual([
    expect.stringMatching(/1 statement .*permissions policy/),
    undefined,
  ]);
});

test('a role of IAM Identity Center is changed in its permission set', () => {
  const diagnosis = of(
    refusal('us-east-1', 'deepseek.v3.2', 'assumed-role/AWSReservedSSO_Analysts_0123456789abcdef/mara'),
  );
  const fix = roleFixOf(diagnosis);
  expect([diagnosis.detail, fix?.title, fix?.text, fix?.console?.title]).toEqual([
    expect.stringMatching(/1 statement .*permission set Analysts/),
    expect.stringContaining('Analysts'),
    expect.stringMatching(/inline policy of this permission set, .*provision/),
    'IAM Identity Center',
  ]);
});

test('an account that the message hides is not made up', () => {
  const diagnosis = of(
    'User: arn:aws:sts::************:assumed-role/R/s is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-1::foundation-model/deepseek.r1-v1:0 because no identity-based policy allows the bedrock:InvokeModel action',
  );
  expect(JSON.stringify(diagnosis.fixes)).not.toMatch(/\d{12}/);
});

test('a refused role of CDK opens the four that a caller assumes, counted, and no wider pattern', () => {
  const diagnosis = of(
    'User: arn:aws:sts::210987654321:assumed-role/Deploy/ci is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::210987654321:role/cdk-hnb659fds-deploy-role-210987654321-eu-west-1',
  );
  const statements = roleFixOf(diagnosis)?.statements ?? [];
  expect(statements.flatMap(({ Resource }) => Resource)).toEqual(
    ['deploy', 'file-publishing', 'image-publishing', 'lookup'].map(
      (kind) => `arn:aws:iam::210987654321:role/cdk-hnb659fds-${kind}-role-210987654321-eu-west-1`,
    ),
  );
  expect(diagnosis.opens).toBe('Opens one action on 4 resources. Nothing else.');
  expect(widerThan(statements)).toBeUndefined();
  expect(diagnosis.detail).toMatch(/bootstrap trust their account/);
});
