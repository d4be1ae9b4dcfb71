// The boundary for app roles, the admin who creates roles with it, and guardrails shared with an organization.
import { governedPartition } from '#deepseek/answers/inputs/organization.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allowed, denied, type Expectation } from '#iam/request/expectation.ts';
import type { Call, CallPrincipal } from '#iam/request/call.ts';
import { callsOf, each } from '#deepseek/expectations/operator-calls.ts';
import {
  otherRegion,
  arnOf,
  around,
  inOtherAccount,
  misses,
  withKey,
  withoutKeys,
} from '#deepseek/expectations/near-misses.ts';

const INVOKE = 'bedrock:InvokeModel';

/** What each block lets a role have, if its own policies allow it. */
const BLOCKS: readonly (readonly [block: string, action: string, service: string, resource: string])[] = [
  ['app-profiles', INVOKE, 'bedrock', 'application-inference-profile/abcdefghijkl'],
  ['profiles', INVOKE, 'bedrock', 'inference-profile/us.deepseek.r1-v1:0'],
  ['imported', INVOKE, 'bedrock', 'imported-model/abcdefghijkl'],
  ['marketplace', INVOKE, 'bedrock', 'marketplace/model-endpoint/all-access'],
  ['guardrails', 'bedrock:ApplyGuardrail', 'bedrock', 'guardrail/abcdefghijkl'],
  ['sagemaker', 'sagemaker:InvokeEndpoint', 'sagemaker', 'endpoint/r1'],
  ['prompts', 'bedrock:RenderPrompt', 'bedrock', 'prompt/ABCDEFGHIJ'],
  ['logs', 'logs:PutLogEvents', 'logs', 'log-group:/aws/lambda/x:log-stream:a'],
  ['agentcore', 'bedrock-agentcore:InvokeAgentRuntime', 'bedrock-agentcore', 'runtime/a-a1b2c3d4e5'],
  ['agentcore', 'bedrock-agentcore:InvokeHarness', 'bedrock-agentcore', 'harness/h-a1b2c3d4e5'],
  ['service-logs', 'logs:CreateLogGroup', 'logs', 'log-group:/aws/codebuild/x'],
];

const GUARDED = [
  ['remove the boundary', 'iam:DeleteRolePermissionsBoundary'],
  ['change the boundary', 'iam:CreatePolicyVersion'],
  ['delete the boundary', 'iam:DeletePolicy'],
  ['delete a version of it', 'iam:DeletePolicyVersion'],
  ['go back to a version of it', 'iam:SetDefaultPolicyVersion'],
] as const;

const ROLE_CALLS = [
  'iam:CreateRole',
  'iam:PutRolePolicy',
  'iam:AttachRolePolicy',
  'iam:DetachRolePolicy',
  'iam:DeleteRolePolicy',
  'iam:PutRolePermissionsBoundary',
  'iam:UpdateAssumeRolePolicy',
  'iam:UpdateRole',
  'iam:DeleteRole',
];

/** Those that know no iam:PermissionsBoundary. */
const LOOKS = [
  'iam:GetRole',
  'iam:ListAttachedRolePolicies',
  'iam:ListInstanceProfilesForRole',
  'iam:ListRolePolicies',
  'iam:ListRoleTags',
];

/** A tag can change what a role may do. https://docs.aws.amazon.com/IAM/latest/UserGuide/access_iam-tags.html */
const TAG_CALLS = ['iam:TagRole', 'iam:UntagRole'];

const POLICY_CALLS = [
  'iam:CreatePolicy',
  'iam:CreatePolicyVersion',
  'iam:DeletePolicy',
  'iam:DeletePolicyVersion',
  'iam:GetPolicy',
  'iam:GetPolicyVersion',
  'iam:ListPolicyTags',
  'iam:ListPolicyVersions',
  'iam:TagPolicy',
];

const PROFILE_CALLS = [
  'iam:AddRoleToInstanceProfile',
  'iam:CreateInstanceProfile',
  'iam:DeleteInstanceProfile',
  'iam:GetInstanceProfile',
  'iam:RemoveRoleFromInstanceProfile',
  'iam:TagInstanceProfile',
];

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html */
export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const partition = governedPartition(checked.view);
  const place = { partition };
  const { account } = checked.view.home;
  const region = otherRegion(partition, []) ?? 'us-east-1';
  const chosen = checked.answer('boundaryBlocks');
  const principal: CallPrincipal = {
    caller: { kind: 'role-session', roleArn: `arn:${partition}:iam::${account}:role/App` },
  };
  const capped = (says: string, action: string, resource: string): Call => ({
    label: says,
    principal,
    action,
    resource,
    context: {},
    permissionsBoundary: 'boundary',
  });
  const deepseek = capped(
    'Call DeepSeek',
    INVOKE,
    arnOf(place, 'bedrock', region, '', 'foundation-model/deepseek.v3.2'),
  );
  const open = (block: string, call: Call): Expectation =>
    chosen.includes(block) ? allowed(call) : denied(call, { difference: 'without its block' });
  const profile = capped(
    'Read the profile',
    'bedrock:GetInferenceProfile',
    arnOf(place, 'bedrock', region, account, 'inference-profile/us.deepseek.r1-v1:0'),
  );
  const reads = (call: Call): readonly Expectation[] =>
    around(call, [
      { difference: 'of another vendor', resource: call.resource.replace('deepseek.r1', 'amazon.nova') },
    ]);
  const roles = `arn:${partition}:iam::${account}:role${checked.answer('path')}app`;
  const outside = (kind: string) => `arn:${partition}:iam::${account}:${kind}/app`;
  const boundary = `arn:${partition}:iam::${account}:policy/${checked.answer('policyName')}`;
  const key = 'iam:PermissionsBoundary';
  return [
    open('models', deepseek),
    ...BLOCKS.flatMap(([block, action, service, resource]) => {
      const call = capped(`Call ${action}`, action, arnOf(place, service, region, account, resource));
      return [open(block, call), ...misses(call, [inOtherAccount('of another account')])];
    }),
    ...(chosen.includes('reads') && chosen.includes('profiles') ? reads(profile) : []),
    ...['SHORT_TERM', 'LONG_TERM'].map((type) => {
      const call = capped('Use an API key', 'bedrock:CallWithBearerToken', '*');
      const typed = {
        ...call,
        label: type === 'SHORT_TERM' ? 'Use a short-term API key' : 'Use a long-term API key',
        context: { 'bedrock:BearerTokenType': type },
      };
      return type === 'SHORT_TERM'
        ? open('short-keys', typed)
        : denied(typed, { difference: 'a long-term key' });
    }),
    ...misses(deepseek, [
      {
        difference: 'another vendor',
        resource: deepseek.resource.replace('deepseek.v3.2', 'amazon.nova-lite-v1:0'),
      },
      {
        difference: 'create a user',
        action: 'iam:CreateUser',
        resource: `arn:${partition}:iam::${account}:user/x`,
      },
    ]),
    ...GUARDED.map(([difference, action]) =>
      denied(
        {
          label: 'With administrator access added',
          principal: { role: 'admin', everything: true },
          action,
          resource: action.includes('Role') ? roles : boundary,
          context: {},
        },
        { difference },
      ),
    ),
    allowed({
      label: 'Create another policy, with administrator access added',
      principal: { role: 'admin', everything: true },
      action: 'iam:CreatePolicyVersion',
      resource: `${boundary}-other`,
      context: {},
    }),
    ...callsOf({
      by: 'admin',
      may: each(ROLE_CALLS, roles, { [key]: boundary }),
      near: {
        'iam:CreateRole': [
          withoutKeys('without the boundary', key),
          withKey('with another boundary', key, `${boundary}-other`),
          inOtherAccount(),
        ],
        'iam:UpdateAssumeRolePolicy': [withoutKeys('pass a role without the boundary', key)],
        'iam:DeleteRole': [withoutKeys('delete a role without the boundary', key)],
      },
      not: [
        ['remove the boundary', 'iam:DeleteRolePermissionsBoundary', roles, { [key]: boundary }],
        ['change the boundary', 'iam:CreatePolicyVersion', boundary],
      ],
    }),
    ...callsOf({
      by: 'admin',
      may: each(LOOKS, roles),
      near: { 'iam:GetRole': [inOtherAccount('of another account')] },
    }),
    ...(checked.answer('path') === '/'
      ? callsOf({ by: 'admin', may: [], not: [['tag any role', 'iam:TagRole', roles]] })
      : callsOf({
          by: 'admin',
          may: [
            ...each(TAG_CALLS, roles),
            ...each(POLICY_CALLS, roles.replace(':role/', ':policy/')),
            ...each(PROFILE_CALLS, roles.replace(':role/', ':instance-profile/')),
            ['iam:PassRole', roles, { 'iam:PassedToService': 'ec2.amazonaws.com' }],
          ],
          near: {
            'iam:TagRole': [inOtherAccount('of another account')],
            'iam:PassRole': [
              withKey('pass it to another service', 'iam:PassedToService', 'glue.amazonaws.com'),
            ],
          },
          not: [
            ['of a role outside the path', 'iam:TagRole', outside('role')],
            ['a policy outside the path', 'iam:CreatePolicyVersion', `${boundary}-other`],
            ['outside the path', 'iam:AddRoleToInstanceProfile', outside('instance-profile')],
            [
              'pass a role outside the path',
              'iam:PassRole',
              outside('role'),
              { 'iam:PassedToService': 'ec2.amazonaws.com' },
            ],
          ],
        })),
  ];
}
