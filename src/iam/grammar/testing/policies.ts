// Policies with one statement, and the findings of the grammar on them, for tests.
import type { JsonLocation } from '#iam/json/json-path.ts';
import { parse } from '#iam/json/parse.ts';
import type { PolicyType, StatementType } from '#iam/policy/policy.ts';
import { checkSchema } from '#iam/grammar/check-schema.ts';

export type Json = Readonly<Record<string, unknown>>;

export const GOOD: Readonly<Record<StatementType, Json>> = {
  identity: { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
  trust: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
  resource: { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/*' },
  scp: { Effect: 'Deny', Action: '*', Resource: '*' },
  rcp: { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' },
};

/** A policy with one statement; members of `change` that are undefined are left out. */
export function policy(type: StatementType, change: Json = {}): Json {
  return { Version: '2012-10-17', Statement: [{ ...GOOD[type], ...change }] };
}

export function check(type: PolicyType, document: unknown) {
  return checkSchema(type, parse(JSON.stringify(document)));
}

/** Where the finding is: the path below the first statement, `!` for the name of a member. */
function mark({ path, target }: JsonLocation): string {
  const inner = path[0] === 'Statement' && path[1] === 0 ? path.slice(2) : ['', ...path];
  return inner.join('.') + (target === 'key' ? '!' : '');
}

export function marks(type: PolicyType, document: unknown): string[] {
  return check(type, document).map(({ id, locations }) => `${id} ${locations.map(mark).join(' ')}`.trim());
}
