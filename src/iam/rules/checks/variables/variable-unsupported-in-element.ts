// A policy variable in an element that does not support variables.
import { own } from '#iam/json/json-value.ts';
import { hasVariable, readTemplate } from '#iam/policy/variables.ts';
import type { JsonLocation } from '#iam/json/json-path.ts';
import { show } from '#iam/text/quote.ts';
import {
  ALL_TYPES,
  atKey,
  atValue,
  defineCheck,
  type CheckFinding,
  type CheckFindings,
} from '#iam/rules/check.ts';
import { type PolicyView, type ResourceView, type StatementView } from '#iam/rules/policy-view.ts';
import { mayHaveVariables, VARIABLES_VERSION } from './faults.ts';

function hit(text: string, location: JsonLocation, advice: string): CheckFinding | undefined {
  const variable = readTemplate(text).find(({ kind }) => kind === 'variable');
  if (!variable) return undefined;
  const shown = show(text.slice(variable.start, variable.end));
  return { message: `${shown} is not replaced here. ${advice}`, locations: [location] };
}

const WHERE = 'Variables work in Resource and in values of conditions; write a fixed text.';
const WHERE_IN_ARN =
  'In an ARN, variables work only after the fifth colon; use a fixed text or `*` before it.';

/** Whether its first variable is in one of the first five fields. */
function isEarly({ value, variable }: ResourceView): boolean {
  if (!variable || !value.startsWith('arn:')) return false;
  let colons = 0;
  for (let at = value.indexOf('${') - 1; at >= 0; at -= 1) if (value[at] === ':') colons += 1;
  return colons < 5;
}

/** The policy's Id belongs to no statement, so the first statement reports it. */
function inId({ source, statements }: PolicyView, statement: StatementView): readonly CheckFinding[] {
  const id = own(source, 'Id');
  if (statements[0] !== statement || typeof id !== 'string' || !hasVariable(id)) return [];
  return [hit(id, atValue(['Id']), WHERE)].filter((each) => each !== undefined);
}

function inNames({
  source,
  principals,
  actions,
  notActions,
  conditions,
  path,
}: StatementView): readonly CheckFinding[] {
  const hits: (CheckFinding | undefined)[] = [];
  for (const element of ['Sid', 'Effect']) {
    const value = own(source, element);
    if (typeof value === 'string' && hasVariable(value))
      hits.push(hit(value, atValue([...path, element]), WHERE));
  }
  for (const list of [principals, actions, notActions]) {
    for (const each of list)
      if (hasVariable(each.value)) hits.push(hit(each.value, atValue(each.path), WHERE));
  }
  for (const { key, path } of conditions) if (hasVariable(key)) hits.push(hit(key, atKey(path), WHERE));
  return hits.filter((each) => each !== undefined);
}

function inFields({ resources, notResources }: StatementView): readonly CheckFinding[] {
  const hits: (CheckFinding | undefined)[] = [];
  for (const list of [resources, notResources]) {
    for (const each of list) if (isEarly(each)) hits.push(hit(each.value, atValue(each.path), WHERE_IN_ARN));
  }
  return hits.filter((each) => each !== undefined);
}

export default defineCheck({
  id: 'variable-unsupported-in-element',
  code: 'VARIABLE_UNSUPPORTED_IN_ELEMENT',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Variable where none is replaced',
  why: 'AWS replaces policy variables in the last field of the ARNs of Resource and NotResource and in values of conditions. Everywhere else they are plain text, which matches nothing.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html',
  bad: [
    { with: { Action: ['s3:GetObject', 's3:${aws:PrincipalTag/right}'] }, at: ['Statement.0.Action.1'] },
    {
      type: 'trust',
      with: { Principal: { AWS: 'arn:aws:iam::${aws:PrincipalAccount}:root' } },
      at: ['Statement.0.Principal.AWS'],
    },
    {
      with: { Resource: 'arn:aws:sqs:${aws:RequestedRegion}:111122223333:orders' },
      at: ['Statement.0.Resource'],
    },
    {
      with: { Condition: { StringEquals: { 'aws:ResourceTag/${aws:PrincipalTag/key}': 'yes' } } },
      at: ['#Statement.0.Condition.StringEquals.aws:ResourceTag/${aws:PrincipalTag/key}'],
    },
    { with: { Sid: 'For${aws:username}' }, at: ['Statement.0.Sid'] },
    {
      type: 'resource',
      policy: {
        Version: '2012-10-17',
        Id: 'Of-${aws:PrincipalAccount}',
        Statement: {
          Effect: 'Allow',
          Principal: { AWS: '111122223333' },
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
        },
      },
      at: ['Id'],
    },
  ],
  good: [
    { with: { Resource: 'arn:aws:iam::*:user/${aws:username}' } },
    { with: { Condition: { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } } } },
    { with: { Action: 's3:Get*' } },
    { with: { Sid: '${aws:username' } },
    // Another check reports variables in this version.
    {
      policy: {
        Version: '2008-10-17',
        Statement: [
          { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:${aws:RequestedRegion}::a' },
        ],
      },
    },
  ],
  on: 'statement',
  check(statement, _statement, { policy }): CheckFindings {
    if (!mayHaveVariables(policy)) return undefined;
    return [
      ...inId(policy, statement),
      ...inNames(statement),
      ...(policy.version === VARIABLES_VERSION ? inFields(statement) : []),
    ];
  },
});
