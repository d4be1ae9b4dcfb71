// Access by tags: the caller's own tag must be on what it calls. Models of AWS have no tags, so those stay as they are.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { groupBy } from '#iam/collections/group-by.ts';
import { narrow, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { json } from '#deepseek/compose/next-steps.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { shellWord } from '#deepseek/compose/shell.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { Limit } from './limit.ts';
import { INVOKE_ACTIONS, MANTLE_CALL, narrowed, select } from './select.ts';
import { joinOr } from '#iam/text/words.ts';

/** Calls that check the tags of what is called. */
export const TAGGED_CALLS: readonly string[] = [
  ...INVOKE_ACTIONS,
  MANTLE_CALL,
  'sagemaker:InvokeEndpoint',
  'sagemaker:InvokeEndpointWithResponseStream',
  'sagemaker:InvokeEndpointAsync',
];

const TAGGED =
  /^arn:[^:]+:(?:bedrock:[^:]*:\d+:(?:application-inference-profile|imported-model|provisioned-model)|bedrock-mantle:[^:]*:\d+:project|sagemaker:[^:]*:\d+:(?:endpoint|inference-component))\//;

/** Whether AWS checks tags of the resource. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html */
export const hasTags = (arn: string): boolean => TAGGED.test(arn);

/** The keys that must match, each once: AWS ignores their case. */
export function matchedTags({ view, answer }: CheckedAnswers): readonly string[] {
  if (!view.asks('matchTags')) return [];
  return [...groupBy(answer('matchTags'), (key) => key.toLowerCase()).values()].map(([first = '']) => first);
}

const selectTagged = (statement: PlannedStatement) => select(statement, TAGGED_CALLS, hasTags);

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/tutorial_attribute-based-access-control.html */
export const matchTags: Limit = (statements, checked) => {
  const keys = matchedTags(checked);
  if (keys.length === 0) return statements;
  const same = Object.fromEntries(
    keys.map((key) => [`aws:ResourceTag/${key}`, `\${aws:PrincipalTag/${key}}`]),
  );
  return narrowed(statements.map(selectTagged), (statement) =>
    narrow(statement, { StringEquals: same }, 'matchTags'),
  );
};

const has = (keys: readonly string[], key: string): boolean =>
  keys.some((each) => each.toLowerCase() === key.toLowerCase());

/**
 * Session tags that a service sets by itself, by the kind of trust.
 * https://docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html, https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
 */
const SET_BY_SERVICE: Readonly<Record<string, RegExp>> = {
  'pod-identity': /^(?:eks-cluster|kubernetes)-/i,
  'roles-anywhere': /^x509/i,
};

/**
 * Keys that neither the role nor its sessions have: only some trust policies allow sts:TagSession.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 */
function bareKeys({ view, answer }: CheckedAnswers, keys: readonly string[]): readonly string[] {
  const session = view.asks('sessionTagKeys') ? answer('sessionTagKeys') : [];
  const own = answer('tags').map(({ key }) => key);
  const set = SET_BY_SERVICE[view.entity.trust];
  return keys.filter((key) => !has([...session, ...own], key) && !set?.test(key));
}

/** Whether calls go to the default project: it cannot have tags, so that none of them matches. */
const usesDefaultProject = ({ view, answer }: CheckedAnswers): boolean =>
  view.asks('mantleProjects') && answer('mantleProjects').some(({ id }) => id === 'default');

export function tagNotices(checked: CheckedAnswers): readonly Notice[] {
  const keys = matchedTags(checked);
  if (keys.length === 0) return [];
  const bare = bareKeys(checked, keys);
  return [
    ...(usesDefaultProject(checked)
      ? [
          {
            id: 'match-tags-default',
            title: 'Default project',
            text: 'The default project of bedrock-mantle cannot be tagged, so calls that must match a tag are denied there. Tag a project, and name it here and in the requests.',
            stops: {
              text: 'The default project of bedrock-mantle has no tags, which calls must match.',
              fields: ['mantleProjects', 'matchTags'] as const,
            },
          },
        ]
      : []),
    ...(bare.length === 0
      ? []
      : [
          {
            id: 'match-tags-caller',
            title: 'Tag of the caller',
            text: `The role does not have the tag ${bare.join(', ')} in these answers: add it under Tags, or let a “Role that passes session tags” pass it. Without it, the calls are denied.`,
            stops: {
              text: `The role does not have the tag ${joinOr(bare)}, which calls must match.`,
              fields: ['tags', 'matchTags'] as const,
            },
          },
        ]),
    {
      id: 'match-tags-open',
      title: 'Untagged models',
      text: 'Models of AWS and their us. profile have no tags, so their calls on bedrock-runtime are not limited. A model behind an application inference profile is called only through the profile, whose tag counts.',
    },
    ...(checked.view.asks('mantleProjects')
      ? [
          {
            id: 'match-tags-projects',
            title: 'Tags of projects',
            text: 'On bedrock-mantle the tag of the project counts. A request that names no project is for the default one, which has no tags.',
          },
        ]
      : []),
  ];
}

/**
 * The AWS CLI has no commands for bedrock-mantle: Cloud Control API sets the tags of a project, by its type in CloudFormation.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-bedrockmantle-project.html
 */
function tagProject(arn: string, region: string, keys: readonly string[]): string {
  const value = keys.map((Key) => ({ Key, Value: 'VALUE' }));
  const patch = JSON.stringify([{ op: 'add', path: '/Tags', value }]);
  return `aws cloudcontrol update-resource --region ${region} --type-name AWS::BedrockMantle::Project --identifier ${shellWord(arn)} --patch-document ${shellWord(patch)}`;
}

const projectWords = (arns: readonly string[]): string =>
  arns.some((arn) => arn.includes(':bedrock-mantle:'))
    ? ' The command for a project replaces all of its tags: add those it has.'
    : '';

function tagCommand(arn: string, keys: readonly string[]): string {
  const { service, region = '' } = parseArn(arn) ?? {};
  if (service === 'bedrock-mantle') return tagProject(arn, region, keys);
  const tags = (key: string, value: string) =>
    keys.map((each) => shellWord(`${key}=${each},${value}=VALUE`)).join(' ');
  return service === 'sagemaker'
    ? `aws sagemaker add-tags --region ${region} --resource-arn ${shellWord(arn)} --tags ${tags('Key', 'Value')}`
    : `aws bedrock tag-resource --region ${region} --resource-arn ${shellWord(arn)} --tags ${tags('key', 'value')}`;
}

/** Tagging what is called, and keeping the tags from everyone else. `statements` are those before the limits. */
export function tagSteps(
  checked: CheckedAnswers,
  statements: readonly PlannedStatement[],
): readonly NextStep[] {
  const keys = matchedTags(checked);
  if (keys.length === 0) return [];
  const arns = statements.flatMap((statement) => selectTagged(statement).chosen?.resources ?? []);
  const named = [...new Set(arns)].filter((arn) => !arn.includes('*') && !arn.endsWith(':project/default'));
  return [
    ...(named.length === 0
      ? []
      : [
          {
            id: 'tag-resources',
            title: 'Tag what the role calls',
            text: `Each needs the same value as the caller.${projectWords(named)}`,
            code: named.map((arn) => tagCommand(arn, keys)).join('\n'),
            page: PAGES.iamAbac,
          },
        ]),
    {
      id: 'protect-tags',
      title: 'Keep others from changing these tags',
      text: 'Whoever can set these tags on resources, roles or sessions decides what can be called. Add this statement to a service control policy, or to the policies of those who must not. Put the ARN of who manages tags for TAG_ADMIN_ARN, with the roles beside it that pass these as session tags.',
      code: json({
        Sid: 'ProtectAccessTags',
        Effect: 'Deny',
        Action: [
          'bedrock:TagResource',
          'bedrock:UntagResource',
          'bedrock-mantle:TagResource',
          'bedrock-mantle:UntagResource',
          'sagemaker:AddTags',
          'sagemaker:DeleteTags',
          'iam:TagRole',
          'iam:UntagRole',
          'sts:TagSession',
        ],
        Resource: '*',
        Condition: {
          // A tag named Team also counts as aws:ResourceTag/team.
          'ForAnyValue:StringEqualsIgnoreCase': { 'aws:TagKeys': oneOrMany(keys) },
          ArnNotLike: { 'aws:PrincipalArn': 'TAG_ADMIN_ARN' },
        },
      }),
      page: PAGES.iamAbac,
    },
  ];
}
