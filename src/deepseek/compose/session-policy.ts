// A session policy for each thing a role calls: a broker passes one with AssumeRole, and the session can do no more.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { QUOTAS } from '#iam/facts/quotas.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { assumeCommand } from './assume-command.ts';
import { fitInOne, policyDocuments } from './documents.ts';
import type { PlannedStatement } from './planned-statement.ts';
import { roleArn, type PolicyPlan } from './plan.ts';
import type { NextStep, Notice } from './role-kit.ts';
import { sessionStatements, sessionTargets } from './session-statements.ts';
import { sessionTagKeys } from '#deepseek/shared/session-tags.ts';

/** More would fill the kit with policies of the same form. */
const MADE = 5;

const isAsked = ({ view, answer }: CheckedAnswers): boolean =>
  view.asks('sessionPolicy') && answer('sessionPolicy');

interface Session {
  /** The ARN that it calls. */
  readonly target: string;
  readonly statements: readonly PlannedStatement[];
  readonly fits: boolean;
}

const sessionsOf = (checked: CheckedAnswers, statements: readonly PlannedStatement[]): readonly Session[] =>
  isAsked(checked)
    ? sessionTargets(statements).map((target) => {
        const own = sessionStatements(statements, target);
        return { target, statements: own, fits: fitInOne(own, 'identity', QUOTAS.sessionPolicySize) };
      })
    : [];

const fitting = (sessions: readonly Session[]): readonly Session[] => sessions.filter(({ fits }) => fits);

const nameOf = (arn: string): string => {
  const { region = '', resource = arn } = parseArn(arn) ?? {};
  return region === '' ? resource : `${resource} in ${region}`;
};

/** "deepseek.v3.2 in us-east-1" */
const shortName = (arn: string): string => nameOf(arn).replace(/^.*\//, '');

/** "deepseek.v3.2-us-east-1": the same for the same ARN, so that a hand edit stays with it. */
function labelOf(arn: string): string {
  const { region = '', resource = arn } = parseArn(arn) ?? {};
  const last = resource.slice(resource.lastIndexOf('/') + 1);
  return [last.slice(0, 30), region].filter(Boolean).join('-');
}

/** A label for each, no two the same. */
function labelsOf(sessions: readonly Session[]): readonly string[] {
  const taken = new Set<string>();
  return sessions.map(({ target }) => {
    const own = labelOf(target);
    let label = own;
    for (let n = 2; taken.has(label.toLowerCase()); n += 1) label = `${own}-${n}`;
    taken.add(label.toLowerCase());
    return label;
  });
}

/** `statements` are those of the role with its limits: a guardrail that a limit requires must be applied in sessions, too. */
export function sessionPolicies(
  checked: CheckedAnswers,
  statements: readonly PlannedStatement[],
): readonly PolicyPlan[] {
  const shown = fitting(sessionsOf(checked, statements)).slice(0, MADE);
  const labels = labelsOf(shown);
  const role = checked.answer('roleName');
  return shown.map(({ target, statements: own }, index): PolicyPlan => {
    const label = labels[index] ?? '';
    return {
      id: `session.${label.toLowerCase().replaceAll(/[^a-z0-9.-]/g, '-')}`,
      type: 'identity',
      title: `Session policy for ${shortName(target)}`,
      name: `Session-${label.replaceAll(/[^\w+=,.@-]/g, '-')}`,
      attachTo: `sessions of ${role}`,
      target: {
        kind: 'session',
        role: roleArn(checked),
        calls: target,
        tagKeys: checked.view.asks('sessionTagKeys') ? sessionTagKeys(checked) : [],
      },
      limit: QUOTAS.sessionPolicySize,
      statements: own,
    };
  });
}

/** Reads the file as one line: white space counts, too. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const python = (checked: CheckedAnswers, { name }: PolicyPlan): string =>
  [
    'import json, boto3',
    `with open("${name}.json") as file:`,
    '    policy = json.dumps(json.load(file), separators=(",", ":"))',
    `session = boto3.client("sts").assume_role(RoleArn=${JSON.stringify(roleArn(checked))}, RoleSessionName="NAME", Policy=policy${
      checked.view.asks('sessionTagKeys')
        ? `, Tags=[${sessionTagKeys(checked)
            .map((key) => `{"Key": ${JSON.stringify(key)}, "Value": "VALUE"}`)
            .join(', ')}]`
        : ''
    })`,
    'print(session["Credentials"]["Expiration"], session.get("PackedPolicySize"))',
  ].join('\n');

/** "# foundation-model/deepseek.v3.2 in us-east-1", and the command. */
const startOf = (plan: PolicyPlan): readonly string[] =>
  policyDocuments(plan.statements, plan).flatMap(({ document }) =>
    plan.target.kind === 'session'
      ? [
          `# ${nameOf(plan.target.calls)}`,
          assumeCommand(plan.target, { document, file: `${plan.name}.json` }),
        ]
      : [],
  );

export function sessionSteps(checked: CheckedAnswers, policies: readonly PolicyPlan[]): readonly NextStep[] {
  const [first] = policies;
  if (!first) return [];
  return [
    {
      id: 'session-policy',
      title: 'Pass a session policy with each session',
      text: 'Each of these sessions can call one thing only, whatever else the role allows. Pass the file of the session policy from where the broker runs: it is not attached to the role. A session policy adds nothing to the role, and Switch Role in the console passes none.',
      code: policies.flatMap(startOf).join('\n'),
      page: PAGES.iamSessionPolicies,
    },
    {
      id: 'session-policy-code',
      title: 'Do the same in the broker’s code',
      text: 'PackedPolicySize is how much of a second limit the policy and the tags use, in percent: AWS compresses them, so a policy within 2,048 characters can still be too large.',
      code: python(checked, first),
      page: PAGES.iamSessionPolicies,
    },
  ];
}

export function sessionPolicyNotices(
  checked: CheckedAnswers,
  statements: readonly PlannedStatement[],
): readonly Notice[] {
  if (!isAsked(checked)) return [];
  const sessions = sessionsOf(checked, statements);
  const made = fitting(sessions);
  const tooLong = sessions.filter(({ fits }) => !fits);
  return [
    ...(sessions.length === 0
      ? [
          {
            id: 'session-policy-none',
            title: 'Session policies',
            text: 'The role calls nothing that a session could be limited to.',
          },
        ]
      : []),
    ...(made.length <= MADE
      ? []
      : [
          {
            id: 'session-policy-more',
            title: 'More session policies',
            text: `The kit has session policies for ${MADE} of the ${made.length} models and endpoints that the role calls. Those for ${made
              .slice(MADE)
              .slice(0, 3)
              .map(({ target }) => nameOf(target))
              .join(', ')}${made.length > MADE + 3 ? ' and others' : ''} differ in their ARNs only.`,
          },
        ]),
    ...(tooLong.length === 0
      ? []
      : [
          {
            id: 'session-policy-long',
            title: 'Session policy size',
            text: `A session policy for ${tooLong
              .slice(0, 3)
              .map(({ target }) => nameOf(target))
              .join(
                ', ',
              )} would be longer than 2,048 characters. Make it a managed policy, and pass its ARN with --policy-arns.`,
          },
        ]),
    {
      id: 'session-policy-broker',
      title: 'Broker',
      text: 'The broker decides which session policy it passes, so who can use its role can have all of this role. A policy of a bucket or key that names the session’s own ARN is not limited by a session policy.',
    },
  ];
}
