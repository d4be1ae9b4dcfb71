// A policy that a scenario could have made leads back to answers that make it.
import { describe, expect, test } from 'vitest';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf, type ComposedDocuments, type RoleKit } from '#deepseek/compose/role-kit.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import { recognize, type GivenPolicy } from './recognize.ts';

const givenOf = (kit: RoleKit): readonly GivenPolicy[] =>
  documentsOf(kit).map(({ type, document }) => ({ type, document }));

const kitFor = (scenario: ScenarioId, values: Answers['values'] = {}): RoleKit =>
  compose({ scenario, values });

const APP = kitFor('invoke', {
  account: '444455556666',
  entity: 'ecs',
  models: ['v3.2', 'v3.1'],
  regions: ['us-west-2'],
  network: 'vpce',
  vpcEndpoints: ['vpce-0abc123def4567890'],
});

const IMPORT = kitFor('import', {
  account: '444455556666',
  weights: ['s3://acme-weights/r1/', 'acme-more'],
  weightsEncryption: 'kms',
  weightsKeys: ['arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab'],
});

/** The statements of a kit's documents without what has no meaning: names and order. */
const meaningOf = (kit: ComposedDocuments, types?: readonly PolicyType[]): readonly string[] =>
  documentsOf(kit)
    .filter(({ type }) => !types || types.includes(type))
    .flatMap(({ type, document }) =>
      document.Statement.map(
        ({ Sid: _sid, Resource: on, ...rest }) =>
          `${type} ${JSON.stringify(rest)} ${[on].flat().toSorted().join(' ')}`,
      ),
    )
    .toSorted();

describe('the starting documents of each scenario are recognized', () => {
  test.each(scenarios.all().map(({ id }) => id))('%s', (scenario) => {
    const found = recognize(givenOf(compose(startAnswers(scenario))));
    expect(found?.unmatched).toEqual([]);
    expect(found?.added).toEqual([]);
  });
});

describe("the answers of an app's role are recognized", () => {
  test('all of them that the documents show', () => {
    const found = recognize(givenOf(APP));
    expect(found?.answers).toEqual({
      scenario: 'invoke',
      values: {
        entity: 'ecs',
        account: '444455556666',
        regions: ['us-west-2'],
        models: ['v3.2', 'v3.1'],
        network: 'vpce',
        vpcEndpoints: ['vpce-0abc123def4567890'],
      },
    });
  });

  test('from the permissions policy alone', () => {
    const found = recognize(givenOf(APP).filter(({ type }) => type === 'identity'));
    expect(found).toMatchObject({ unmatched: [], added: [] });
    expect(meaningOf(found!.kit, ['identity'])).toEqual(meaningOf(APP, ['identity']));
  });

  test('from the trust policy alone', () => {
    const found = recognize(givenOf(APP).filter(({ type }) => type === 'trust'));
    expect(found).toMatchObject({ unmatched: [], added: [] });
    expect(meaningOf(found!.kit, ['trust'])).toEqual(meaningOf(APP, ['trust']));
  });

  test('from the deployer’s policy alone', () => {
    const operator = IMPORT.roles.find(({ kind }) => kind === 'attachment')!;
    const found = recognize(operator.permissions.map(({ type, document }) => ({ type, document })));
    expect(found).toMatchObject({ unmatched: [], added: [], answers: { scenario: 'import' } });
  });

  test('as hosting where the role of an EC2 instance reads weights', () => {
    const kit = kitFor('host-ec2', { weights: ['s3://acme-models/r1/'], account: '111122223333' });
    expect(recognize(givenOf(kit))).toMatchObject({
      unmatched: [],
      added: [],
      answers: { scenario: 'host-ec2' },
    });
    const permissions = givenOf(kit).filter(({ type }) => type === 'identity');
    expect(recognize(permissions)?.answers.scenario).toBe('download-weights');
  });

  test('with the files that an app reads, which nothing asks for', () => {
    const appFiles = ['s3://acme-prompts/daily/'];
    const kit = kitFor('invoke', { functionNames: ['chat'], appFiles, listAppFiles: true });
    const found = recognize(givenOf(kit));
    expect(found).toMatchObject({ unmatched: [], added: [] });
    expect(found?.answers.scenario).toBe('invoke');
    expect(found?.answers.values.listAppFiles).toBe(true);
  });

  test('with the name and path of the role that are known from elsewhere', () => {
    const found = recognize(givenOf(APP), { roleName: 'Caller', path: '/apps/' });
    expect(found?.answers.values).toMatchObject({ roleName: 'Caller', path: '/apps/' });
  });

  test('without hints that no question accepts', () => {
    const found = recognize(givenOf(APP), { roleName: 'no name', path: 'apps' });
    expect(found?.answers.values).not.toHaveProperty('roleName');
    expect(found?.answers.values).not.toHaveProperty('path');
  });
});

const STRANGE = {
  Sid: 'Strange',
  Effect: 'Allow',
  Action: 'dynamodb:GetItem',
  Resource: 'arn:aws:dynamodb:us-east-1:444455556666:table/a',
};

/** The documents of a kit, each changed. */
const changed = (kit: RoleKit, change: (statements: readonly object[]) => readonly object[]) =>
  givenOf(kit).map(({ type, document }) => ({
    type,
    document: {
      Version: '2012-10-17',
      Statement: change((document as { Statement: readonly object[] }).Statement),
    },
  }));

describe('written by hand', () => {
  test('other Sids, order and lists of one value are the same', () => {
    const listed = (value: unknown): unknown => (typeof value === 'string' ? [value] : value);
    const given = changed(IMPORT, (statements) =>
      statements
        .map((each, index) => ({
          ...each,
          Sid: `Mine${index}`,
          Action: listed((each as { Action: unknown }).Action),
        }))
        .toReversed(),
    );
    const found = recognize(given);
    expect(found).toMatchObject({ unmatched: [], added: [] });
    expect(meaningOf(found!.kit)).toEqual(meaningOf(IMPORT));
  });

  test('one more statement is left over', () => {
    const given = changed(IMPORT, (statements) => statements).map((each, index) =>
      index === 1
        ? { ...each, document: { ...each.document, Statement: [...each.document.Statement, STRANGE] } }
        : each,
    );
    const found = recognize(given);
    expect(found).toMatchObject({ added: [], unmatched: [{ policy: 1, statement: STRANGE }] });
    expect(found?.matched).toBe(found!.total - 1);
  });

  test('a missing statement is reported as added by the wizard', () => {
    const [trust, permissions] = changed(IMPORT, (statements) => statements);
    const less = {
      ...permissions!,
      document: {
        ...permissions!.document,
        Statement: permissions!.document.Statement.filter(
          (each) => (each as { Action: unknown }).Action !== 's3:ListBucket',
        ),
      },
    };
    const found = recognize([trust!, less]);
    expect(found?.unmatched).toEqual([]);
    expect(found?.added.map(({ document }) => document)).toEqual([
      'service.permissions',
      'service.permissions',
    ]);
  });

  test('a statement that allows more than the wizard’s is not matched', () => {
    const found = recognize([
      {
        type: 'identity',
        document: { Statement: [{ Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource: '*' }] },
      },
    ]);
    expect(found).toBeUndefined();
  });

  test('exceptions belong together: all but two actions is not all but either', () => {
    const deny = kitFor('approve-models');
    const [first] = givenOf(deny);
    const { Statement: statements } = first!.document as { Statement: readonly Record<string, unknown>[] };
    const split = statements.flatMap(({ NotAction: spared, ...rest }) =>
      Array.isArray(spared) ? spared.map((each) => ({ ...rest, NotAction: each })) : [],
    );
    const found = recognize([{ type: 'scp', document: { Statement: split } }]);
    expect(found?.matched ?? 0).toBe(0);
  });
});
