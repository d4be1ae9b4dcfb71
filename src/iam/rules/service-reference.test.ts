// What AWS's service reference lists has no finding: every action with every ARN it takes, every key with the operators
// of its type, every service principal.
import { expect, test } from 'vitest';
import type { JsonValue } from '#iam/json/parse.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import { RULES } from '#deepseek/rules/index.ts';
import { SERVICE_PRINCIPALS } from '#iam/facts/service-principals.ts';
import { GLOBAL_KEYS } from '#iam/reference/global-keys.ts';
import { carries, type Service } from '#iam/reference/service.ts';
import { alarmsOn } from './testing/alarms.ts';
import { allServices } from './testing/service-reference.ts';
import { conditionsOn } from './conditions.arbitrary.ts';

type Statement = { readonly [element: string]: JsonValue };

/** Statements in one policy: checking many at once is quick, but at most 1000 findings are reported. */
const MAX_STATEMENTS = 100;

/** "id on statement: message", of each finding with a code of AWS. */
function alarms(type: PolicyType, statements: readonly Statement[]): readonly string[] {
  if (statements.length === 0) return [];
  const some = statements.slice(0, MAX_STATEMENTS);
  const found = alarmsOn({ type, policy: { Version: '2012-10-17', Statement: some } }, RULES)
    .filter(({ code }) => code !== undefined && !code.startsWith('POLICY_SIZE'))
    .map(({ id, message, locations }) => {
      const at = locations[0]?.path[1];
      return `${id} on ${JSON.stringify(typeof at === 'number' ? some[at] : some)}: ${message}`;
    });
  return [...found, ...alarms(type, statements.slice(MAX_STATEMENTS))];
}

const PLACEHOLDER = /\$\{[^}]*\}/g;

/** What goes into the fields of an ARN: partition, Region, account, names. */
const FILLS = [
  ['aws', 'us-east-1', '111122223333', 'a1-b2'],
  ['*', '*', '*', '*'],
  ['aws', 'us-*', '1111*', 'a*'],
  ['aws-cn', 'cn-north-1', '111122223333', '*b'],
  ['aws-us-gov', '*', '*', '${aws:username}'],
] as const;

/** The pattern filled in; undefined where AWS names no service, or a Region of one partition. */
function arnOf(
  pattern: string,
  [partition, region, account, name]: (typeof FILLS)[number],
): string | undefined {
  const [arn = '', , service = '', place = '', owner = '', ...rest] = pattern.split(':');
  if (service.includes('$') || (place !== '' && !place.includes('$') && partition.startsWith('aws-'))) {
    return undefined;
  }
  const fill = (text: string, value: string): string => text.replaceAll(PLACEHOLDER, () => value);
  return [
    arn,
    partition,
    service,
    fill(place, region),
    fill(owner, account),
    fill(rest.join(':'), name),
  ].join(':');
}

const prefixOf = ({ actions }: Service): string => [...actions.values()][0]?.prefix ?? '';

/** Retired, and AWS's checks say so of such ARNs. */
const isRetired = (arn: string): boolean => arn.includes(':elastic-inference:');

function withArns(service: Service): readonly Statement[] {
  const prefix = prefixOf(service);
  return service.resourceTypes.flatMap((type) => {
    const taking = [...service.actions.values()].filter((action) => action.resourceTypes.includes(type));
    const names = taking.slice(0, 8).map(({ name }) => `${prefix}:${name}`);
    return type.arn.split(/,\s*/).flatMap((pattern) =>
      FILLS.flatMap((fill): readonly Statement[] => {
        const arn = arnOf(pattern, fill);
        if (arn === undefined || isRetired(arn)) return [];
        return [{ Effect: 'Allow', Action: names.length > 0 ? names : `${prefix}:*`, Resource: arn }];
      }),
    );
  });
}

/** Actions on all resources that AWS warns of. */
const GRANTING: ReadonlySet<string> = new Set(['iam:PassRole', 'iam:CreateServiceLinkedRole']);
const mayBeGranted = ({ Action }: Statement): boolean =>
  !(Array.isArray(Action) ? (Action as readonly JsonValue[]) : [Action]).some((name) =>
    GRANTING.has(String(name)),
  );

test('every action exists, in any case', () => {
  const found = allServices().flatMap((service) => {
    const names = [...service.actions.values()].map(({ prefix, name }) => `${prefix}:${name}`);
    const written = [names, names.map((name) => name.toUpperCase()), names.map((name) => name.toLowerCase())];
    return alarms(
      'scp',
      written.map((Action) => ({ Effect: 'Deny', Action, Resource: '*' })),
    );
  });
  expect(found).toEqual([]);
});

test('every resource type has no finding with its actions, for any ARN of its format', () => {
  const found = allServices().flatMap((service) =>
    alarms('identity', withArns(service).filter(mayBeGranted)),
  );
  expect(found).toEqual([]);
});

/** Keys of session tags and source identity, which need further actions. */
const COMPANIONS = /^(?:sts:sourceidentity|sts:transitivetagkeys|aws:tagkeys|aws:requesttag\/.*)$/i;

/** The action, with the further actions that it needs. */
const withCompanions = (action: string, key: string): JsonValue =>
  action.startsWith('sts:AssumeRole') && COMPANIONS.test(key)
    ? [action, 'sts:TagSession', 'sts:SetSourceIdentity']
    : action;

function withKeys(service: Service): readonly Statement[] {
  const prefix = prefixOf(service);
  return service.keys.all.flatMap((key) => {
    const action = [...service.actions.values()].find((each) => carries(each, key));
    const Action = withCompanions(`${prefix}:${action?.name ?? '*'}`, key.key);
    return conditionsOn(key.key, key.type).map((Condition) => ({
      Effect: 'Deny',
      Action,
      Resource: '*',
      Condition,
    }));
  });
}

test('every key of a service has no finding with the operators of its type', () => {
  expect(allServices().flatMap((service) => alarms('identity', withKeys(service)))).toEqual([]);
});

test('every global key has no finding with the operators of its type', () => {
  const statements = GLOBAL_KEYS.flatMap(({ key, type }) =>
    conditionsOn(key, type).map((Condition) => ({
      Effect: 'Deny',
      Action: 's3:*',
      Resource: '*',
      Condition,
    })),
  );
  expect(alarms('identity', statements)).toEqual([]);
  expect(alarms('scp', statements)).toEqual([]);
  expect(
    alarms(
      'resource',
      statements.map((statement) => ({ ...statement, Principal: '*' })),
    ),
  ).toEqual([]);
});

/** "lambda.amazonaws.com", and not "delivery.logs.amazonaws.com". */
const hasOneLabel = (principal: string): boolean => principal.split('.').length === 3;

test('every service principal is known wherever one can be named', () => {
  const names = SERVICE_PRINCIPALS.map(({ name }) => name);
  const Condition = { StringEquals: { 'aws:SourceAccount': '111122223333' } };
  const actions = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'];
  expect(
    alarms(
      'trust',
      names.map((Service) => ({ Effect: 'Allow', Principal: { Service }, Action: actions })),
    ),
  ).toEqual([]);
  expect(
    alarms(
      'resource',
      names.map((Service) => ({
        Effect: 'Allow',
        Principal: { Service },
        Action: 'sqs:SendMessage',
        Resource: '*',
        Condition,
      })),
    ),
  ).toEqual([]);
  expect(
    alarms('identity', [
      {
        Effect: 'Allow',
        Action: ['iam:PassRole', 'iam:CreateServiceLinkedRole'],
        Resource: '*',
        Condition: { StringEquals: { 'iam:PassedToService': names, 'iam:AWSServiceName': names } },
      },
      {
        Effect: 'Allow',
        Action: 's3:*',
        Resource: '*',
        Condition: { StringEquals: { 'aws:CalledViaFirst': names, 'aws:CalledViaLast': names } },
      },
      {
        Effect: 'Allow',
        Action: 's3:*',
        Resource: '*',
        // There AWS's own validation accepts names of one label only.
        Condition: { 'ForAnyValue:StringEquals': { 'aws:CalledVia': names.filter(hasOneLabel) } },
      },
    ]),
  ).toEqual([]);
});
