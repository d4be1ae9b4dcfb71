// Policies of realistic size to time the checks with. How many statements, actions, ARNs and conditions they have, and of
// which services, follows corpus-shape.ts; their words are made here.
import { readReference } from 'virtual:reference-files';
import { RULES } from '#deepseek/rules/index.ts';
import { findingsOn, readPolicy } from '#iam/editing/check-policy.ts';
import { neededServices } from '#iam/rules/needed-services.ts';
import { viewAhead } from '#iam/rules/policy-view.ts';
import type { IndexFile, ServiceFile } from '#iam/reference/files.ts';
import { createReference } from '#iam/reference/reference.ts';
import { carries, type Action, type ResourceType, type Service } from '#iam/reference/service.ts';
import {
  CONDITION_ROWS,
  COUNTS,
  POLICY_COUNT,
  SERVICE_WEIGHTS,
  SHARES,
  type ConditionRow,
} from './corpus-shape.ts';
import { numbers } from './numbers.ts';
import type { Task } from './task.ts';

/** With the services that the policies are about. */
export const CORPUS_REFERENCE = createReference(readReference('index') as IndexFile);
const SERVICES: readonly Service[] = Object.keys(SERVICE_WEIGHTS).map((prefix) => {
  CORPUS_REFERENCE.add(prefix, readReference(prefix) as ServiceFile);
  return CORPUS_REFERENCE.service(prefix)!;
});

const next = numbers(11);
const happens = (share: number): boolean => next() < share;
const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)];

/** A count of the shape: rows give the share of all that have at most so many. */
function count(of: keyof typeof COUNTS): number {
  const at = next();
  const rows = COUNTS[of];
  const index = rows.findIndex(([share = 1]) => at < share);
  const [, most = 1] = rows[index] ?? [];
  const least = (rows[index - 1]?.[1] ?? most - 1) + 1;
  return least + Math.floor(next() * (most - least + 1));
}

function weighted<T>(rows: readonly T[], weightOf: (row: T) => number): T {
  let left = next() * rows.reduce((sum, row) => sum + weightOf(row), 0);
  return rows.find((row) => (left -= weightOf(row)) < 0) ?? rows[0]!;
}

const anyService = (): Service => weighted(SERVICES, ({ prefix }) => SERVICE_WEIGHTS[prefix] ?? 0);

const PLACEHOLDER = /\$\{([^}]*)\}/g;
const FILLED: Readonly<Record<string, string>> = { Partition: 'aws', Region: '*', Account: '111122223333' };

const arnOf = ({ arn }: ResourceType, number: number): string =>
  arn.split(',')[0]!.replaceAll(PLACEHOLDER, (_, name: string) => FILLED[name] ?? `app-${number}-*`);

function actionText({ prefix, name }: Action): string {
  if (happens(SHARES.typo)) return `${prefix}:${name}x`;
  return `${prefix}:${name}${happens(SHARES.pattern) ? '*' : ''}`;
}

/** Actions that are next to each other, as those in a list mostly begin with the same word. */
function actionsOf({ actions }: Service): readonly Action[] {
  const all = [...actions.values()];
  const wanted = Math.min(count('actions'), all.length);
  const first = Math.floor(next() * (all.length - wanted + 1));
  return all.slice(first, first + wanted);
}

const oneOrList = (list: readonly string[]): string | readonly string[] =>
  list.length === 1 ? list[0]! : list;

/** Whether requests of all the actions may carry the key, so that few conditions are in vain, as in policies in use. */
function isCarried(key: string, actions: readonly Action[], { keys }: Service): boolean {
  const rows = keys.findAll(key);
  if (rows.length > 0) return actions.every((action) => rows.some((row) => carries(action, row)));
  return key.startsWith('aws:') && !key.includes('Tag');
}

type Conditions = Record<string, Record<string, string | readonly string[]>>;

function conditions(actions: readonly Action[], service: Service): Conditions {
  const made: Conditions = {};
  const rows = CONDITION_ROWS.filter(({ key }) => isCarried(key, actions, service));
  for (let left = count('conditions'); left > 0; left -= 1) {
    const { operator, key, values } = weighted<ConditionRow>(rows, ({ weight }) => weight);
    const given = values.slice(0, count('values'));
    made[operator] = { ...made[operator], [key]: oneOrList(given) };
  }
  return made;
}

function statement(services: readonly Service[], number: number): object {
  const service = pick(services)!;
  const actions = actionsOf(service);
  const type = pick(actions.flatMap(({ resourceTypes }) => resourceTypes));
  const onType = type && !happens(SHARES.star) ? type : undefined;
  const listed = onType ? actions.filter(({ resourceTypes }) => resourceTypes.includes(onType)) : actions;
  const arns = onType ? Array.from({ length: count('arns') }, (_, each) => arnOf(onType, each)) : ['*'];
  const condition = conditions(listed, service);
  return {
    ...(happens(SHARES.sid) && { Sid: `Statement${number}` }),
    Effect: happens(SHARES.deny) ? 'Deny' : 'Allow',
    Action: oneOrList(listed.map(actionText)),
    Resource: oneOrList([...new Set(arns)]),
    ...(Object.keys(condition).length > 0 && { Condition: condition }),
  };
}

function policy(): string {
  const services = Array.from({ length: count('services') }, anyService);
  const statements = Array.from({ length: count('statements') }, (_, number) => statement(services, number));
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2);
}

/** The texts, the same ones every time. */
export const CORPUS: readonly string[] = Array.from({ length: POLICY_COUNT }, policy);

function check(text: string): unknown {
  const read = readPolicy({ type: 'identity', text });
  for (const prefix of read.source ? neededServices(viewAhead(read.source), CORPUS_REFERENCE) : [])
    CORPUS_REFERENCE.add(prefix, readReference(prefix) as ServiceFile);
  return findingsOn(read, CORPUS_REFERENCE, RULES);
}

/** From each text to its findings, as the command line does it: files of the reference are read when they are needed. */
export const corpusTask: Task = {
  name: `check ${POLICY_COUNT} policies of real sizes`,
  run: () => CORPUS.map(check),
  goals: [
    { of: 'rate', least: 5000, unit: ' a second' },
    { of: 'p99 of one', most: 3 },
  ],
  each: { count: CORPUS.length, of: 'policies', run: (index) => check(CORPUS[index] ?? '') },
};
