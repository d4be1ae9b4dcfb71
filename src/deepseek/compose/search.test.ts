// OpenSearch connectors: the right principal, no permission too many, two accounts kept separate.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { setAnswer, startAnswers } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { toArray } from '#iam/policy/policy.ts';
import { compose } from './compose.ts';
import { otherAccountOf, type RoleKit } from './role-kit.ts';
import { mainRole, statementsOf } from './testing/kits.ts';

const composed = (scenario: ScenarioId, values: Partial<Record<FieldId, FieldValue>>): RoleKit =>
  compose(
    Object.entries(values).reduce(
      (answers, [id, value]) => setAnswer(answers, id as FieldId, value),
      setAnswer(startAnswers(scenario), 'account', '111122223333'),
    ),
  );

const stepOf = (kit: RoleKit, id: string) => kit.nextSteps.find((step) => step.id === id);

const COLLECTION = 'arn:aws:aoss:us-east-1:111122223333:collection/a1b2c3d4e5f6g7h8i9j0';
const accounts = (values: Partial<Record<FieldId, FieldValue>> = {}): RoleKit =>
  composed('opensearch-accounts', { domains: ['deepseek-rag'], modelAccount: '444455556666', ...values });

test('whatever the answers, calls to a domain are allowed on its paths and never on its root', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      for (const { Action, Resource } of statementsOf(compose(answers))) {
        if (!toArray(Action).some((action) => action.startsWith('es:ESHttp'))) continue;
        for (const arn of toArray(Resource))
          expect(arn).toMatch(/^arn:[\w-]+:es:[\w-]+:\d{12}:domain\/[^/*]+\/\*$/);
      }
    }),
  );
});

test('whatever the answers, a domain and a collection have principals of their own', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const text = JSON.stringify(statementsOf(compose(answers)).map(({ Principal }) => Principal));
      const serverless = text.includes('"ml.opensearchservice.amazonaws.com"');
      const managed = text.includes('"opensearchservice.amazonaws.com"');
      expect(serverless && managed).toBe(false);
      if (serverless) expect(answers.scenario).toBe('opensearch-serverless');
      expect(text).not.toMatch(/osis-pipelines|directquery/);
    }),
  );
});

test('every domain that is listed may use the role, in every Region', () => {
  const kit = composed('opensearch', {
    domains: ['deepseek-rag', 'deepseek-rag-2'],
    regions: ['us-east-1', 'us-west-2'],
  });
  const [trust] = mainRole(kit).trust.document.Statement;
  expect(trust?.Condition?.['ArnLike']?.['aws:SourceArn']).toEqual(
    ['us-east-1', 'us-west-2'].flatMap((region) =>
      ['deepseek-rag', 'deepseek-rag-2'].map((name) => `arn:aws:es:${region}:111122223333:domain/${name}`),
    ),
  );
});

describe('Serverless', () => {
  test('there is no mapping to ml_full_access; a data access policy takes its place', () => {
    const kit = composed('opensearch-serverless', { collections: [COLLECTION] });
    expect(stepOf(kit, 'ml-full-access')).toBeUndefined();
    const code = stepOf(kit, 'data-access')?.code ?? '';
    const [policy] = JSON.parse(code.slice(code.indexOf('['), code.lastIndexOf(']') + 1)) as {
      Rules: { ResourceType: string; Permission: string[] }[];
      Principal: string[];
    }[];
    expect(policy?.Rules[0]?.ResourceType).toBe('model');
    expect(policy?.Rules[0]?.Permission.toSorted()).toEqual(
      ['Create', 'Delete', 'Describe', 'Execute', 'Update'].map((verb) => `aoss:${verb}MLResource`),
    );
    // The signer, not the role that calls the model.
    expect(policy?.Principal).toEqual(['arn:aws:iam::111122223333:role/CREATOR']);
  });

  test('the permissions of data access policies never stand in an IAM policy', () => {
    const kit = composed('opensearch-serverless', { collections: [COLLECTION] });
    expect(JSON.stringify(statementsOf(kit))).not.toContain('MLResource');
  });

  test('the call is signed for aoss with the hash of its body', () => {
    const code = stepOf(
      composed('opensearch-serverless', { collections: [COLLECTION] }),
      'signed-create',
    )?.code;
    expect(code).toContain('--aws-sigv4 "aws:amz:us-east-1:aoss"');
    expect(code).toContain('x-amz-content-sha256');
  });

  test('the source account is off until it is asked for, and then the doubt is said', () => {
    const bare = composed('opensearch-serverless', { collections: [COLLECTION] });
    expect(mainRole(bare).trust.document.Statement[0]?.Condition).toBeUndefined();
    expect(mainRole(bare).trust.whys.flat()[0]?.doubt).toBeUndefined();
    const kit = composed('opensearch-serverless', { collections: [COLLECTION], sourceConditions: true });
    expect(mainRole(kit).trust.document.Statement[0]?.Condition).toEqual({
      StringEquals: { 'aws:SourceAccount': '111122223333' },
    });
    expect(mainRole(kit).trust.whys.flat()[0]?.doubt).toContain('after a test');
  });
});

describe('two accounts', () => {
  test('account A needs no action of Bedrock, and the creator passes its role alone', () => {
    const kit = accounts();
    const [a, b, creator] = kit.roles;
    expect([a?.id, b?.id, creator?.id]).toEqual(['connector', 'model', 'creator']);
    expect([otherAccountOf(a!), otherAccountOf(b!)]).toEqual([undefined, '444455556666']);
    const inA = JSON.stringify([...(a?.permissions ?? []), ...(creator?.permissions ?? [])]);
    expect(inA).not.toMatch(/"(?:bedrock|sagemaker|kms):/);
    const passes = (creator?.permissions ?? [])
      .flatMap(({ document }) => document.Statement)
      .filter(({ Action }) => toArray(Action).includes('iam:PassRole'));
    expect(passes.map(({ Resource }) => Resource)).toEqual([mainRole(kit).arn]);
  });

  test('profiles, imported models and endpoints are of account B', () => {
    const profile = accounts({ connectorTarget: 'r1' }).roles[1]?.permissions[0]?.document.Statement[0];
    expect(profile?.Resource).toBe(
      'arn:aws:bedrock:us-east-1:444455556666:inference-profile/us.deepseek.r1-v1:0',
    );
    const model = 'arn:aws:bedrock:us-east-1:444455556666:imported-model/a1b2c3d4e5f6';
    const theirs = { connectorTarget: 'imported', importedModels: [model] };
    expect(accounts(theirs).problems).toEqual([]);
    const ours = accounts({ ...theirs, importedModels: [model.replace('444455556666', '111122223333')] });
    expect(ours.problems.map(({ field }) => field)).toEqual(['importedModels']);
  });

  test('a pasted model says account B, never account A', () => {
    const endpoint = 'arn:aws:sagemaker:eu-west-1:444455556666:endpoint/deepseek';
    const kit = compose({
      scenario: 'opensearch-accounts',
      values: { domains: ['deepseek-rag'], connectorTarget: 'sagemaker', endpoints: [endpoint] },
    });
    expect(kit.placeholders).toEqual(['account']);
    expect(otherAccountOf(kit.roles[1]!)).toBe('444455556666');
  });

  test('one account for both is refused, with the scenario that fits', () => {
    const { problems } = accounts({ modelAccount: '1111-2222-3333' });
    expect(problems.map(({ message }) => message).join()).toContain('“OpenSearch connector”');
  });

  test('the key of the model is for the role in account B', () => {
    const kit = accounts({
      connectorTarget: 'imported',
      importedModels: ['arn:aws:bedrock:us-east-1:444455556666:imported-model/a1b2c3d4e5f6'],
      modelEncryption: 'kms',
      modelKeys: ['arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab'],
    });
    expect(stepOf(kit, 'model-key-policy')?.code).toContain('arn:aws:iam::444455556666:role/InvokeDeepSeek');
  });

  test('an imported model is one segment of the path of the connector’s call', () => {
    const model = 'arn:aws:bedrock:us-east-1:444455556666:imported-model/a1b2c3d4e5f6';
    const code = (values: object) => stepOf(accounts(values), 'signed-create')?.code ?? '';
    const imported = code({ connectorTarget: 'imported', importedModels: [model] });
    expect(imported).toContain(`"model": "${encodeURIComponent(model)}"`);
    expect(imported).toContain('/model/${parameters.model}/invoke');
    expect(code({ connectorTarget: 'r1' })).toContain('"model": "us.deepseek.r1-v1:0"');
  });

  test('a key that nobody named stands in the account and Region of the model', () => {
    const kit = accounts({
      connectorTarget: 'imported',
      importedModels: ['arn:aws:bedrock:us-west-2:444455556666:imported-model/a1b2c3d4e5f6'],
      modelEncryption: 'kms',
    });
    expect(JSON.stringify(kit.roles)).toContain('arn:aws:kms:us-west-2:444455556666:key/');
    expect(JSON.stringify(kit.roles)).not.toContain('kms:us-east-1:111122223333');
  });

  test('the connector names both roles', () => {
    const code = stepOf(accounts(), 'signed-create')?.code ?? '';
    expect(code).toContain('"roleArn": "arn:aws:iam::111122223333:role/OpenSearchDeepSeekConnectorRole"');
    expect(code).toContain('"externalAccountRoleArn": "arn:aws:iam::444455556666:role/InvokeDeepSeek"');
  });
});

/** https://github.com/opensearch-project/ml-commons: what a domain trusts by default. */
const TRUSTED_BY_DEFAULT = /^https:\/\/runtime\.sagemaker\..*[a-z0-9-]\.amazonaws\.com\/.*$/;

test.each([
  ['cn-north-1', 'aws-cn', false],
  ['eusc-de-east-1', 'aws-eusc', false],
  ['us-east-1', 'aws', true],
  ['us-gov-west-1', 'aws-us-gov', true],
])('a domain in %s gets a step to trust SageMaker’s endpoint if it does not by default', (...row) => {
  const [region, partition, trusted] = row;
  const account = '111122223333';
  const values = {
    account,
    regions: [region],
    connectorTarget: 'sagemaker',
    endpoints: [`arn:${partition}:sagemaker:${region}:${account}:endpoint/deepseek`],
    domains: [`arn:${partition}:es:${region}:${account}:domain/rag`],
  };
  const kit = composed('opensearch', values);
  const url = /"url": "([^"]+)"/.exec(stepOf(kit, 'signed-create')?.code ?? '')?.[1] ?? '';
  const called = url.replace('${parameters.region}', region).replace('${parameters.model}', 'deepseek');
  expect(TRUSTED_BY_DEFAULT.test(called)).toBe(trusted);
  const code = stepOf(kit, 'trusted-endpoints')?.code ?? '';
  expect(code === '').toBe(trusted);
  if (trusted) return;
  const body = JSON.parse(code.split("<<'EOF'\n")[1]!.split('\nEOF')[0]!) as {
    persistent: Record<string, readonly string[]>;
  };
  const [pattern = ''] = Object.values(body.persistent).flat();
  expect(new RegExp(pattern).test(called)).toBe(true);
});

test('a collection in a partition with other endpoints cannot have a connector to SageMaker', () => {
  const kit = composed('opensearch-serverless', { regions: ['cn-north-1'], connectorTarget: 'sagemaker' });
  expect(kit.problems.map(({ message }) => message).join()).toContain('OpenSearch domain');
});
