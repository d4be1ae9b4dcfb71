// Every row of the tables on escalation is at work: each path, each alternative on it, each secret, each key of circumstances.
import { expect, test } from 'vitest';
import { CREDENTIAL_ACTIONS } from '#iam/facts/data-actions.ts';
import { ESCALATION_PATHS, type EscalationPath } from '#iam/facts/privilege-escalation.ts';
import { GLOBAL_KEYS } from '#iam/reference/global-keys.ts';
import { lint } from '#iam/rules/lint.ts';
import { ruleSet } from '#iam/rules/rule-set.ts';
import { loadFor, reference } from '#iam/rules/testing/service-reference.ts';
import credentialExposure from './credential-exposure.ts';
import { namedPaths } from './found-paths.ts';
import { openPaths } from './open-paths.ts';
import privilegeEscalation from './privilege-escalation.ts';

const documentOf = (actions: readonly string[], more: object = {}) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: '*', ...more }],
});

const sourceOf = (actions: readonly string[], more: object = {}) => ({
  type: 'identity' as const,
  document: documentOf(actions, more),
  size: 0,
  length: 0,
});

function pathsOf(actions: readonly string[]): readonly EscalationPath[] {
  const view = loadFor(sourceOf(actions));
  return openPaths(view, reference).flatMap(({ path, others }) => [path, ...others]);
}

const needsOf = ({ kind, needs }: EscalationPath): readonly (readonly string[])[] =>
  kind === 'pass' ? [['iam:PassRole'], ...needs] : needs;

test.each(ESCALATION_PATHS.map((path) => [path.does, path] as const))('a way to %s', (_, path) => {
  const needs = needsOf(path);
  const first = needs.map(([action]) => action!);
  for (const [index, group] of needs.entries()) {
    for (const action of group) expect(pathsOf(first.with(index, action)), action).toContain(path);
    expect(pathsOf(first.toSpliced(index, 1)), `without ${first[index]}`).not.toContain(path);
  }
});

const findings = (
  rule: typeof credentialExposure | typeof privilegeEscalation,
  actions: readonly string[],
  more = {},
) => {
  const source = sourceOf(actions, more);
  loadFor(source);
  return lint(source, reference, ruleSet([rule]));
};

test.each([...CREDENTIAL_ACTIONS])('%s gives out %s', (action, what) => {
  const [finding] = findings(credentialExposure, [action]);
  expect(finding?.message).toContain(action);
  expect(finding?.message).toContain(what);
});

/** AWS's global keys whose conditions leave only some uses of an action. The others say who calls, from where and when. */
const USES =
  `aws:AssumedRoot aws:CalledVia aws:CalledViaAWSMCP aws:CalledViaFirst aws:CalledViaLast aws:ChatbotSourceArn
  aws:Ec2InstanceSourcePrivateIPv4 aws:Ec2InstanceSourceVpc aws:IsMcpServiceAction aws:ResourceTag/\${TagKey}
  aws:SignInSessionArn aws:SourceAccount aws:SourceArn aws:SourceOrgID aws:SourceOrgPaths aws:ViaAWSMCPService
  aws:ViaAWSService aws:ViaCustomerDomain`.split(/\s+/);

test('a condition on any other global key leaves an escalation open', () => {
  const keys = GLOBAL_KEYS.map(({ key }) => key).filter((key) => key.startsWith('aws:'));
  const limiting = keys.filter((key) => {
    const name = key.replace(/\/.*$/, '/team');
    const more = { Condition: { StringEquals: { [name]: 'a' } } };
    return findings(privilegeEscalation, ['iam:CreateAccessKey'], more).length === 0;
  });
  expect(limiting.toSorted()).toEqual(USES.toSorted());
});

test('each finding names its paths, and the first those that are told nowhere', () => {
  const named = (actions: readonly string[]) => [
    ...namedPaths(loadFor(sourceOf(actions)), reference).values(),
  ];
  const withRole = ['iam:PassRole', 'ec2:RunInstances'];
  expect(named(['s3:GetObject'])).toEqual([]);
  expect(named(['sts:AssumeRole', ...withRole, 'lambda:UpdateFunctionCode'])).toEqual([
    { about: ['sts:AssumeRole'], besides: ['lambda:UpdateFunctionCode'] },
    { about: ['iam:PassRole + ec2:RunInstances'], besides: [] },
  ]);
  expect(named(['iam:AttachUserPolicy', 'iam:AttachR*'])).toEqual([
    { about: ['iam:AttachUserPolicy', 'iam:AttachRolePolicy'], besides: [] },
  ]);
});
