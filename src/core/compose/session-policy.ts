// A session policy for each thing a role calls: a broker passes one with AssumeRole, and the session can do no more.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { PAGES } from '#core/catalog/pages.ts';
import { parseArn } from '#core/iam/arn.ts';
import { groupBy } from '#core/collections/group-by.ts';
import type { Condition, PolicyDocument, Statement } from '#core/iam/policy.ts';
import { oneOrMany, type Grant } from './grant.ts';
import { conditionValues, INVOKE_ACTIONS, MANTLE_CALL } from './lockdown/select.ts';
import { roleArn } from './plan.ts';
import type { NextStep, Notice } from './role-kit.ts';
import { command, shellWord } from './shell.ts';
import { sessionTagKeys } from './trust/tagged-role.ts';

/** Characters of a session policy in a call, and how many commands a step shows. */
export const SESSION_LIMIT = 2048;
const SHOWN = 5;

const CALLS: readonly string[] = [
  ...INVOKE_ACTIONS,
  MANTLE_CALL,
  'sagemaker:InvokeEndpoint',
  'sagemaker:InvokeEndpointWithResponseStream',
  'sagemaker:InvokeEndpointAsync',
];

/** What a call needs besides itself: the guardrail it names, the key of a model, and the use of an API key. */
const isBeside = ({ actions }: Grant): boolean =>
  actions.every(
    (action) =>
      action === 'bedrock:ApplyGuardrail' ||
      action === 'bedrock:GetGuardrail' ||
      action === 'kms:Decrypt' ||
      action.endsWith(':CallWithBearerToken'),
  );

const PROFILE = 'bedrock:InferenceProfileArn';
const THROUGH = 'aws:CalledViaLast';

/** Calls behind a profile or a Marketplace endpoint, which nobody makes by themselves. */
const isBehind = (grant: Grant): boolean =>
  conditionValues(grant, PROFILE).length > 0 || conditionValues(grant, THROUGH).length > 0;

const callsIn = ({ actions }: Grant): readonly string[] => actions.filter((action) => CALLS.includes(action));

const allowing = (grants: readonly Grant[]): readonly Grant[] =>
  grants.filter(({ effect, resources }) => effect === 'Allow' && resources !== undefined);

const isComponent = (arn: string): boolean => arn.includes(':inference-component/');

/** The ARN that all Marketplace endpoints of a Region share. */
const isShared = (arn: string): boolean => arn.includes(':marketplace/');

const regionOf = (arn: string): string | undefined => parseArn(arn)?.region;

/** Endpoints that are called through the ARN that they share. */
const endpointsBehind = (grants: readonly Grant[], shared: string): readonly string[] =>
  allowing(grants)
    .filter((grant) => conditionValues(grant, THROUGH).length > 0)
    .flatMap(({ resources = [] }) => resources.filter((arn) => regionOf(arn) === regionOf(shared)));

/** The ARNs that the role calls, from which a broker chooses. */
export function sessionTargets(grants: readonly Grant[]): readonly string[] {
  const direct = allowing(grants).filter((grant) => callsIn(grant).length > 0 && !isBehind(grant));
  const arns = direct
    .flatMap(({ resources = [] }) => resources)
    .flatMap((arn) => (isShared(arn) ? endpointsBehind(grants, arn) : [arn]));
  // A component is called through its endpoint.
  return [...new Set(arns)].filter((arn) => !isComponent(arn));
}

interface Part {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition?: Condition;
}

/** Models behind a profile, or the endpoint behind one of Marketplace: only with the call of the target. */
function partBehind(grant: Grant, target: string): Part | undefined {
  const { resources = [], condition = {} } = grant;
  const actions = callsIn(grant);
  const operator = Object.keys(condition).find((each) => condition[each]?.[PROFILE] !== undefined);
  if (operator !== undefined) {
    if (!conditionValues(grant, PROFILE).includes(target)) return undefined;
    return { actions, resources, condition: { [operator]: { [PROFILE]: target } } };
  }
  return resources.includes(target) ? { actions, resources: [target], condition } : undefined;
}

/** The part of a grant that a call of the target needs; undefined where it needs none. */
function partFor(grant: Grant, target: string): Part | undefined {
  const { resources = [], actions } = grant;
  if (isBeside(grant)) return { actions, resources };
  const calls = callsIn(grant);
  if (calls.length === 0) return undefined;
  if (isBehind(grant)) return partBehind(grant, target);
  const shared = resources.filter((arn) => isShared(arn) && regionOf(arn) === regionOf(target));
  if (shared.length > 0 && target.includes(':endpoint/')) return { actions: calls, resources: shared };
  if (!resources.includes(target)) return undefined;
  const components = target.includes(':endpoint/') ? resources.filter(isComponent) : [];
  return { actions: calls, resources: [target, ...components] };
}

/** An asynchronous call takes its request from S3, and leaves its result there. */
const usesFiles = (grants: readonly Grant[], target: string): boolean =>
  target.includes(':endpoint/') &&
  grants.some(({ actions }) => actions.includes('sagemaker:InvokeEndpointAsync'));

const isOnFiles = ({ actions }: Grant): boolean =>
  actions.every((action) => action.startsWith('s3:') || action.startsWith('kms:'));

/**
 * Allows calls of one thing that the role calls. The role’s other conditions are left out: they hold as well, because
 * a session has what both policies allow.
 */
export function sessionPolicy(grants: readonly Grant[], target: string): PolicyDocument {
  const withFiles = usesFiles(grants, target);
  const parts = allowing(grants).flatMap((grant): readonly Part[] => {
    const { actions, resources = [] } = grant;
    if (withFiles && isOnFiles(grant)) return [{ actions, resources }];
    return [partFor(grant, target) ?? []].flat();
  });
  const alike = groupBy(parts, ({ actions, condition }) => JSON.stringify([actions, condition]));
  return {
    Version: '2012-10-17',
    Statement: [...alike.values()].flatMap((same): readonly Statement[] => {
      const [first] = same;
      if (!first) return [];
      const { actions, condition } = first;
      return [
        {
          Effect: 'Allow',
          Action: oneOrMany(actions),
          Resource: oneOrMany([...new Set(same.flatMap(({ resources }) => resources))]),
          ...(condition && { Condition: condition }),
        },
      ];
    }),
  };
}

const isAsked = ({ view, answer }: CheckedAnswers): boolean =>
  view.asks('sessionPolicy') && answer('sessionPolicy');

const nameOf = (arn: string): string => {
  const { region = '', resource = arn } = parseArn(arn) ?? {};
  return region === '' ? resource : `${resource} in ${region}`;
};

const assume = (checked: CheckedAnswers, policy: string): string =>
  command(
    `aws sts assume-role --role-arn ${shellWord(roleArn(checked))} --role-session-name NAME`,
    `--policy ${shellWord(policy)}`,
    ...(checked.view.asks('sessionTagKeys')
      ? [
          `--tags ${sessionTagKeys(checked)
            .map((key) => shellWord(`Key=${key},Value=VALUE`))
            .join(' ')}`,
        ]
      : []),
  );

/** The same in Python, where a broker runs. */
const python = (checked: CheckedAnswers, policy: string): string =>
  [
    'import boto3',
    `policy = ${JSON.stringify(policy)}`,
    `session = boto3.client("sts").assume_role(RoleArn=${JSON.stringify(roleArn(checked))}, RoleSessionName="NAME", Policy=policy${
      checked.view.asks('sessionTagKeys')
        ? `, Tags=[${sessionTagKeys(checked)
            .map((key) => `{"Key": ${JSON.stringify(key)}, "Value": "VALUE"}`)
            .join(', ')}]`
        : ''
    })`,
    'print(session["Credentials"]["Expiration"], session.get("PackedPolicySize"))',
  ].join('\n');

/** `grants` are those of the role with its locks: a guardrail that a lock requires must be applied in sessions, too. */
export function sessionSteps(checked: CheckedAnswers, grants: readonly Grant[]): readonly NextStep[] {
  if (!isAsked(checked)) return [];
  const policies = sessionTargets(grants)
    .map((target) => ({ target, text: JSON.stringify(sessionPolicy(grants, target)) }))
    .filter(({ text }) => text.length <= SESSION_LIMIT);
  const [first] = policies;
  if (!first) return [];
  const more = policies.length > SHOWN ? ` These are for ${SHOWN} of ${policies.length}.` : '';
  return [
    {
      id: 'session-policy',
      title: 'Pass a session policy with each session',
      text: `Each of these sessions can call one thing only, whatever else the role allows. A session policy cannot add anything to the role, and Switch Role in the console cannot pass one.${more}`,
      code: policies
        .slice(0, SHOWN)
        .map(({ target, text }) => `# ${nameOf(target)}\n${assume(checked, text)}`)
        .join('\n'),
      page: PAGES.iamSessionPolicies,
    },
    {
      id: 'session-policy-code',
      title: 'Do the same in the broker’s code',
      text: 'PackedPolicySize is how much of a second limit the policy and the tags use, in percent: AWS compresses them, so a policy within 2,048 characters can still be too large.',
      code: python(checked, first.text),
      page: PAGES.iamSessionPolicies,
    },
  ];
}

export function sessionPolicyNotices(checked: CheckedAnswers, grants: readonly Grant[]): readonly Notice[] {
  if (!isAsked(checked)) return [];
  const targets = sessionTargets(grants);
  const tooLong = targets.filter(
    (target) => JSON.stringify(sessionPolicy(grants, target)).length > SESSION_LIMIT,
  );
  return [
    ...(targets.length === 0
      ? [{ id: 'session-policy-none', text: 'The role calls nothing that a session could be limited to.' }]
      : []),
    ...(tooLong.length === 0
      ? []
      : [
          {
            id: 'session-policy-long',
            text: `A session policy for ${tooLong.slice(0, 3).map(nameOf).join(', ')} would be longer than 2,048 characters. Make it a managed policy, and pass its ARN with --policy-arns.`,
          },
        ]),
    {
      id: 'session-policy-broker',
      text: 'The broker decides which session policy it passes, so whoever can use the broker’s role can have all of this role. A policy of a bucket or key that names the session’s own ARN is not limited by a session policy.',
    },
  ];
}
