// Permissions that reach further than a task needs, in pasted and edited policies.
import { describe, expect, test } from 'vitest';
import { WHOLE } from '#iam/access/testing/reference-and-policies.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import { answersOfCase, checkedCases } from '#deepseek/compose/testing/checked-cases.ts';
import { answersOf, type Values } from '#deepseek/compose/testing/kits.ts';
import { isSettingsType, toArray } from '#iam/policy/policy.ts';
import { print } from '#iam/policy/print.ts';
import { breadthOf } from './breadth.ts';
import { addedByHand, broadCauses } from './broad.ts';
import type { ReadinessDocument } from './readiness.ts';

const answers = answersOf('invoke', { entity: 'lambda' });
const kit = compose(answers);
const permissions = documentsOf(kit).find(({ type }) => type === 'identity')!;

const policy = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = (Action: string | readonly string[], Resource: string | readonly string[] = '*') => ({
  Effect: 'Allow',
  Action,
  Resource,
});
const pasted = (...statements: readonly object[]): ReadinessDocument => ({
  id: 'pasted-1',
  type: 'identity',
  text: policy(...statements),
});
const edited = (...added: readonly object[]): ReadinessDocument => ({
  id: permissions.id,
  type: 'identity',
  text: policy(...permissions.document.Statement, ...added),
  composed: print(permissions.document),
});

function textsOf(document: ReadinessDocument, hasReference = true): readonly string[] {
  const reading = hasReference ? breadthOf(document, WHOLE) : undefined;
  const breadth = reading ? [reading.breadth] : [];
  return broadCauses({ kit, answers, documents: [document], breadth }).map(({ text }) => text);
}

describe('pasted policies', () => {
  test('a whole service, by the number of its actions', () => {
    const document = pasted(allow('bedrock:*'));
    const { size } = WHOLE.service('bedrock')!.actions;
    expect(textsOf(document)[0]).toBe(`Allows ${size} actions on everything`);
    expect(textsOf(document, false)).toEqual([expect.stringMatching(/every .*bedrock .*everything/)]);
  });

  test.each<[string, object, string | undefined]>([
    ['one action that takes resources', allow('s3:PutObject'), 'Allows s3:PutObject on everything'],
    ['the same in another case', allow('S3:putobject'), 'Allows s3:PutObject on everything'],
    ['an action that takes none', allow('bedrock:ListFoundationModels'), undefined],
    [
      'all objects of all buckets',
      allow('s3:GetObject', 'arn:aws:s3:::*/*'),
      'Allows s3:GetObject on everything',
    ],
    [
      'all names of three letters',
      allow('s3:GetObject', 'arn:aws:s3:::???*'),
      'Allows s3:GetObject on everything',
    ],
    ['all roles', allow('iam:PassRole', 'arn:aws:iam::*:role/*'), 'Allows iam:PassRole on everything'],
    [
      'all tables',
      allow('dynamodb:Scan', 'arn:aws:dynamodb:*:????????????:table/*'),
      'Allows dynamodb:Scan on everything',
    ],
    [
      'all secrets',
      allow('secretsmanager:GetSecretValue', 'arn:*:secretsmanager:*:*:secret:*'),
      'Allows secretsmanager:GetSecretValue on everything',
    ],
    ['one folder of all buckets', allow('s3:GetObject', 'arn:aws:s3:::*/models/*'), undefined],
    ['one account', allow('dynamodb:Scan', 'arn:aws:dynamodb:*:210987654321:table/*'), undefined],
    ['models of AWS', allow('bedrock:InvokeModel', 'arn:aws:bedrock:*::foundation-model/*'), undefined],
    ['a named bucket', allow('s3:GetObject', 'arn:aws:s3:::acme-models/*'), undefined],
    [
      'under a condition',
      { ...allow('s3:PutObject'), Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
      undefined,
    ],
    ['what it denies', { Effect: 'Deny', Action: 's3:*', Resource: '*' }, undefined],
    ['a risk on one role', allow('iam:PutRolePolicy', 'arn:aws:iam::123456789012:role/app'), undefined],
  ])('%s', (_, statement, text) => {
    expect(textsOf(pasted(statement)).slice(0, 1)).toEqual(text === undefined ? [] : [text]);
  });

  test('everything', () => {
    expect(textsOf(pasted(allow('*')), false)).toEqual([expect.stringMatching(/every action .*everything/)]);
    expect(textsOf(pasted(allow('*')))[0]).toMatch(/^Allows 2\d,\d{3} actions on everything$/);
  });

  test('what the wizard composes is not too broad, wherever it comes from', () => {
    const texts = new Set(
      checkedCases
        .flatMap((row) => documentsOf(compose(answersOfCase(row))))
        .filter(({ type }) => type === 'identity')
        .map(({ document }) => print(document))
        .filter((text) => text.includes('"*"')),
    );
    expect(texts.size).toBeGreaterThan(20);
    const broad = [...texts].flatMap((text) => textsOf({ id: 'pasted-1', type: 'identity', text }));
    expect(broad).toEqual([]);
  });
});

describe('edits of composed policies', () => {
  test('as composed', () => {
    expect(textsOf(edited())).toEqual([]);
    expect(addedByHand({ documents: [edited()] })).toEqual([]);
  });

  test('a risk is too broad, and a note', () => {
    const document = edited(allow('iam:PutRolePolicy'));
    expect(textsOf(document)).toEqual([
      'Allows iam:PutRolePolicy on everything',
      expect.stringMatching(/inline policy .*1 more/),
    ]);
    expect(addedByHand({ documents: [document] }).map(({ text }) => text)).toEqual([
      'Added by hand: iam:PutRolePolicy on *',
    ]);
  });

  test('another guardrail is a note on the limit, which is wider', () => {
    const own = 'arn:aws:bedrock:us-east-1:210987654321:guardrail/abc123def456';
    const foreign = 'arn:aws:bedrock:us-east-1:999999999999:guardrail/evil12345678';
    const guarded = compose(
      answersOf('invoke', {
        entity: 'ecs',
        account: '210987654321',
        guardrailRule: 'required',
        guardrails: [own],
      }),
    );
    const { id, document } = documentsOf(guarded).find(({ type }) => type === 'identity')!;
    const composed = print(document);
    const before = JSON.stringify(document);
    const text = before.replaceAll(
      /"bedrock:GuardrailIdentifier":(\[[^\]]*\]|"[^"]*")/g,
      (_, values: string) => {
        const list = [JSON.parse(values) as string | string[]].flat();
        return `"bedrock:GuardrailIdentifier":${JSON.stringify([...list, foreign])}`;
      },
    );
    expect(text).not.toBe(before);
    const notes = addedByHand({ documents: [{ id, type: 'identity', text, composed }] });
    expect(notes.map((note) => note.text).join('\n')).toContain(
      `also with bedrock:GuardrailIdentifier ${foreign}`,
    );
    expect(notes.map((note) => note.text).join('\n')).not.toContain('without');
  });

  test('a named bucket is a note only', () => {
    const document = edited(allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::acme-models/*'));
    expect(textsOf(document)).toEqual([]);
    const { length } = permissions.document.Statement;
    expect(addedByHand({ documents: [document] })).toEqual([
      {
        document: permissions.id,
        path: ['Statement', length],
        text: 'Added by hand: s3:GetObject, s3:PutObject on arn:aws:s3:::acme-models/*',
      },
    ]);
  });

  test.each<[string, Values, string, RegExp]>([
    ['another role to pass', { deployerPolicy: true }, 'iam:PassRole', /pass roles to services/],
    [
      'another role to assume',
      { entity: 'tagged-role', callerRoles: ['arn:aws:iam::210987654321:role/App'] },
      'sts:AssumeRole',
      /assume any role/,
    ],
  ])('%s, by an action that the kit has', (_, values, action, text) => {
    const ofKit = compose(answersOf('invoke', { entity: 'ecs', account: '210987654321', ...values }));
    const found = documentsOf(ofKit).filter(
      ({ type, document }) => type === 'identity' && print(document).includes(`"${action}"`),
    );
    expect(found).not.toEqual([]);
    for (const { id, document } of found) {
      const changed = (change: (resources: readonly string[]) => readonly string[]): ReadinessDocument => ({
        id,
        type: 'identity',
        composed: print(document),
        text: policy(
          ...document.Statement.map((each) =>
            toArray(each.Action).includes(action)
              ? { ...each, Resource: change(toArray(each.Resource)) }
              : each,
          ),
        ),
      });
      expect(
        textsOf(changed((resources) => [...resources, 'arn:aws:iam::210987654321:role/Admin'])),
      ).toContainEqual(expect.stringMatching(text));
      expect(textsOf(changed((resources) => resources.slice(0, 1)))).toEqual([]);
    }
  });

  test('the breadth of another text counts for nothing', () => {
    const document = edited(allow('iam:PutRolePolicy'));
    const { breadth } = breadthOf(document, WHOLE)!;
    const other = { ...document, text: `${document.text} ` };
    expect(broadCauses({ kit, answers, documents: [other], breadth: [breadth] })).toEqual([]);
  });
});

describe('edits of policies with settings', () => {
  const GUARDRAIL = 'arn:aws:bedrock:us-east-1:210987654321:guardrail/abc123def456:1';
  const EC2 = {
    ec2Images: 'enabled',
    ec2ImageOwners: ['amazon'],
    ec2SnapshotSharing: 'all',
    ec2ImageSharing: true,
    ec2Tokens: 'required',
    ec2SerialConsole: true,
  };
  const BEDROCK = { policyGuardrails: [GUARDRAIL] };

  test.each<[ScenarioId, Values, string, string, cause: string | undefined, note: string]>([
    [
      'declarative-ec2',
      EC2,
      '"amazon"',
      '"999999999999"',
      'allowed_image_providers is 999999999999, not amazon',
      'Changed by hand: allowed_images_settings.image_criteria.criteria_1.allowed_image_providers is 999999999999',
    ],
    ['declarative-ec2', EC2, '"block_all_sharing"', '"unblocked"', 'snapshot_block_public_access.state', ''],
    ['declarative-ec2', EC2, '"required"', '"optional"', 'http_tokens is optional, not required', ''],
    ['declarative-ec2', EC2, '"disabled"', '"enabled"', 'serial_console_access.status', ''],
    ['declarative-ec2', EC2, '"enabled"', '"audit_mode"', 'allowed_images_settings.state', ''],
    ['declarative-ec2', EC2, '"@@assign": "required"', '"@@append": "required"', 'Removed by hand', ''],
    [
      'declarative-ec2',
      { ...EC2, ec2SnapshotSharing: 'new' },
      '"snapshot_block_public_access": {\n      "state": {\n        "@@assign": "block_new_sharing"',
      '"snapshot_block_public_access": {\n      "state": {\n        "@@assign": "block_all_sharing"',
      undefined,
      'Changed by hand: snapshot_block_public_access.state is block_all_sharing, not block_new_sharing',
    ],
    [
      'declarative-ec2',
      { ...EC2, ec2Message: 'Ask the platform team' },
      'Ask the platform team',
      'Ask us',
      undefined,
      'Changed by hand: exception_message is Ask us',
    ],
    [
      'enforce-guardrail',
      BEDROCK,
      '210987654321',
      '999999999999',
      'bedrock:us-east-1:999999999999:guardrail',
      '',
    ],
    [
      'enforce-guardrail',
      BEDROCK,
      'guardrail/abc123def456:1',
      'guardrail/evil12345678:1',
      'evil12345678',
      '',
    ],
    [
      'enforce-guardrail',
      BEDROCK,
      '"us-east-1"',
      '"us-west-2"',
      'Removed by hand: guardrail_inference.us-east-1',
      '',
    ],
    ['enforce-guardrail', BEDROCK, '"comprehensive"', '"selective"', 'is selective, not comprehensive', ''],
    [
      'enforce-guardrail',
      { ...BEDROCK, guardedContent: 'selective' },
      '"selective"',
      '"comprehensive"',
      undefined,
      'is comprehensive, not selective',
    ],
  ])('%s %j: %s → %s', (scenario, values, from, to, cause, note) => {
    const chosen = answersOf(scenario, { organizationId: 'o-a1b2c3d4e5', ...values });
    const ofKit = compose(chosen);
    const { id, type, document } = documentsOf(ofKit).find((each) => isSettingsType(each.type))!;
    const composed = print(document);
    expect(composed).toContain(from);
    const text = composed.replace(from, to);
    const documents = [{ id, type, text, composed }];
    const causes = broadCauses({ kit: ofKit, answers: chosen, documents }).map((each) => each.text);
    if (cause === undefined) expect(causes).toEqual([]);
    else expect(causes.join('\n')).toContain(cause);
    expect(
      addedByHand({ documents })
        .map((each) => each.text)
        .join('\n'),
    ).toContain(note);
    expect(
      addedByHand({ documents: [{ id, type, composed, text: composed.replaceAll(/\s+/g, ' ') }] }),
    ).toEqual([]);
  });
});
