// The list for the console holds every document and every next step once, in an order that AWS accepts.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import { openAnswers } from '#deepseek/export/parameters.ts';
import { print } from '#iam/policy/print.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { consoleList } from './console-list.ts';
import { roleUserOf } from './console-steps.ts';
import { itemsOf, type CreateList } from './create-list.ts';

function listOf(answers: Answers): CreateList {
  const kit = compose(answers);
  const { home } = openAnswers(answers);
  return consoleList({
    kit,
    home,
    partition: home.partition,
    user: roleUserOf(readAnswers(answers)),
    textOf: ({ document }) => print(document),
  });
}

const stepIds = (list: CreateList): readonly string[] =>
  itemsOf(list).flatMap(({ id, also }) => [
    ...(id.startsWith('step ') ? [id.slice('step '.length)] : []),
    ...also.map((step) => step.id),
  ]);

const start = (scenario: ScenarioId, values: Answers['values'] = {}): Answers => {
  const answers = startAnswers(scenario);
  return { ...answers, values: { ...answers.values, ...values } };
};

/** The sections in their order, each with its items. */
const orderOf = (list: CreateList) => list.map(({ id, items }) => [id, items.map((item) => item.id)]);

const titles = (list: CreateList): readonly string[] => itemsOf(list).map(({ title }) => title);

test('whatever the answers: every document once, every next step once, every item has its own id', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const kit = compose(answers);
      const list = listOf(answers);
      const documents = itemsOf(list).flatMap(({ document }) => document ?? []);
      expect(documents.toSorted()).toEqual(
        documentsOf(kit)
          .map(({ id }) => id)
          .toSorted(),
      );
      expect(stepIds(list).toSorted()).toEqual(kit.nextSteps.map(({ id }) => id).toSorted());
      const ids = itemsOf(list).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: runs(60) },
  );
});

describe('order', () => {
  test('policies come before the role that selects them, and what must exist comes first', () => {
    expect(orderOf(listOf(start('invoke')))).toEqual([
      ['before', ['step log-group']],
      ['create-1', ['document app.permissions', 'document app.trust']],
      ['after', ['step deployer']],
    ]);
  });

  test('the role that another one trusts comes first, each in its account', () => {
    const answers = start('opensearch-accounts', { account: '111122223333', modelAccount: '444455556666' });
    const list = listOf(answers).filter(({ id }) => id.startsWith('create-'));
    expect(orderOf(list)).toEqual([
      ['create-1', ['document connector.permissions', 'document connector.trust']],
      ['create-2', ['document model.permissions', 'document model.trust']],
      ['create-3', ['document creator.permissions']],
    ]);
    expect(list.map(({ title }) => /\d{12}/.exec(title)?.[0])).toEqual([
      '111122223333',
      '444455556666',
      '111122223333',
    ]);
    expect(titles(list)).toContainEqual(expect.stringMatching(/role OpenSearchDeepSeekConnectorRole$/));
  });

  test('a boundary comes before those who use it', () => {
    const [first] = itemsOf(listOf(start('app-boundary'))).filter(({ document }) => document !== undefined);
    expect(first?.document).toBe('boundary');
  });
});

describe('where', () => {
  const screens = (answers: Answers): readonly (string | undefined)[] =>
    itemsOf(listOf(answers)).flatMap(({ document, screen }) => (document ? [screen?.address] : []));

  test.each([
    ['us-east-1', 'https://console.aws.amazon.com/iam/home#/policies/create'],
    ['us-gov-west-1', 'https://console.amazonaws-us-gov.com/iam/home#/policies/create'],
    ['eusc-de-east-1', 'https://eusc-de-east-1.console.amazonaws-eusc.eu/iam/home#/policies/create'],
    ['cn-north-1', 'https://console.amazonaws.cn/iam/home#/policies/create'],
  ])('%s has the console of its partition', (region, address) => {
    expect(screens(start('upload-weights', { regions: [region] }))[0]).toBe(address);
  });

  test('policies of an organization are made in its management account', () => {
    const section = listOf(start('deny-deepseek')).find(({ id }) => id === 'create-1');
    expect(section?.title).toContain('management account');
    expect(section?.items[0]?.screen?.address).toBe(
      'https://console.aws.amazon.com/organizations/v2/home/policies/service-control-policy',
    );
    expect(section?.items[0]?.also.map(({ id }) => id)).toEqual(['create-scp']);
    expect(section?.items.at(-1)?.id).toBe('step attach-scp');
  });

  test('the bucket policy of another account is added there, after the role that it names', () => {
    const list = listOf(start('import', { account: '111122223333', ownerAccount: '444455556666' }));
    const [own, other] = list;
    expect([own?.title, other?.title]).toEqual([
      expect.stringContaining('111122223333'),
      expect.stringContaining('444455556666'),
    ]);
    expect(other?.items[0]?.title).toMatch(/bucket policy .*amzn-s3-demo-bucket/);
    expect(other?.items[0]?.screen?.address).toBe(
      'https://console.aws.amazon.com/s3/buckets/amzn-s3-demo-bucket?tab=permissions',
    );
  });

  test('an endpoint policy goes to the endpoints of its Region', () => {
    const [item] = itemsOf(listOf(start('endpoint-policy'))).filter(({ document }) => document);
    expect(item?.screen?.address).toBe(
      'https://console.aws.amazon.com/vpcconsole/home?region=us-east-1#Endpoints:',
    );
    expect(item?.names).toEqual([
      { label: 'Service name in us-east-1', value: 'com.amazonaws.us-east-1.bedrock-runtime' },
    ]);
  });

  test('every scenario has a screen or steps for each of its documents', () => {
    for (const { id } of scenarios.all())
      for (const item of itemsOf(listOf(start(id as ScenarioId))))
        if (item.document) {
          expect(item.steps?.length, `${id} ${item.title}`).toBeGreaterThan(0);
          expect(item.screen, `${id} ${item.title}`).toBeDefined();
        }
  });
});

describe('who uses the role', () => {
  const last = (values: Answers['values']) =>
    itemsOf(listOf(start('invoke', values))).find(({ id }) => id === 'step deployer');

  test('a function is named, and its screen is linked', () => {
    const given = last({ entity: 'lambda', functionNames: ['chat-fn'], regions: ['us-west-2'] });
    expect(given?.lead).toContain('chat-fn');
    expect(given?.screen?.address).toBe(
      'https://console.aws.amazon.com/lambda/home?region=us-west-2#/functions/chat-fn',
    );
  });

  test('the log group has its name to paste and a screen, and no command', () => {
    const item = itemsOf(listOf(start('invoke', { functionNames: ['chat-fn'] }))).find(
      ({ id }) => id === 'step log-group',
    );
    expect(item?.names).toEqual([{ label: 'Log group', value: '/aws/lambda/chat-fn' }]);
    expect(item?.screen?.title).toBe('CloudWatch');
    expect(item?.code).toBeUndefined();
  });
});

test('items with the same title are told apart by their names', () => {
  const order = titles(
    listOf(start('opensearch-accounts', { account: '111122223333', modelAccount: '444455556666' })),
  );
  expect(new Set(order).size).toBe(order.length);
});

describe('names to type', () => {
  const role = itemsOf(
    listOf(start('invoke', { roleName: 'Chat', path: '/apps/', tags: ['team=ml'], description: 'Calls it' })),
  ).find(({ document }) => document === 'app.trust');

  test('a role has its policies, name, description and tags', () => {
    expect(role?.names).toEqual([
      { label: 'Role name', value: 'Chat' },
      { label: 'Description', value: 'Calls it' },
      { label: 'Tag key', value: 'team' },
      { label: 'Tag value', value: 'ml' },
    ]);
  });

  test('what the console cannot set is a command', () => {
    expect(role?.code).toContain('aws iam create-role --role-name Chat --path /apps/');
  });

  test('which gives the role all that the wizard would have, and its steps are not asked for', () => {
    const long = start('invoke', {
      entity: 'account',
      account: '111122223333',
      roleName: '-Chat',
      path: '/apps/',
      sessionDuration: '7200',
    });
    const made = itemsOf(listOf(long)).find(({ document }) => document === 'app.trust');
    expect(made?.steps).toEqual([expect.stringContaining('/apps/')]);
    expect(made?.code).toContain('create-role --role-name=-Chat --path /apps/');
    expect(made?.code).toContain('--max-session-duration 7200');
    expect(made?.code).toMatch(
      /^aws iam attach-role-policy --role-name=-Chat --policy-arn arn:aws:iam::111122223333:policy\/\S+$/m,
    );
  });
});
