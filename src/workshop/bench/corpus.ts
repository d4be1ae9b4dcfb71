// Policies of realistic size to time the checks with: as many statements, actions, ARNs and conditions, and of such services,
// as in those that AWS manages, without any of their text. Their words are made here.
import { readReference } from 'virtual:reference-files';
import type { IndexFile, ServiceFile } from '#iam/reference/files.ts';
import { createReference } from '#iam/reference/reference.ts';
import { carries, type Action, type ResourceType, type Service } from '#iam/reference/service.ts';

const POLICY_COUNT = 300;

/** Of a policy, a statement, a list of ARNs, a condition: so many % of all have at most so many. */
const COUNTS = {
  statements: [40, 1, 55, 2, 64, 3, 70, 5, 80, 7, 90, 11, 95, 18, 98, 28, 99, 36, 100, 47],
  services: [40, 1, 56, 2, 68, 3, 72, 4, 80, 5, 90, 8, 95, 11, 100, 18],
  actions: [48, 1, 66, 2, 74, 3, 80, 4, 90, 7, 95, 13, 98, 26, 99, 45, 100, 120],
  arns: [79, 1, 92, 2, 95, 3, 98, 4, 99, 7, 100, 30],
  conditions: [58, 0, 88, 1, 95, 2, 99, 3, 100, 6],
  values: [91, 1, 95, 2, 98, 3, 99, 5, 100, 12],
} as const;

/** Of statements: with a Sid, denying, on everything. Of actions: a name with a star, and a typing error. */
const SHARES = { sid: 0.64, deny: 0.01, star: 0.47, pattern: 0.044, typo: 0.004 };

/** How often statements name a service. */
const SERVICE_WEIGHTS = [
  'ec2 328, iam 209, logs 106, s3 105, kms 64, cloudwatch 62, ssm 59, cloudformation 40, elasticloadbalancing 33',
  'sagemaker 32, organizations 30, secretsmanager 30, lambda 24, sns 22, events 21, tag 19, iot 19, ram 18, ecs 18',
  'eks 17, rds 14, glue 14, es 14, ecr 14, dynamodb 13, bedrock 13, redshift 11, route53 11, autoscaling 11',
  'apigateway 11, elasticfilesystem 10, sqs 10, xray 9, kinesis 9, firehose 7, backup 6, cloudtrail 6, cloudfront 6',
].flatMap((line) => line.split(', ').map((each) => each.split(' ')));

/** How often statements have a condition, and which values it gives. */
const CONDITIONS: readonly (readonly [weight: number, operator: string, key: string, values: string])[] = [
  [137, 'StringEquals', 'aws:ResourceAccount', '111122223333'],
  [111, 'StringEquals', 'aws:ResourceTag/team', 'search chat'],
  [82, 'StringEquals', 'aws:RequestTag/team', 'search chat'],
  [70, 'ForAnyValue:StringEquals', 'aws:CalledVia', 'athena.amazonaws.com cloudformation.amazonaws.com'],
  [45, 'Null', 'aws:ResourceTag/team', 'false'],
  [42, 'ForAllValues:StringEquals', 'aws:TagKeys', 'team stage cost-center'],
  [41, 'StringEquals', 'iam:PassedToService', 'ecs-tasks.amazonaws.com lambda.amazonaws.com'],
  [28, 'StringLike', 'kms:ViaService', 's3.*.amazonaws.com ec2.*.amazonaws.com'],
  [20, 'StringEquals', 'ec2:CreateAction', 'RunInstances CreateVolume CreateSnapshot'],
  [18, 'Null', 'aws:RequestTag/team', 'false'],
  [18, 'StringLike', 'aws:ResourceTag/name', 'chat-* search-*'],
  [17, 'StringEquals', 'cloudwatch:namespace', 'Chat Search'],
  [13, 'Bool', 'aws:SecureTransport', 'true'],
  [11, 'ArnLike', 'aws:SourceArn', 'arn:aws:s3:::amzn-s3-demo-bucket arn:aws:s3:::amzn-s3-demo-bucket1'],
];

/** With the services that the policies are about. */
export const CORPUS_REFERENCE = createReference(readReference('index') as IndexFile);
const SERVICES = SERVICE_WEIGHTS.map(([prefix = '', weight]): readonly [number, Service] => {
  CORPUS_REFERENCE.add(prefix, readReference(prefix) as ServiceFile);
  return [Number(weight), CORPUS_REFERENCE.service(prefix)!];
});

let state = 11;
/** Numbers below 1, the same ones every time. https://en.wikipedia.org/wiki/Linear_congruential_generator */
function next(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}
const happens = (share: number): boolean => next() < share;
const below = (limit: number): number => Math.floor(next() * limit);
const pick = <T>(list: readonly T[]): T | undefined => list[below(list.length)];

function count(of: keyof typeof COUNTS): number {
  const at = 100 * next();
  const row = COUNTS[of];
  let index = 0;
  while (at >= row[index]!) index += 2;
  const most = row[index + 1]!;
  const least = index === 0 ? most : row[index - 1]! + 1;
  return least + below(most - least + 1);
}

function weighted<T extends readonly [weight: number, ...unknown[]]>(rows: readonly T[]): T {
  let left = below(rows.reduce((sum, [weight]) => sum + weight, 0));
  return rows.find(([weight]) => (left -= weight) < 0) ?? rows[0]!;
}

const oneOrList = (list: readonly string[]) => (list.length === 1 ? list[0]! : list);

const FILLED: Readonly<Record<string, string>> = { Partition: 'aws', Region: '*', Account: '111122223333' };

const arnOf = ({ arn }: ResourceType, number: number): string =>
  arn.split(',')[0]!.replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => FILLED[name] ?? `app-${number}-*`);

function actionText({ prefix, name }: Action): string {
  if (happens(SHARES.typo)) return `${prefix}:${name}x`;
  return `${prefix}:${name}${happens(SHARES.pattern) ? '*' : ''}`;
}

/** Whether requests of all the actions may carry the key, so that few conditions are in vain, as in policies in use. */
function isCarried(key: string, actions: readonly Action[], { keys }: Service): boolean {
  const rows = keys.findAll(key);
  if (rows.length > 0) return actions.every((action) => rows.some((row) => carries(action, row)));
  return key.startsWith('aws:') && !key.includes('Tag');
}

function conditions(actions: readonly Action[], service: Service): object | undefined {
  const made: Record<string, Record<string, string | readonly string[]>> = {};
  const rows = CONDITIONS.filter(([, , key]) => isCarried(key, actions, service));
  for (let left = count('conditions'); left > 0; left -= 1) {
    const [, operator, key, values] = weighted(rows);
    made[operator] = { ...made[operator], [key]: oneOrList(values.split(' ').slice(0, count('values'))) };
  }
  return Object.keys(made).length > 0 ? made : undefined;
}

function statement(services: readonly Service[], number: number): object {
  const service = pick(services)!;
  // Actions that are next to each other, as those in a list mostly begin with the same word.
  const all = [...service.actions.values()];
  const wanted = Math.min(count('actions'), all.length);
  const first = below(all.length - wanted + 1);
  const actions = all.slice(first, first + wanted);
  const type = happens(SHARES.star) ? undefined : pick(actions.flatMap(({ resourceTypes }) => resourceTypes));
  const listed = type ? actions.filter(({ resourceTypes }) => resourceTypes.includes(type)) : actions;
  const arns = type ? Array.from({ length: count('arns') }, (_, each) => arnOf(type, each)) : ['*'];
  return {
    ...(happens(SHARES.sid) && { Sid: `Statement${number}` }),
    Effect: happens(SHARES.deny) ? 'Deny' : 'Allow',
    Action: oneOrList(listed.map(actionText)),
    Resource: oneOrList([...new Set(arns)]),
    Condition: conditions(listed, service),
  };
}

function policy(): string {
  const services = Array.from({ length: count('services') }, () => weighted(SERVICES)[1]);
  const statements = Array.from({ length: count('statements') }, (_, number) => statement(services, number));
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2);
}

/** The texts, the same ones every time. */
export const CORPUS: readonly string[] = Array.from({ length: POLICY_COUNT }, policy);
